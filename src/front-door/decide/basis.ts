import {
  currentArrangements,
  currentEditions,
  type Edition,
  editionInForce,
  indicatorOf,
  readCited,
} from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Body, Page } from '../../platform/http/index.ts';
import { outcomesOffered } from '../outcomes.ts';
import type { ConcernHead } from '../record/types.ts';
import { type DestinationRule, destinationsOf } from '../rules/destinations.ts';
import type { OutcomeRule } from '../rules/thresholds.ts';
import { clockRunOut } from '../store/decision.ts';
import type { DecideBy } from './fields.ts';

/** What an area offers at the moment of a decision: its outcomes, its levels of need, where a concern may go. */
export interface Basis {
  edition: Edition | undefined;
  editions: readonly Edition[];
  outcomes: readonly OutcomeRule[];
  destinations: readonly DestinationRule[];
  /** A clock has run out. */
  late: boolean;
}

/** Where no edition is in force at all: a decision is not held up by it. */
const WITHOUT_EDITION = [
  { code: 'social-care', words: '', needsAgreement: false, onlyAssessed: false },
  { code: 'early-help', words: '', needsAgreement: true, onlyAssessed: false },
  { code: 'signpost', words: '', needsAgreement: false, onlyAssessed: false },
];

/** Reads it in the page's transaction. */
export async function readBasis(
  { services, now }: Page,
  db: Db,
  concern: Pick<ConcernHead, 'id' | 'area'>,
): Promise<Basis> {
  const arrangements = await currentArrangements(services.database, now, db);
  const editions = await currentEditions(services.database, now, db);
  const edition = editionInForce(editions, concern.area, now);
  return {
    edition,
    editions,
    outcomes: outcomesOffered(arrangements, concern.area, now),
    destinations: destinationsOf(edition?.routes ?? WITHOUT_EDITION),
    late: await clockRunOut(db, concern.id, now),
  };
}

/** What the posted decision is read against. */
export function decideBy(body: Body, head: ConcernHead, basis: Basis): DecideBy {
  const { edition, outcomes, destinations, late } = basis;
  const chosen = edition ? readCited(body, 'cited', edition) : [];
  const cited = chosen.flatMap(({ code }) => (edition && indicatorOf(edition, code)) ?? []);
  return { raisedBy: head.raisedBy, outcomes, destinations, edition: edition?.id ?? null, cited, late };
}
