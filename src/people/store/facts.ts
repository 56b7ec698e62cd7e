import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { NewFact, Part, Shielded } from '../types.ts';

/** Writes one fact of somebody as it was told; its id. */
export async function insertFact(
  db: Db,
  of: { personId: string; tellingId: string },
  { fromOn, untilOn, slot: _, ...fact }: NewFact,
): Promise<string> {
  const id = randomUUID();
  const told = { person_id: of.personId, telling_id: of.tellingId, from_on: fromOn, until_on: untilOn };
  await insertion(db, { id, ...told }, fact).execute();
  return id;
}

type Bare = NewFact extends infer Each
  ? Each extends NewFact
    ? Omit<Each, 'fromOn' | 'untilOn' | 'slot'>
    : never
  : never;
type ToldColumns = {
  id: string;
  person_id: string;
  telling_id: string;
  from_on: Temporal.PlainDate | null;
  until_on: Temporal.PlainDate | null;
};

function insertion(db: Db, told: ToldColumns, fact: Bare) {
  switch (fact.part) {
    case 'name': {
      const { kind, given, surname } = fact;
      return db.insertInto('people.name').values({ ...told, kind, given, surname });
    }
    case 'address': {
      const { kind, words, postcode } = fact;
      return db.insertInto('people.address').values({ ...told, kind, words, postcode });
    }
    case 'contact': {
      const { channel, value, whose, safe, safeTimes, voicemail, notes } = fact;
      const safe_times = safeTimes && JSON.stringify(safeTimes);
      return db
        .insertInto('people.contact')
        .values({ ...told, channel, value, whose, safe, safe_times, voicemail, notes });
    }
    case 'identifier': {
      const { kind, value, issuer } = fact;
      return db.insertInto('people.identifier').values({ ...told, kind, value, issuer });
    }
    case 'fact': {
      const { kind, value, words } = fact;
      return db.insertInto('people.fact').values({ ...told, kind, value, words });
    }
    case 'registration': {
      const { kind, organisation, who } = fact;
      return db.insertInto('people.registration').values({ ...told, kind, organisation, who });
    }
  }
}

/** A fact that is held and was told once more. */
export interface Again {
  personId: string;
  part: Part;
  factId: string;
  tellingId: string;
  askedAs: string | null;
  /** The family was asked for what was known and fresh. */
  needless: boolean;
  why: string;
  agencyId: string;
}

/** Keeps that a fact was told once more, and whether it need not have been asked. */
export async function insertToldAgain(db: Db, again: Again): Promise<void> {
  await db
    .insertInto('people.told_again')
    .values({
      person_id: again.personId,
      part: again.part,
      fact_id: again.factId,
      telling_id: again.tellingId,
      asked_as: again.askedAs,
      needless: again.needless,
      why: again.why,
      agency_id: again.agencyId,
    })
    .execute();
}

/** Hides a fact from all but these people and whoever does it. */
export async function shieldFact(
  db: Db,
  { part, id }: Pick<Shielded, 'part' | 'id'>,
  people: readonly string[],
  why: string,
): Promise<void> {
  await sql`select people.shield(${part}, ${id}::uuid, ${[...people]}::uuid[], ${why})`.execute(db);
}

/** Hides a new fact from all but those who read what else of its sort is shielded. */
export async function shieldAlike(
  db: Db,
  { part, id }: Pick<Shielded, 'part' | 'id'>,
  why: string,
): Promise<void> {
  await sql`select people.shield_alike(${part}, ${id}::uuid, ${why})`.execute(db);
}

/** Hides a fact from all but those who read the one that it takes the place of. */
export async function shieldLike(
  db: Db,
  { part, id }: Pick<Shielded, 'part' | 'id'>,
  other: string,
  why: string,
): Promise<void> {
  await sql`select people.shield_like(${part}, ${id}::uuid, ${other}::uuid, ${why})`.execute(db);
}

/** Shows a fact again to everybody who sees the person. */
export async function unshieldFact(
  db: Db,
  { part, id }: Pick<Shielded, 'part' | 'id'>,
  why: string,
): Promise<void> {
  await sql`select people.unshield(${part}, ${id}::uuid, ${why})`.execute(db);
}

/** Opens a shielded fact that is nobody's to whoever does it; false when somebody is named for it already. */
export async function takeOnFact(
  db: Db,
  { part, id }: Pick<Shielded, 'part' | 'id'>,
  why: string,
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select people.take_on(${part}, ${id}::uuid, ${why}) as taken`.execute(db);
  return rows[0]?.taken ?? false;
}
