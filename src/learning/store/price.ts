import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PriceEdition } from '../prices/types.ts';
import type { PriceLine } from '../rules/price.ts';

/** The edition of a table that holds on a day. */
export async function editionOn(
  db: Db,
  code: string,
  on: Temporal.PlainDate,
): Promise<PriceEdition | undefined> {
  const [row] = await editions(db)
    .where('code', '=', code)
    .where('effective_from', '<=', on)
    .orderBy('effective_from', 'desc')
    .limit(1)
    .execute();
  const [edition] = row ? await withLines(db, [row]) : [];
  return edition;
}

/** The edition of every table that holds on a day. */
export async function editionsOn(db: Db, on: Temporal.PlainDate): Promise<PriceEdition[]> {
  const rows = await editions(db)
    .distinctOn('code')
    .where('effective_from', '<=', on)
    .orderBy('code')
    .orderBy('effective_from', 'desc')
    .execute();
  return withLines(db, rows);
}

/** Every edition of every table, the latest of each first. */
export async function allEditions(db: Db): Promise<PriceEdition[]> {
  return withLines(db, await editions(db).orderBy('code').orderBy('effective_from', 'desc').execute());
}

export interface NewEdition {
  code: string;
  effectiveFrom: Temporal.PlainDate;
  why: string;
  source: string;
  by: { id: string; name: string };
  lines: readonly PriceLine[];
}

/** Adds an edition; undefined where one begins on that day already. */
export async function insertEdition(db: Db, edition: NewEdition): Promise<string | undefined> {
  const { code, effectiveFrom, why, source, by, lines } = edition;
  const made = await db
    .insertInto('learning.price_edition')
    .values({
      ...{ code, why, source, effective_from: effectiveFrom, certainty: 'L' },
      ...{ made_by: by.id, made_by_name: by.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return undefined;
  await db
    .insertInto('learning.price_line')
    .values(
      lines.map(({ label, organisationTypes, membership, pence }, at) => ({
        ...{ edition_id: made.id, n: at + 1, label, membership, pence },
        organisation_types: [...organisationTypes],
      })),
    )
    .execute();
  return made.id;
}

/** Whether a membership was confirmed, by the number that shows it. */
export async function isMember(
  db: Db,
  scheme: string,
  shown: string,
  on: Temporal.PlainDate,
): Promise<boolean> {
  const found = await sql<{
    is_member: boolean;
  }>`select learning.is_member(${scheme}, ${shown}, ${on})`.execute(db);
  return found.rows[0]?.is_member === true;
}

/** Keeps a membership that somebody named when they booked, for a coordinator to look at. */
export async function claimMembership(
  db: Db,
  claim: { scheme: string; shown: string; organisation: string; agencyId: string | null; by: string },
): Promise<void> {
  const { scheme, shown, organisation, agencyId, by } = claim;
  await sql`select learning.claim_membership(${scheme}, ${shown}, ${organisation}, ${agencyId}, ${by})`.execute(
    db,
  );
}

const editions = (db: Db) =>
  db
    .selectFrom('learning.price_edition')
    .select(['id', 'code', 'effective_from', 'why', 'source', 'made_by_name', 'made_at']);

type Row = Awaited<ReturnType<ReturnType<typeof editions>['executeTakeFirstOrThrow']>>;

async function withLines(db: Db, rows: readonly Row[]): Promise<PriceEdition[]> {
  if (rows.length === 0) return [];
  const lines = await db
    .selectFrom('learning.price_line')
    .select(['edition_id', 'label', 'organisation_types', 'membership', 'pence'])
    .where(
      'edition_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('n')
    .execute();
  return rows.map(({ effective_from, made_by_name, made_at, ...row }) => ({
    ...row,
    effectiveFrom: effective_from,
    madeByName: made_by_name,
    madeAt: made_at,
    lines: lines
      .filter(({ edition_id }) => edition_id === row.id)
      .map(({ label, organisation_types, membership, pence }) => ({
        ...{ label, membership, pence },
        organisationTypes: organisation_types,
      })),
  }));
}

/** How many bookings of sessions to come keep the price they were made at. */
export async function bookingsToCome(db: Db, now: Temporal.Instant): Promise<number> {
  const row = await db
    .selectFrom('learning.booking as b')
    .innerJoin('learning.session as s', 's.id', 'b.session_id')
    .where('s.starts_at', '>', now)
    .where('b.state', 'in', ['requested', 'waiting', 'offered', 'confirmed'])
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
