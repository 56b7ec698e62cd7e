import type { Db } from '../../platform/db/index.ts';
import { termsInWords } from '../rules/policy.ts';
import { lineFor, reasonOf } from '../rules/price.ts';
import { schemeName } from '../rules/scheme.ts';
import { policyOn, policyVersion } from '../store/notice.ts';
import { editionOn, isMember } from '../store/price.ts';
import { schemes } from '../store/scheme.ts';
import type { Course, OrganisationType } from '../types.ts';

/** What a place costs somebody, and why that much. */
export interface Price {
  pence: number;
  reason: string;
}

/** A membership that lowers a price, with what shows it. */
export interface Membership {
  scheme: string;
  evidence: string;
}

/**
 * The price of a place on a day; null where the course is free. A membership counts once a coordinator confirmed the
 * number that shows it; until then the price is that of others, and its reason says so.
 */
export async function priceFor(
  db: Db,
  course: Pick<Course, 'priceTable'>,
  organisationType: OrganisationType,
  membership: Membership | null,
  on: Temporal.PlainDate,
): Promise<Price | null> {
  if (course.priceTable === null) return null;
  return priceIn(db, course.priceTable, organisationType, membership, on);
}

/** What a table of prices asks of an organisation on a day; null where it says nothing of its kind. */
export async function priceIn(
  db: Db,
  table: string,
  organisationType: string,
  membership: Membership | null,
  on: Temporal.PlainDate,
): Promise<Price | null> {
  const edition = await editionOn(db, table, on);
  if (!edition) return null;
  const confirmed = membership !== null && (await isMember(db, membership.scheme, membership.evidence, on));
  const held = new Set(confirmed && membership ? [membership.scheme] : []);
  const line = lineFor(edition.lines, organisationType, held);
  if (!line) return null;
  const unconfirmed =
    membership && !confirmed ? schemeName(await schemes(db), membership.scheme, on) : undefined;
  return { pence: line.pence, reason: reasonOf(line, edition.effectiveFrom, unconfirmed) };
}

/** The terms on which a place may be given up: the version that holds for bookings made on a day, and its words. */
export interface Terms {
  version: string;
  words: readonly string[];
}

/** The terms of a course on a day; null where it has none. */
export async function termsFor(
  db: Db,
  course: Pick<Course, 'chargingPolicy'>,
  on: Temporal.PlainDate,
): Promise<Terms | null> {
  if (course.chargingPolicy === null) return null;
  const policy = await policyOn(db, course.chargingPolicy, on);
  return policy ? { version: policy.id, words: termsInWords(policy) } : null;
}

/** The terms that a booking keeps, whatever was agreed since; null where it has none. */
export async function termsKept(
  db: Db,
  { policyVersion: id }: { policyVersion: string | null },
): Promise<Terms | null> {
  const policy = id === null ? undefined : await policyVersion(db, id);
  return policy ? { version: policy.id, words: termsInWords(policy) } : null;
}

/** What places cost, line by line, for the page of a course; none where it is free. */
export async function pricesOf(
  db: Db,
  course: Pick<Course, 'priceTable'>,
  on: Temporal.PlainDate,
): Promise<readonly { label: string; pence: number }[]> {
  if (course.priceTable === null) return [];
  const edition = await editionOn(db, course.priceTable, on);
  return (edition?.lines ?? []).map(({ label, pence }) => ({ label, pence }));
}
