import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import type { ConcernHead } from '../record/types.ts';
import { DESTINATION_WORDS, type Destination } from '../rules/destinations.ts';
import { enterSharing } from '../store/sharing.ts';
import type { NewDiscussion, Present } from '../strategy/types.ts';

/** A decision hands the concern on: a line of the ledger, unless it goes to nobody, or the family is only shown the way. */
export async function enterDestination(
  page: Page,
  db: Db,
  head: ConcernHead,
  handed: { decision: string; destination: Destination; familyAgreed: boolean | null },
): Promise<void> {
  const { decision, destination, familyAgreed } = handed;
  if (destination === 'none' || destination === 'signpost') return;
  const { now: at, practitioner } = page;
  await enterSharing(db, {
    ...{ concernId: head.id, from: practitioner.agencyName },
    to: { kind: 'service', name: DESTINATION_WORDS[destination] },
    ...{ fields: ['the whole record'], basis: familyAgreed === true ? 'consent' : 'public task' },
    ...{ decidedBy: practitioner, how: 'hand-over', sourceId: decision, at },
  });
}

/** A concern is passed to another authority, or to the worker whom the child has: they were told when it says. */
export async function enterPassing(
  page: Page,
  db: Db,
  head: ConcernHead,
  passed: { kind: 'authority' | 'worker'; whom: string; toldAt: Temporal.Instant },
): Promise<void> {
  const { practitioner } = page;
  await enterSharing(db, {
    ...{ concernId: head.id, from: practitioner.agencyName },
    to: { kind: passed.kind === 'authority' ? 'authority' : 'team', name: passed.whom },
    ...{ fields: ['the concern'], basis: 'public task', decidedBy: practitioner, how: 'hand-over' },
    ...{ sourceId: null, at: passed.toldAt },
  });
}

/**
 * Whoever sat together learned what was known and agreed: a line for each agency but one's own. One that a record
 * in its place names again has its line already.
 */
export async function enterDiscussion(
  page: Page,
  db: Db,
  head: ConcernHead,
  held: Pick<NewDiscussion, 'present' | 'enquiry' | 'heldAt'> & { id: string; learned: readonly Present[] },
): Promise<void> {
  const { practitioner } = page;
  const named = (people: readonly Present[]) => new Map(people.map(({ agency }) => [key(agency), agency]));
  const before = named(held.learned);
  for (const [agency, name] of named(held.present)) {
    if (agency === key(practitioner.agencyName) || before.has(agency)) continue;
    await enterSharing(db, {
      ...{ concernId: head.id, from: practitioner.agencyName, to: { kind: 'agency', name } },
      fields: ['what was known', 'what was agreed'],
      basis: held.enquiry === 'none' ? 'public task' : 'legal duty',
      ...{ decidedBy: practitioner, how: 'strategy discussion', sourceId: held.id, at: held.heldAt },
    });
  }
}

const key = (agency: string) => agency.trim().toLowerCase();
