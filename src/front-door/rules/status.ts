import { isBefore } from '../../platform/time/london.ts';
import type { Level, OutcomeCode, Rating } from './thresholds.ts';

/** Where a concern stands. */
export type State =
  | 'received'
  | 'screening'
  | 'gathering'
  | 'decided'
  | 'returned'
  | 'transferred'
  | 'closed';

/** What has happened to a concern, as far as its standing hangs on it. Ratings and decisions oldest first. */
export type ConcernFacts = {
  readonly ratings: readonly { rating: Rating }[];
  readonly decisions: readonly { level: Level; outcome: OutcomeCode; decidedAt: Temporal.Instant }[];
  readonly clocks: readonly {
    rule: string;
    dueAt: Temporal.Instant;
    metAt: Temporal.Instant | null;
    endedAt: Temporal.Instant | null;
    /** Since when it stands still, where its rule lets it. */
    pausedAt?: Temporal.Instant | null;
  }[];
  readonly agenciesAsked: number;
  /** What happened between rating and decision; oldest first, absent where nothing did. */
  readonly triage?: TriageFacts;
  /** A decision waits for its second person. */
  readonly proposed?: boolean;
};

/** How a return to the referrer ended; null while an answer is waited for. */
export type SendBackEnd = 'answered' | 'taken back' | 'decided' | null;

/** What those to whom a concern was passed say; null while they are waited for. */
export type PassedOnAnswer = 'accepted' | 'refused' | 'withdrawn' | null;

/** The steps of triage that an open concern's standing hangs on. `endedAt` orders them: ISO, null while they last. */
export type TriageFacts = {
  readonly sendBacks?: readonly { endedHow: SendBackEnd; endedAt?: string | null }[];
  readonly passedOn?: readonly {
    kind: 'authority' | 'worker';
    /** To another area of this installation. */
    inside: boolean;
    answer: PassedOnAnswer;
    endedAt: string | null;
  }[];
  /** When it was closed, unless it was opened again: ISO. */
  readonly closedAt?: string | null;
  /** What the emergency duty team left. */
  readonly notes?: readonly { acknowledged: boolean }[];
};

/** What an open concern waits for besides its decision, or what came and waits to be read. */
export type Waiting =
  | 'answer'
  | 'answered'
  | 'acceptance'
  | 'accepted'
  | 'refused'
  | 'acknowledgement'
  | 'acknowledged'
  | 'not theirs'
  | 'hand-over'
  | 'second person';

/** What lists sort, filter and count by. */
export type Standing = {
  readonly state: State;
  /** Still waiting for its decision. */
  readonly open: boolean;
  readonly rating: Rating | null;
  readonly level: Level | null;
  readonly outcome: OutcomeCode | null;
  /** The earliest clock still running, and its rule; null once decided. */
  readonly dueAt: Temporal.Instant | null;
  readonly dueRule: string | null;
  /** When it was first decided, and whether any clock had run out by then. */
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedLate: boolean | null;
  readonly waiting: Waiting | null;
};

/** Whether a clock is met by the decision, and not by something on the way to it or after it. */
export function isDecisionClock(rule: string): boolean {
  return rule === 'referral-decision' || rule.startsWith('rating-');
}

/** The facts of a concern that has just come in. */
export function factsAtReceipt(clocks: readonly { rule: string; dueAt: Temporal.Instant }[]): ConcernFacts {
  return {
    ratings: [],
    decisions: [],
    clocks: clocks.map(({ rule, dueAt }) => ({ rule, dueAt, metAt: null, endedAt: null })),
    agenciesAsked: 0,
  };
}

/** A concern's standing, from facts alone. The last rating and the last decision count; the first decision met the clocks. */
export function standing(facts: ConcernFacts): Standing {
  const decision = facts.decisions.at(-1);
  const due = decision ? undefined : mostUrgent(facts.clocks);
  return {
    state: stateOf(facts),
    open: decision === undefined,
    rating: facts.ratings.at(-1)?.rating ?? null,
    level: decision?.level ?? null,
    outcome: decision?.outcome ?? null,
    dueAt: due?.dueAt ?? null,
    dueRule: due?.rule ?? null,
    decidedAt: facts.decisions[0]?.decidedAt ?? null,
    decidedLate: decision ? facts.clocks.some(metLate) : null,
    waiting: decision ? null : facts.proposed ? 'second person' : waitingOf(facts.triage ?? {}),
  };
}

function stateOf(facts: ConcernFacts): State {
  const decision = facts.decisions.at(-1);
  if (decision) return stateAfter(decision, facts.triage?.closedAt);
  const returned = facts.triage?.sendBacks?.at(-1);
  if (returned?.endedHow === null) return 'returned';
  if (facts.agenciesAsked > 0) return 'gathering';
  return facts.ratings.length > 0 || returned?.endedHow === 'answered' ? 'screening' : 'received';
}

/** A decision made after it was closed opened it again. */
function stateAfter(decision: ConcernFacts['decisions'][number], closedAt: string | null | undefined): State {
  if (closedAt && !isBefore(Temporal.Instant.from(closedAt), decision.decidedAt)) return 'closed';
  return decision.outcome === 'another-authority' ? 'transferred' : 'decided';
}

/** What is out with somebody; else the last thing that came back. Only one is ever out at a time. */
function waitingOf({ sendBacks = [], passedOn = [], notes = [] }: TriageFacts): Waiting | null {
  const asked = sendBacks.at(-1);
  const passed = passedOn.at(-1);
  if (asked?.endedHow === null) return 'answer';
  if (passed?.answer === null) return passed.kind === 'worker' ? 'acknowledgement' : 'acceptance';
  const left = notes.some(({ acknowledged }) => !acknowledged) ? 'hand-over' : null;
  if (passed && (asked?.endedAt ?? '') < (passed.endedAt ?? '')) return passedWaiting(passed) ?? left;
  return asked?.endedHow === 'answered' ? 'answered' : left;
}

function passedWaiting({
  kind,
  inside,
  answer,
}: NonNullable<TriageFacts['passedOn']>[number]): Waiting | null {
  if (answer === 'refused') return kind === 'worker' ? 'not theirs' : 'refused';
  if (answer !== 'accepted' || inside) return null;
  return kind === 'worker' ? 'acknowledged' : 'accepted';
}

type FactClock = ConcernFacts['clocks'][number];

/** The running clock that ends first; of two that end together, the first by name, so that the answer never varies. */
function mostUrgent(clocks: readonly FactClock[]): FactClock | undefined {
  return clocks
    .filter((clock) => clock.metAt === null && clock.endedAt === null && !clock.pausedAt)
    .sort((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt) || (a.rule < b.rule ? -1 : 1))[0];
}

function metLate(clock: FactClock): boolean {
  return isDecisionClock(clock.rule) && clock.metAt !== null && isBefore(clock.dueAt, clock.metAt);
}
