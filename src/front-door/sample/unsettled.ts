import type { Person, Rows, SampleConcern } from './concern.ts';
import { decisionOf } from './decided.ts';

/** A concern whose decision waits for its second person, of those that can; and one on which somebody disagrees. */
export function unsettledAmong(concerns: readonly SampleConcern[]): { waits: string; disputed: string } {
  const waits = concerns.findLast(
    ({ telling, story, life }) =>
      telling.area === 'essex' && story.level === 4 && life.ratedAt !== null && life.decidedAt === null,
  );
  const disputed = concerns.findLast(
    ({ telling, story, life }) =>
      telling.area === 'thurrock' && story.outcome === 'early-help' && life.decidedAt !== null,
  );
  return { waits: waits?.id ?? '', disputed: disputed?.id ?? '' };
}

/** The decision as it waits. */
export function proposalRows(sample: SampleConcern, by: Person, now: Temporal.Instant): Rows[string] {
  const at = now.subtract({ minutes: 9 });
  return [
    {
      id: crypto.randomUUID(),
      concern_id: sample.id,
      decision: decisionOf(sample, at),
      rule: 'level 4 is decided by two people in Essex',
      proposed_by: by.id,
      proposed_by_name: by.name,
      proposed_at: at,
    },
  ];
}

/** A disagreement that went from workers to managers, and is not settled. */
export function disagreementRows(sample: SampleConcern, by: Person, now: Temporal.Instant): Rows {
  const ago = (hours: number) => now.subtract({ hours });
  const id = crypto.randomUUID();
  const stage = (name: string, startedAt: Temporal.Instant, dueAt: Temporal.Instant) => ({
    id: crypto.randomUUID(),
    disagreement_id: id,
    concern_id: sample.id,
    stage: name,
    rule_version: 'national 1',
    started_at: startedAt,
    due_at: dueAt,
    started_by: by.id,
    started_by_name: by.name,
  });
  return {
    'front_door.disagreement': [
      {
        id,
        concern_id: sample.id,
        who: 'Oluchi Barr, Estuary Community Health',
        about:
          'That early help is enough. Health has offered the same for a year, and appointments are still missed.',
        wanted: 'An assessment by a social worker, with the health visitor.',
        raised_by: by.id,
        raised_by_name: by.name,
        raised_at: ago(30),
      },
    ],
    'front_door.disagreement_stage': [
      { ...stage('workers', ago(30), ago(4)), ended_at: ago(6), words: '' },
      {
        ...stage('managers', ago(6), now.add({ hours: 42 })),
        ended_at: null,
        words: 'They spoke on the telephone and each keeps to their view.',
      },
    ],
  };
}
