import { later } from '../../platform/time/london.ts';
import { nextOpening, openingAt } from '../../platform/time/opening-hours.ts';
import { startClock, type Timekeeping } from '../rules/clocks.ts';
import { HELD_CLOCK } from '../strategy/call/types.ts';
import type { StartedClock } from '../types.ts';
import { hubOf, type SampleConcern, type SampleTriage } from './concern.ts';
import type { LivedClock } from './life.ts';
import { strategyRows } from './strategy.ts';

/** What the hub is doing with a concern of the sample. */
export type Doing =
  | 'returned'
  | 'answered'
  | 'passed'
  | 'passed inside'
  | 'refused'
  | 'called'
  | 'with worker'
  | 'left overnight'
  | 'discussed'
  | 'worker has it';

/** What is done with concerns of an area, one of each, and which of them it is done with. */
const TO_DO: readonly { area: string; what: readonly Doing[]; fits: (concern: SampleConcern) => boolean }[] =
  [
    {
      area: 'thurrock',
      what: ['returned', 'answered', 'passed', 'refused', 'with worker'],
      fits: (concern) => isFree(concern) && concern.life.ratedAt !== null,
    },
    {
      area: 'thurrock',
      what: ['left overnight'],
      fits: (concern) => isFree(concern) && concern.life.ratedAt === null,
    },
    {
      area: 'thurrock',
      what: ['called'],
      fits: ({ life }) => life.decidedAt === null && life.asked,
    },
    {
      area: 'thurrock',
      what: ['discussed'],
      fits: ({ life, story }) => life.decidedAt !== null && story.outcome === 'strategy-discussion',
    },
    { area: 'southend', what: ['passed inside'], fits: isFree },
  ];

function isFree({ life, telling }: SampleConcern): boolean {
  return life.decidedAt === null && !life.asked && !telling.dangerNow;
}

/** Gives some concerns something that is being done, one of each kind; the rest stay as they are. */
export function withTriage(
  concerns: readonly SampleConcern[],
  time: Timekeeping,
  now: Temporal.Instant,
): SampleConcern[] {
  const left = TO_DO.map((each) => ({ ...each, what: [...each.what] }));
  return concerns.map((concern) => {
    const { life, story, telling, unsettled } = concern;
    if (life.decidedAt && story.outcome === 'allocated-worker')
      return doing(concern, 'worker has it', time, now);
    if (unsettled) return concern;
    const what = left
      .find((each) => each.area === telling.area && each.what.length > 0 && each.fits(concern))
      ?.what.shift();
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
  (kind: 'authority' | 'worker', answer: 'accepted' | 'refused' | null, inside?: typeof INSIDE): How =>
  (concern, at, start, now) => {
    const { screening } = hubOf(concern.telling.area);
    const said = answer === null ? null : (concern.life.decidedAt ?? now).subtract({ minutes: 8 });
    const words = answer === 'accepted' ? 'Will see the child today.' : 'No address of theirs with us.';
    const toldAt = said === null ? at : said.subtract({ minutes: 40 });
    return {
      clocks: [runs(start(kind === 'worker' ? 'worker-acknowledges' : 'transfer-acceptance', toldAt), said)],
      facts: {
        passedOn: [{ kind, inside: inside !== undefined, answer, endedAt: said?.toString() ?? null }],
      },
      receipt: {},
      rows: {
        'front_door.passed_on': [
          row({
            ...{ concern_id: concern.id, kind, area: null, recorded_at: toldAt, how: 'Telephone' },
            ...(kind === 'worker' ? WORKER : AUTHORITY),
            ...inside,
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
const INSIDE = {
  ...{ area: 'essex', whom: 'Essex', contact: 'Front door, by telephone' },
  reason: 'The school and the surgery both say that they moved to Chelmsford.',
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

const called: How = (concern, at, start, now) => {
  const by = hubOf(concern.telling.area).decision;
  return {
    clocks: [runs(start(HELD_CLOCK))],
    facts: {},
    receipt: {},
    rows: {
      'front_door.strategy_call': [
        row({
          ...{ concern_id: concern.id, planned_at: now.add({ hours: 2 }), called_at: at },
          why: 'What was told may be significant harm, and the police know the address.',
          ...{ invited: ['social care', 'police', 'health'], called_by: by.id, called_by_name: by.name },
        }),
      ],
    },
  };
};

const HOW: Readonly<Record<Doing, How>> = {
  returned: sentBack(null),
  answered: sentBack('On Mondays and Thursdays. His older sister was there both times.'),
  passed: passed('authority', null),
  'passed inside': passed('authority', null, INSIDE),
  refused: passed('authority', 'refused'),
  called,
  'with worker': passed('worker', null),
  'worker has it': passed('worker', 'accepted'),
  'left overnight': leftOvernight,
  discussed,
};
