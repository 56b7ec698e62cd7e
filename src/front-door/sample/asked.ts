import { randomUUID } from 'node:crypto';
import { type SampleRole, samplePractitioners } from '../../partnership/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { startClock, type Timekeeping } from '../rules/clocks.ts';
import type { AnswerKind, Refusal } from '../rules/sharing.ts';
import { hubOf, type Rows, type SampleConcern } from './concern.ts';

/** What one agency of the sample made of its question. Minutes from being asked; null: no word. */
interface Made {
  kind: AnswerKind;
  words: string;
  reason: Refusal | null;
  share: number;
}

type Asked = { id: string; name: string; by: SampleRole; said: readonly (Made | null)[] };

const told = (share: number, words: string): Made => ({ kind: 'told', words, reason: null, share });
const nothing = (share: number): Made => ({
  kind: 'nothing known',
  words: 'Nothing found under the names given.',
  reason: null,
  share,
});
const refused = (share: number, reason: Refusal, words: string): Made => ({
  kind: 'not shared',
  words,
  reason,
  share,
});

const agency = (n: number) => `00000001-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Whom the hubs of the sample ask, and what each says, in turn. */
const AGENCIES: readonly Asked[] = [
  {
    id: agency(4),
    name: 'Estuary Police',
    by: 'policeContact',
    said: [
      told(
        0.3,
        'Two calls to the address since the spring, both about noise at night. No crime recorded. One adult there is known for theft eight years ago.',
      ),
      nothing(0.2),
      told(
        0.5,
        'Officers attended once in September after a neighbour rang. The children were seen and well. An adult had been drinking.',
      ),
      refused(
        0.4,
        'investigation',
        'An investigation is open. We can speak about it at a strategy discussion.',
      ),
    ],
  },
  {
    id: agency(5),
    name: 'Estuary Integrated Care Board',
    by: 'healthContact',
    said: [
      told(
        0.6,
        'Registered with a GP. Immunisations are up to date. Two appointments were missed this year and not rebooked.',
      ),
      refused(
        0.5,
        'no ground',
        'From what we were sent we see no ground to share an adult’s health record. Ask again if more is known.',
      ),
      nothing(0.7),
      null,
      told(1.3, 'The health visitor last saw the family in June and had no worries then.'),
    ],
  },
  {
    id: agency(9),
    name: 'Creekside Youth Trust',
    by: 'youthContact',
    said: [
      null,
      told(0.8, 'Came to the Thursday group until October, then stopped. Seemed tired and often hungry.'),
      null,
      nothing(1.6),
    ],
  },
];

/** The agencies that a concern of the sample asked, and what they said by `now`: nothing where none was. */
export function askedRows(
  sample: SampleConcern,
  time: Timekeeping,
  team: string,
  now: Temporal.Instant,
): Rows {
  const { life, telling, story } = sample;
  if (!life.asked || !life.ratedAt) return {};
  const clock = startClock(time, `agency-reply-${story.rating}`, telling.area, life.ratedAt);
  const until = life.decidedAt ?? now;
  const each = AGENCIES.map((asked, at) => {
    const made = asked.said[(sample.number + at) % asked.said.length] ?? null;
    const minutes = Math.round(clock.startedAt.until(clock.dueAt).total('minutes') * (made?.share ?? 0));
    const answeredAt = clock.startedAt.add({ minutes: minutes + 3 });
    return rowsFor(
      sample,
      asked,
      clock,
      made && isBefore(answeredAt, until) ? { ...made, answeredAt } : null,
      team,
    );
  });
  return {
    'front_door.question': each.map(({ question }) => question),
    'front_door.reply': each.flatMap(({ reply }) => reply ?? []),
    'front_door.sharing': each.flatMap(({ shared }) => shared),
  };
}

function rowsFor(
  sample: SampleConcern,
  asked: Asked,
  clock: ReturnType<typeof startClock>,
  made: (Made & { answeredAt: Temporal.Instant }) | null,
  team: string,
) {
  const { telling } = sample;
  const { screening } = hubOf(telling.area);
  const person = samplePractitioners[asked.by];
  const id = randomUUID();
  const belongs = { concern_id: sample.id, agency_id: asked.id, agency: asked.name };
  const question = {
    ...{ id, ...belongs, area: telling.area },
    question:
      'What do you know of this family since the spring, and is anybody of yours in touch with them now?',
    why: 'We weigh whether the children are safe and what help the family needs.',
    basis: 'public task',
    shared: ['name', 'date of birth'],
    children: telling.children.map((child) => child.id),
    people: [],
    ...{ rule: clock.rule, rule_version: clock.version },
    ...{ asked_by: screening.id, asked_by_name: screening.name, team },
    ...{ decided_by: screening.id, decided_by_name: screening.name },
    ...{ asked_at: clock.startedAt, due_at: clock.dueAt, next_chase_at: clock.dueAt },
    ...{ answered_at: made?.answeredAt ?? null, answer: made?.kind ?? null },
  };
  const line = {
    concern_id: sample.id,
    reference: sample.reference,
    area: telling.area,
    basis: 'public task',
  };
  const out = {
    ...{
      ...line,
      id: randomUUID(),
      from_name: team,
      to_kind: 'agency',
      to_agency: asked.id,
      to_name: asked.name,
    },
    ...{ fields: ['question', 'why it is asked', 'name', 'date of birth'], how: 'question', source_id: id },
    ...{ decided_by: screening.id, decided_by_name: screening.name, shared_at: clock.startedAt },
  };
  if (!made) return { question, reply: undefined, shared: [out] };
  const reply = {
    ...{
      id: randomUUID(),
      question_id: id,
      ...belongs,
      kind: made.kind,
      words: made.words,
      reason: made.reason,
    },
    ...{ unasked: false, by_link: false, given_by: person.id, given_by_name: person.name },
    ...{ given_by_job: person.title, given_at: made.answeredAt },
  };
  const back = {
    ...{ ...line, id: randomUUID(), from_name: asked.name, to_kind: 'hub', to_agency: null, to_name: team },
    ...{
      fields: [made.kind === 'told' ? 'what is known' : 'nothing known'],
      how: 'reply',
      source_id: reply.id,
    },
    ...{ decided_by: person.id, decided_by_name: person.name, shared_at: made.answeredAt },
  };
  return { question, reply, shared: made.kind !== 'not shared' ? [out, back] : [out] };
}
