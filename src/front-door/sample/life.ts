import { isBefore } from '../../platform/time/london.ts';
import { openingAt } from '../../platform/time/opening-hours.ts';
import {
  clocksAtReceipt,
  DECISION_CLOCK,
  ratingClock,
  startClock,
  type Timekeeping,
} from '../rules/clocks.ts';
import type { StartedClock } from '../types.ts';
import type { Chance } from './chance.ts';
import type { Story } from './stories/index.ts';

/** How far a concern of the sample has come. */
export type Fate = 'received' | 'screening' | 'gathering' | 'decided' | 'decided late';

export interface LivedClock extends StartedClock {
  metAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
  lateReason: string | null;
}

/** What happened to a concern after it came in. */
export interface Life {
  ratedAt: Temporal.Instant | null;
  decidedAt: Temporal.Instant | null;
  allocated: boolean;
  asked: boolean;
  clocks: readonly LivedClock[];
}

const LATE_REASONS = [
  'The police could not be reached until the next morning.',
  'The interpreter could not come before the afternoon.',
  'Three strategy discussions fell on the same day.',
  'The address was wrong and the family had to be found first.',
];

/** Lets a concern of the sample live its life by the product's own clocks, up to its fate and never past `now`. */
export function liveLife(
  story: Story,
  fate: Fate,
  concern: { area: string | null; receivedAt: Temporal.Instant; dangerNow: boolean },
  time: Timekeeping,
  chance: Chance,
  now: Temporal.Instant,
): Life {
  const { receivedAt, area } = concern;
  const started = clocksAtReceipt(time, concern);
  const isRated = fate !== 'received';
  const ratedAt = isRated ? soonest(receivedAt.add({ minutes: chance.between(6, 75) }), now) : null;
  const rating = isRated ? startClock(time, ratingClock(story.rating), area, receivedAt) : undefined;
  const clocks = rating ? [...started.filter((clock) => clock.rule !== rating.rule), rating] : started;
  const decidedAt = fate.startsWith('decided')
    ? decisionTime(clocks, fate, concern, time, chance, now)
    : null;
  return {
    ratedAt: ratedAt && decidedAt ? soonest(ratedAt, decidedAt) : ratedAt,
    decidedAt,
    allocated: isRated && chance.happens(0.7),
    asked: fate === 'gathering' || (fate.startsWith('decided') && chance.happens(0.4)),
    clocks: clocks.map((clock) => lived(clock, ratedAt, rating, decidedAt, chance)),
  };
}

function lived(
  clock: StartedClock,
  ratedAt: Temporal.Instant | null,
  rating: StartedClock | undefined,
  decidedAt: Temporal.Instant | null,
  chance: Chance,
): LivedClock {
  // Danger told starts the red clock; another rating ends it.
  const isReplaced = rating !== undefined && clock.rule !== rating.rule && clock.rule !== DECISION_CLOCK;
  const metAt = isReplaced ? null : decidedAt;
  const isLate = metAt !== null && isBefore(clock.dueAt, metAt);
  return {
    ...clock,
    metAt,
    endedAt: isReplaced ? ratedAt : null,
    lateReason: isLate ? chance.pick(LATE_REASONS) : null,
  };
}

function decisionTime(
  clocks: readonly StartedClock[],
  fate: Fate,
  { area, receivedAt }: { area: string | null; receivedAt: Temporal.Instant },
  time: Timekeeping,
  chance: Chance,
  now: Temporal.Instant,
): Temporal.Instant {
  const due = clocks.map((clock) => clock.dueAt).reduce(soonest);
  if (fate === 'decided late') return soonest(due.add({ minutes: chance.between(15, 900) }), now);
  const share = 0.15 + chance.next() * 0.8;
  const minutes = Math.floor(receivedAt.until(due).total('minutes') * share);
  const at = atWork(receivedAt.add({ minutes }), area ?? 'thurrock', time, chance);
  return soonest(isBefore(due, at) ? due.subtract({ minutes: chance.between(2, 30) }) : at, now);
}

/** Nobody decides at night what can wait till morning. */
function atWork(at: Temporal.Instant, area: string, time: Timekeeping, chance: Chance): Temporal.Instant {
  const opening = openingAt(time.countingFor(area).hours, at);
  return opening.open || !opening.until ? at : opening.until.add({ minutes: chance.between(5, 90) });
}

function soonest(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isBefore(b, a) ? b : a;
}
