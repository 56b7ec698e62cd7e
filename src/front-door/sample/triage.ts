import { later } from '../../platform/time/london.ts';
import { nextOpening, openingAt } from '../../platform/time/opening-hours.ts';
import { startClock, type Timekeeping } from '../rules/clocks.ts';
import type { StartedClock } from '../types.ts';
import { hubOf, type SampleConcern, type SampleTriage } from './concern.ts';
import type { LivedClock } from './life.ts';
import { strategyRows } from './strategy.ts';

/** What the hub is doing with a concern of the sample. */
export type Doing =
  | 'returned'
  | 'answered'
  | 'passed'
  | 'refused'
  | 'with worker'
  | 'left overnight'
  | 'discussed'
  | 'worker has it';

/** What is being done with concerns that were rated and are open. */
const RATED: readonly Doing[] = ['returned', 'answered', 'passed', 'refused', 'with worker'];

/** Gives some concerns of Thurrock's hub something that is being done, one of each kind; the rest stay as they are. */
export function withTriage(
  concerns: readonly SampleConcern[],
  time: Timekeeping,
  now: Temporal.Instant,
): SampleConcern[] {
  const rated = [...RATED];
  const [unrated, decided]: Doing[][] = [['left overnight'], ['discussed']];
  return concerns.map((concern) => {
    const { life, story, telling, unsettled } = concern;
    if (life.decidedAt && story.outcome === 'allocated-worker')
      return doing(concern, 'worker has it', time, now);
    if (unsettled || telling.area !== 'thurrock') return concern;
    const strategy = life.decidedAt !== null && story.outcome === 'strategy-discussion';
    const free = life.decidedAt === null && !life.asked && !telling.dangerNow;
    const next = strategy ? decided : free ? (life.ratedAt ? rated : unrated) : undefined;
    const what = next?.shift();
    return what ? doing(concern, what, time, now) : concern;
  });
}

function doing(concern: SampleConcern, what: Doing, time: Timekeeping, now: Temporal.Instant): SampleConcern {
  const { area } = concern.telling;
  const at = later(now.subtract({ minutes: 95 }), concern.life.ratedAt ?? concern.receivedAt);
  const start = (rule: string, from = at) => startClock(time, rule, area, from);
  const { clocks, ...triage } = HOW[what](concern, at, start, now, time);
  return { ...concern, triage, life: { ...concern.life, clocks: [...concern.life.clocks, ...clocks] } };
}

type Start = (rule: string, from?: Temporal.Instant) => StartedClock;
type Done = SampleTriage & { clocks: readonly LivedClock[] };
type How = (
  concern: SampleConcern,
  at: Temporal.Instant,
  start: Start,
  now: Temporal.Instant,
  time: Timekeeping,
) => Done;

const runs = (clock: StartedClock, metAt: Temporal.Instant | null = null): LivedClock => ({
  ...clock,
  metAt,
  endedAt: null,
  lateReason: null,
});
const row = (values: Readonly<Record<string, unknown>>) => ({ id: crypto.randomUUID(), ...values });

const NEED = 'On which days was this seen, and who else was there?';

const sentBack =
  (answer: string | null): How =>
  (concern, at, start, now) => {
    const clock = start('send-back-answer');
    const by = hubOf(concern.telling.area).screening;
    const answeredAt = answer === null ? null : now.subtract({ minutes: 12 });
    return {
      clocks: [runs(clock, answeredAt)],
      facts: {
        sendBacks: [
          { endedHow: answer === null ? null : 'answered', endedAt: answeredAt?.toString() ?? null },
        ],
      },
      receipt: {
        returned_at: at,
        need: answer === null ? NEED : null,
        answer_due_at: clock.dueAt,
        answered_at: answeredAt,
      },
      rows: {
        'front_door.send_back': [
          row({
            ...{
              concern_id: concern.id,
              reason: 'missing',
              need: NEED,
              why: null,
              answer_due_at: clock.dueAt,
            },
            ...{ sent_by: by.id, sent_by_name: by.name, sent_at: at, ended_at: answeredAt },
            ...{ ended_how: answer === null ? null : 'answered', answer, answered_by_name: null },
          }),
        ],
      },
    };
  };

const passed =
  (kind: 'authority' | 'worker', answer: 'accepted' | 'refused' | null): How =>
  (concern, at, start, now) => {
    const { screening } = hubOf(concern.telling.area);
    const said = answer === null ? null : (concern.life.decidedAt ?? now).subtract({ minutes: 8 });
    const words = answer === 'accepted' ? 'Will see the child today.' : 'No address of theirs with us.';
    const toldAt = said === null ? at : said.subtract({ minutes: 40 });
    return {
      clocks: [runs(start(kind === 'worker' ? 'worker-acknowledges' : 'transfer-acceptance', toldAt), said)],
      facts: { passedOn: [{ kind, inside: false, answer, endedAt: said?.toString() ?? null }] },
      receipt: {},
      rows: {
        'front_door.passed_on': [
          row({
            ...{ concern_id: concern.id, kind, area: null, recorded_at: toldAt, how: 'Telephone' },
            ...(kind === 'worker' ? WORKER : AUTHORITY),
            ...{
              told_at: toldAt,
              told_by: screening.id,
              told_by_name: screening.name,
              answer,
              answered_at: said,
            },
            ...{ answered_by: answer && 'Duty manager', words: answer && words, answer_recorded_at: said },
            ...{
              answer_recorded_by: answer && screening.id,
              answer_recorded_by_name: answer && screening.name,
            },
          }),
        ],
      },
    };
  };

const WORKER = {
  ...{ whom: 'Bola Nash', team: 'Family support east', contact: 'Their case 20931' },
  reason: 'What was told, and that the child is at home.',
};
const AUTHORITY = {
  ...{ whom: 'Kent County Council', team: null, contact: 'Duty desk, 01622 000 111' },
  reason: 'The school and the surgery both say that they moved to Dover.',
};

const leftOvernight: How = (concern, _at, start, now, time) => {
  const { id: written_by, name: written_by_name } = DUTY;
  const written = later(concern.receivedAt.add({ minutes: 20 }), now.subtract({ hours: 9 }));
  const { hours } = time.countingFor(concern.telling.area ?? 'thurrock');
  const begins = openingAt(hours, written).open ? written : (nextOpening(hours, written) ?? written);
  const clock = start('emergency-duty-hand-over', begins);
  return {
    clocks: [runs(clock)],
    facts: { notes: [{ acknowledged: false }] },
    receipt: {},
    rows: {
      'front_door.overnight_note': [
        row({
          ...{
            concern_id: concern.id,
            written_by,
            written_by_name,
            written_at: written,
            due_at: clock.dueAt,
          },
          note: 'I rang the family: the child is with an aunt until the afternoon. Please see the child before then.',
        }),
      ],
    },
  };
};
const DUTY = { id: '00000003-0000-4000-8000-000000000005', name: 'Imogen Salt' };

const discussed: How = (concern, _at, start) => {
  const held = (concern.life.decidedAt ?? concern.receivedAt).subtract({ minutes: 5 });
  return {
    clocks: [
      runs(start('initial-child-protection-conference', held)),
      runs(start('child-and-family-assessment', concern.receivedAt)),
    ],
    facts: {},
    receipt: {},
    rows: strategyRows(concern, held),
  };
};

const HOW: Readonly<Record<Doing, How>> = {
  returned: sentBack(null),
  answered: sentBack('On Mondays and Thursdays. His older sister was there both times.'),
  passed: passed('authority', null),
  refused: passed('authority', 'refused'),
  'with worker': passed('worker', null),
  'worker has it': passed('worker', 'accepted'),
  'left overnight': leftOvernight,
  discussed,
};
