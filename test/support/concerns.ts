import { randomUUID } from 'node:crypto';
import {
  clocksAtReceipt,
  ratingClock,
  startClock,
  type Timekeeping,
} from '../../src/front-door/rules/clocks.ts';
import { type ConcernFacts, standing } from '../../src/front-door/rules/status.ts';
import type { Level, OutcomeCode, Rating } from '../../src/front-door/rules/thresholds.ts';
import { timekeepingOf } from '../../src/front-door/timekeeping.ts';
import { PUBLISHED, type SampleRole, samplePractitioners, sampleTeams } from '../../src/partnership/index.ts';
import type { Database, OwnerConnection } from '../../src/platform/db/index.ts';
import { asOwner, insertOpening } from './openings.ts';

/** A child as a test tells of one. */
export interface TestChild {
  given?: string;
  surname?: string;
  born?: string;
  expected?: string;
  nhsNumber?: string;
  facts?: Record<string, unknown>;
}

/** A concern as a test wants it found: whatever is left out is believable and Thurrock's. Times are ISO. */
export interface TestConcern {
  id?: string;
  area?: string | null;
  team?: string;
  received?: string;
  raisedBy?: 'young person' | 'public' | 'professional';
  source?: readonly [code: string, words: string];
  headline?: string;
  told?: Record<string, unknown>;
  dangerNow?: boolean;
  children?: readonly TestChild[];
  addresses?: readonly { words: string; postcode?: string; shielded?: boolean }[];
  involved?: readonly { part: string; name: string; facts?: Record<string, unknown> }[];
  referrer?: {
    name?: string;
    job?: string;
    agency?: string;
    email?: string;
    emailSafe?: boolean;
    phone?: string;
  };
  ratings?: readonly { rating: Rating; at?: string; reason?: string }[];
  decision?: { level?: Level; outcome?: OutcomeCode; at: string; reason?: string; lateReason?: string };
  allocatedTo?: SampleRole;
  /** The people a restricted concern is open to; an empty list restricts it to nobody. */
  named?: readonly SampleRole[];
  receiptHash?: string;
}

export interface AddedConcern {
  id: string;
  reference: string;
  children: readonly string[];
  addresses: readonly string[];
}

/** What the front door counts time by, as at installation. */
export const timekeeping: Timekeeping = timekeepingOf(PUBLISHED);

let count = 0;

/** Puts a concern into the database as if it had come in, been rated and been decided at the given times. */
export async function addConcern(database: Database, given: TestConcern = {}): Promise<AddedConcern> {
  return asOwner(database, (owner) => insertConcern(owner, given));
}

async function insertConcern(owner: OwnerConnection, given: TestConcern): Promise<AddedConcern> {
  count += 1;
  const id = given.id ?? randomUUID();
  const area = given.area === undefined ? 'thurrock' : given.area;
  const received = given.received ?? '2026-11-23T08:31:00Z';
  const children = given.children ?? [{ given: 'Tia', surname: 'Marlow', born: '2012-03-03' }];
  const reference = `${(area ?? 'xx').slice(0, 2).toUpperCase()}-${received.slice(0, 4)}-${String(count).padStart(5, '0')}`;
  const clocks = clocksOf(given, area, Temporal.Instant.from(received));
  const stands = standing(factsOf(given, clocks));
  const [code, words] = given.source ?? ['6', 'Estuary Police'];
  await insert(owner, 'concern', {
    id,
    reference,
    area,
    team_id: given.team ?? teamOf(area),
    restricted: given.named !== undefined,
    raised_by: given.raisedBy ?? 'professional',
    source_code: code,
    source_words: words,
    headline: given.headline ?? 'Missing overnight',
    child_label: labelOf(children, received),
    children: children.length,
    received_at: received,
    danger_now: given.dangerNow ?? false,
    state: stands.state,
    open: stands.open,
    rating: stands.rating,
    level: stands.level,
    outcome: stands.outcome,
    due_at: stands.dueAt?.toString(),
    due_rule: stands.dueRule,
    decided_at: stands.decidedAt?.toString(),
    decided_late: stands.decidedLate,
    allocated_to: given.allocatedTo && samplePractitioners[given.allocatedTo].id,
    allocated_to_name: given.allocatedTo && samplePractitioners[given.allocatedTo].name,
  });
  await insertTold(owner, id, given);
  for (const clock of clocks) await insertClock(owner, id, clock, given.decision?.lateReason);
  await insertWork(owner, id, given, received);
  const childIds = await insertChildren(owner, id, children);
  const addresses = await insertAddresses(owner, id, given.addresses ?? []);
  return { id, reference, children: childIds, addresses };
}

type TestClock = ConcernFacts['clocks'][number] & { version: string; startedAt: Temporal.Instant };

function clocksOf(given: TestConcern, area: string | null, receivedAt: Temporal.Instant): TestClock[] {
  const metAt = given.decision ? Temporal.Instant.from(given.decision.at) : null;
  const atReceipt = clocksAtReceipt(timekeeping, { area, receivedAt, dangerNow: given.dangerNow ?? false });
  const last = given.ratings?.at(-1)?.rating;
  const rated = last ? [startClock(timekeeping, ratingClock(last), area, receivedAt)] : [];
  const kept = atReceipt.filter((clock) => !last || clock.rule === 'referral-decision');
  return [...kept, ...rated].map((clock) => ({ ...clock, metAt, endedAt: null }));
}

function factsOf(given: TestConcern, clocks: readonly TestClock[]): ConcernFacts {
  const { decision } = given;
  return {
    ratings: given.ratings ?? [],
    decisions: decision ? [{ ...decided(decision), decidedAt: Temporal.Instant.from(decision.at) }] : [],
    clocks,
    agenciesAsked: 0,
  };
}

const decided = (decision: NonNullable<TestConcern['decision']>) => ({
  level: decision.level ?? (4 as const),
  outcome: decision.outcome ?? ('strategy-discussion' as const),
});

async function insertTold(owner: OwnerConnection, concern_id: string, given: TestConcern): Promise<void> {
  const words = ['Found at 05:50 at an address linked to two other missing episodes.'];
  const told = given.told ?? {
    version: 1,
    parts: [{ heading: 'What happened', lines: [{ label: 'What happened', words }] }],
  };
  await insert(owner, 'account', { concern_id, told: JSON.stringify(told) });
  const referrer = given.referrer ?? {
    name: 'Sergeant Owen Hale',
    job: 'Police sergeant',
    agency: 'Estuary Police',
  };
  await insert(owner, 'referrer', {
    concern_id,
    anonymous: referrer.name === undefined,
    name: referrer.name,
    job_title: referrer.job,
    agency: referrer.agency,
    email: referrer.email,
    email_safe: referrer.emailSafe ?? false,
    phone: referrer.phone,
  });
  for (const { part, name, facts = {} } of given.involved ?? [])
    await insert(owner, 'involved', { concern_id, part, name, facts: JSON.stringify(facts) });
}

async function insertWork(
  owner: OwnerConnection,
  concern_id: string,
  given: TestConcern,
  received: string,
): Promise<void> {
  const { screening, decision: decider } = samplePractitioners;
  for (const { rating, at = received, reason = 'As told by the police' } of given.ratings ?? [])
    await insert(owner, 'rating', {
      concern_id,
      rating,
      reason,
      rated_by: screening.id,
      rated_by_name: screening.name,
      rated_at: at,
    });
  const { decision } = given;
  if (decision)
    await insert(owner, 'decision', {
      concern_id,
      ...decided(decision),
      reason: decision.reason ?? 'Reasonable cause to suspect significant harm.',
      for_referrer: 'We have begun a strategy discussion.',
      late_reason: decision.lateReason,
      family_agreed: decided(decision).outcome === 'early-help' ? true : null,
      decided_by: decider.id,
      decided_by_name: decider.name,
      decided_at: decision.at,
    });
  if (given.allocatedTo) await insertOpening(owner, concern_id, { person: given.allocatedTo }, 'allocated');
  for (const person of given.named ?? []) await insertOpening(owner, concern_id, { person }, 'named');
  if (given.receiptHash)
    await insert(owner, 'receipt', {
      code_hash: given.receiptHash,
      concern_id,
      professional: (given.raisedBy ?? 'professional') === 'professional',
      reference: 'TH',
      received_at: received,
      due_at: received,
    });
}

async function insertClock(owner: OwnerConnection, concern_id: string, clock: TestClock, late?: string) {
  const isLate = clock.metAt !== null && Temporal.Instant.compare(clock.dueAt, clock.metAt) < 0;
  await insert(owner, 'clock', {
    concern_id,
    rule: clock.rule,
    rule_version: clock.version,
    started_at: clock.startedAt.toString(),
    due_at: clock.dueAt.toString(),
    met_at: clock.metAt?.toString(),
    late_reason: isLate ? (late ?? 'The police could not be reached.') : null,
  });
}

async function insertChildren(owner: OwnerConnection, concern_id: string, children: readonly TestChild[]) {
  const ids: string[] = [];
  for (const [position, child] of children.entries()) {
    const id = randomUUID();
    ids.push(id);
    await insert(owner, 'child', {
      id,
      concern_id,
      position: position + 1,
      unborn: child.expected !== undefined,
      given: child.given ?? '',
      surname: child.surname ?? '',
      date_of_birth: child.born,
      expected_date: child.expected,
      nhs_number: child.nhsNumber,
      facts: JSON.stringify(child.facts ?? {}),
    });
  }
  return ids;
}

async function insertAddresses(
  owner: OwnerConnection,
  concern_id: string,
  addresses: NonNullable<TestConcern['addresses']>,
) {
  const ids: string[] = [];
  for (const { words, postcode, shielded = false } of addresses) {
    const id = randomUUID();
    ids.push(id);
    const shielded_why = shielded ? 'A parent must not learn it' : null;
    await insert(owner, 'address', { id, concern_id, words, postcode, shielded, shielded_why });
  }
  return ids;
}

async function insert(owner: OwnerConnection, table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row);
  const places = names.map((_, at) => `$${at + 1}`);
  await owner.query(
    `insert into front_door.${table} (${names.join(', ')}) values (${places.join(', ')})`,
    Object.values(row).map((value) => value ?? null),
  );
}

function teamOf(area: string | null): string {
  if (area === 'essex') return sampleTeams.essexHub;
  if (area === 'southend') return sampleTeams.southendHub;
  return area === null ? sampleTeams.areaToBeFound : sampleTeams.thurrockHub;
}

function labelOf(children: readonly TestChild[], received: string): string {
  const [first] = children;
  if (!first) return 'A child not named';
  if (first.expected) return `Unborn, due ${first.expected}`;
  const age = first.born
    ? `, ${Temporal.PlainDate.from(first.born).until(received.slice(0, 10), { largestUnit: 'years' }).years}`
    : '';
  return `${first.given ?? ''} ${first.surname?.slice(0, 1) ?? ''}.${age}`.trim();
}
