import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { date, instant, type Json, list, maybeInstant, text } from '../../platform/db/json.ts';
import { standing } from '../rules/standing.ts';
import type {
  PersonAddress,
  PersonFact,
  PersonHead,
  PersonIdentifier,
  PersonName,
  PersonRecord,
  Shieldable,
  Told,
} from '../types.ts';
import { indexPerson } from './entry.ts';

/** The columns of a person `p`, for whoever sees them at all. */
const headColumns = sql`p.id, p.reference, p.label, p.team_id as "teamId", p.teams, p.area, p.restricted, p.shielded,
  p.born, p.born_kind as "bornKind", p.expected_on as "expectedOn", p.died_on as "diedOn", p.sex,
  p.linked_to as "linkedTo", people.shown_as(p.id) as "shownAs", p.version, coalesce(access.basis(p.id), 'team holds it') as basis,
  people.may_work(p.id) as workable`;

/** A person's head for forms, if the context may see them. */
export async function readHead(db: Db, id: string): Promise<PersonHead | undefined> {
  const { rows } =
    await sql<PersonHead>`select ${headColumns} from people.person p where p.id = ${id}::uuid`.execute(db);
  return rows[0];
}

type Parts = 'names' | 'addresses' | 'identifiers' | 'facts';

/** Of whom the facts are wanted: of the person, whatever records they have, or of one record alone. */
type Whose = 'the person' | 'this record';

/** The rows of one of a person's tables, each with who told it, as an aggregate of JSON. */
const told = (
  table: string,
  whose: Whose,
) => sql`(select json_agg(to_jsonb(f) || jsonb_build_object('how', t.how,
    'said_by', t.said_by, 'told_at', t.told_at, 'taken_by_name', t.taken_by_name,
    'agency', t.agency) order by f.seq)
  from ${sql.table(table)} f join people.telling t on t.id = f.telling_id
  where f.person_id ${whose === 'the person' ? sql`in (select people.one_person(p.id))` : sql`= p.id`})`;

/**
 * A whole person in one statement, as far as the context may see them; undefined when there is none. Row-level
 * security stands on every part: a shielded fact is missing here for whoever may not read it. Facts of records that
 * are linked to it are there too, as far as the context sees those, unless it is asked for this record alone.
 */
export async function readPerson(
  db: Db,
  id: string,
  whose: Whose = 'the person',
): Promise<PersonRecord | undefined> {
  const { rows } = await sql<PersonHead & Record<Parts, Json>>`
    select ${headColumns}, ${told('people.name', whose)} as names, ${told('people.address', whose)} as addresses,
      ${told('people.identifier', whose)} as identifiers, ${told('people.fact', whose)} as facts
    from people.person p where p.id = ${id}::uuid`.execute(db);
  const [row] = rows;
  return row && recordOf(row);
}

function recordOf(row: PersonHead & Record<Parts, Json>): PersonRecord {
  return {
    ...row,
    names: list(row.names, (n) => ({
      ...toldOf(n),
      kind: n.kind as PersonName['kind'],
      given: text(n.given),
      surname: text(n.surname),
    })),
    addresses: list(row.addresses, (a) => ({
      ...toldOf(a),
      ...shieldOf(a),
      kind: a.kind as PersonAddress['kind'],
      words: text(a.words),
      postcode: text(a.postcode) || null,
    })),
    identifiers: list(row.identifiers, (i) => ({
      ...toldOf(i),
      kind: i.kind as PersonIdentifier['kind'],
      value: text(i.value),
      issuer: text(i.issuer),
    })),
    facts: list(
      row.facts,
      (f): PersonFact => ({
        ...toldOf(f),
        ...shieldOf(f),
        kind: text(f.kind),
        value: text(f.value),
        words: text(f.words),
      }),
    ),
  };
}

/** What every fact's row says of who told it and whether it still stands. */
export function toldOf(row: Record<string, unknown>): Told {
  const withdrawnAt = maybeInstant(row.withdrawn_at);
  return {
    id: text(row.id),
    fromOn: date(row.from_on),
    untilOn: date(row.until_on),
    telling: {
      how: row.how as Told['telling']['how'],
      saidBy: text(row.said_by),
      toldAt: instant(row.told_at),
      takenBy: text(row.taken_by_name) || null,
      agency: text(row.agency) || null,
    },
    withdrawn: withdrawnAt && {
      at: withdrawnAt,
      by: text(row.withdrawn_by_name),
      why: text(row.withdrawn_why),
    },
  };
}

export function shieldOf(row: Record<string, unknown>): Shieldable {
  return { shielded: row.shielded === true, shieldedWhy: text(row.shielded_why) || null };
}

/**
 * Takes the right to change a person's record as it stood at `version`; false when somebody changed it since, or
 * the context may only read it. The row stays locked until the transaction ends.
 */
export async function claimVersion(db: Db, id: string, version: number): Promise<boolean> {
  const claimed = await db
    .updateTable('people.person')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/**
 * Computes anew what lists call a person and go by, and what a search finds them by, and keeps both. Call after every
 * change of a name, an address, a number or another fact.
 */
export async function project(db: Db, id: string): Promise<void> {
  const names = await db
    .selectFrom('people.name')
    .select(['kind', 'given', 'surname', 'until_on as untilOn'])
    .where('person_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .orderBy('seq')
    .execute();
  const facts = await db
    .selectFrom('people.fact')
    .select(['kind', 'value'])
    .where('person_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .orderBy('seq')
    .execute();
  const stands = standing({ names: names as Parameters<typeof standing>[0]['names'], facts });
  await db
    .updateTable('people.person')
    .set({
      label: stands.label,
      born: stands.born,
      born_kind: stands.bornKind,
      expected_on: stands.expectedOn,
      died_on: stands.diedOn,
      sex: stands.sex,
    })
    .where('id', '=', id)
    .execute();
  await indexPerson(db, id, stands);
}
