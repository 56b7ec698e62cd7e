import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Family, HouseholdMember, Relation, RelationshipKind, Relative, Tie } from '../family/types.ts';
import { sourceWords } from '../rules/words.ts';
import type { Shielded, Telling } from '../types.ts';

/**
 * The family around somebody whom the context sees: undefined when it does not. Relatives whose records it may not
 * open are there by name and age alone; restricted ones, and those across a conflict of interest, not at all.
 */
export async function readFamily(db: Db, around: string): Promise<Family | undefined> {
  const [you] = (
    await sql<Relative>`select p.id, p.label, p.born, p.born_kind as "bornKind", p.expected_on as "expectedOn",
      p.died_on as "diedOn", p.sex, p.reference, p.team_id as "teamId", true as seen
    from people.person p where p.id = ${around}::uuid`.execute(db)
  ).rows;
  if (!you) return undefined;
  const { rows: relatives } = await sql<Relative>`select f.id, f.label, f.born, f.born_kind as "bornKind",
      f.expected_on as "expectedOn", f.died_on as "diedOn", f.sex, f.reference, f.team_id as "teamId", f.seen
    from people.family(${around}::uuid) f`.execute(db);
  const among = [around, ...relatives.map(({ id }) => id)];
  const [relations, members, ties, hidden] = await Promise.all([
    readRelations(db, among),
    readMembers(db, among),
    readTies(db, around),
    readHidden(db, around),
  ]);
  return { you, relatives, relations, members, ties, hidden };
}

type RelationRow = Omit<Relation, 'source'> & Pick<Telling, 'how' | 'saidBy' | 'toldAt'>;

async function readRelations(db: Db, among: readonly string[]): Promise<Relation[]> {
  const { rows } = await sql<RelationRow>`select r.id, r.person_id as "from", r.other_id as "to", r.kind,
      r.parental_responsibility as responsibility, r.from_on as "fromOn", r.until_on as "untilOn",
      r.shielded and not q.quiet as shielded, q.quiet, r.said_by as "saidBy", r.how, r.told_at as "toldAt"
    from people.relations(${[...among]}::uuid[]) r cross join lateral (${quietRelation}) q`.execute(db);
  return rows.map(({ how, saidBy, toldAt, ...relation }) => ({
    ...relation,
    source: sourceWords({ telling: { how, saidBy, toldAt, takenBy: null, agency: null } }),
  }));
}

/** Whether a relationship `r` is hidden from others, and the context, who wrote it, is not to be told. */
const quietRelation = sql`select case when r.shielded then people.is_quiet('relationship', r.id) else false end as quiet`;

/** The same of a row of another table. */
const hiding = (row: string) => {
  const quiet = sql`${sql.ref(`${row}.quiet_for`)} is not distinct from access.practitioner()`;
  const hidden = sql.ref(`${row}.shielded`);
  return sql`${hidden} and not (${quiet}) as shielded, ${hidden} and ${quiet} as quiet`;
};

/** The household is called after somebody whom the context sees in it: it never names one who is hidden. */
async function readMembers(db: Db, among: readonly string[]): Promise<HouseholdMember[]> {
  const { rows } = await sql<HouseholdMember>`select m.id, m.household_id as "householdId",
      (select 'Household of ' || p.label from people.household_member f join people.person p on p.id = f.person_id
        where f.household_id = m.household_id and f.withdrawn_at is null order by f.seq limit 1) as household,
      people.shown_as(m.person_id) as "personId", m.from_on as "fromOn", m.until_on as "untilOn", ${hiding('m')}
    from people.household_member m
    where m.person_id in (select people.one_person(a) from unnest(${[...among]}::uuid[]) a) and m.withdrawn_at is null
    order by m.until_on nulls first, m.seq`.execute(db);
  return rows;
}

async function readTies(db: Db, personId: string): Promise<Tie[]> {
  const { rows } =
    await sql<Tie>`select t.id, t.kind, t.words, t.strength, t.from_on as "fromOn", t.until_on as "untilOn", ${hiding('t')}
    from people.tie t where t.person_id in (select people.one_person(${personId}::uuid)) and t.withdrawn_at is null
    order by t.until_on nulls first, t.seq`.execute(db);
  return rows;
}

/** What of the family is shielded on a record: which part, and whether anybody reads it. */
async function readHidden(db: Db, personId: string): Promise<Shielded[]> {
  const { rows } = await sql<Shielded>`select s.part, s.fact_id as id, s.readable, s.named
    from people.shielded_of_person(${personId}::uuid) s where s.part in ('relationship', 'member', 'tie')`.execute(
    db,
  );
  return rows;
}

export interface NewRelation {
  from: string;
  to: string;
  kind: RelationshipKind;
  responsibility: Relation['responsibility'];
  fromOn: Temporal.PlainDate | null;
}

/** Adds a relationship; undefined where the same one already stands. */
export async function insertRelation(
  db: Db,
  tellingId: string,
  relation: NewRelation,
): Promise<string | undefined> {
  const { from, to, kind, responsibility, fromOn } = relation;
  const { rows } = await sql<{ id: string }>`
    insert into people.relationship (person_id, other_id, kind, parental_responsibility, from_on, telling_id)
    select ${from}::uuid, ${to}::uuid, ${kind}, ${responsibility}, ${fromOn}::date, ${tellingId}::uuid
    where not exists (select from people.relationship r where r.person_id = ${from}::uuid and r.other_id = ${to}::uuid
      and r.kind = ${kind} and r.until_on is null and r.withdrawn_at is null)
    returning id`.execute(db);
  return rows[0]?.id;
}

/** Whether a relationship that was just added is hidden, and whether the context is to be told so. */
export async function howHidden(db: Db, relationId: string): Promise<Pick<Relation, 'shielded' | 'quiet'>> {
  const { rows } = await sql<Pick<Relation, 'shielded' | 'quiet'>>`select ${hiding('r')}
    from people.relationship r where r.id = ${relationId}::uuid`.execute(db);
  return rows[0] ?? { shielded: true, quiet: false };
}

/** Puts somebody into a household, one that stands or a new one; the membership's id. */
export async function joinHousehold(
  db: Db,
  tellingId: string,
  household: { id: string } | { name: string; madeBy: string },
  personId: string,
  fromOn: Temporal.PlainDate | null,
): Promise<string> {
  const householdId = 'id' in household ? household.id : await insertHousehold(db, household);
  const { id } = await db
    .insertInto('people.household_member')
    .values({ household_id: householdId, person_id: personId, from_on: fromOn, telling_id: tellingId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function insertHousehold(db: Db, { name, madeBy }: { name: string; madeBy: string }): Promise<string> {
  const { id } = await db
    .insertInto('people.household')
    .values({ name, made_by: madeBy })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertTie(
  db: Db,
  tellingId: string,
  personId: string,
  tie: Pick<Tie, 'kind' | 'words' | 'strength' | 'fromOn'>,
): Promise<string> {
  const { id } = await db
    .insertInto('people.tie')
    .values({
      person_id: personId,
      kind: tie.kind,
      words: tie.words,
      strength: tie.strength,
      from_on: tie.fromOn,
      telling_id: tellingId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody closely related, and what they are to the person. */
export interface Close extends Pick<Relative, 'id' | 'label' | 'born' | 'bornKind' | 'expectedOn' | 'seen'> {
  kind: RelationshipKind;
  side: 'from' | 'to';
  shielded: boolean;
  quiet: boolean;
}

/**
 * Those whom a relationship of today joins to a person, nearest kinds first, and brothers and sisters by a parent whom
 * both have; a dozen at most.
 */
export async function closest(db: Db, personId: string): Promise<Close[]> {
  const { rows } = await sql<Close>`
    with kin as materialized (select * from people.family(${personId}::uuid) f where f.steps <= 2),
    told as materialized (select r.*, q.quiet, r.shielded and not q.quiet as said
      from people.relations(array(select kin.id from kin) || ${personId}::uuid) r cross join lateral (${quietRelation}) q
      where r.until_on is null),
    direct as (select case when r.other_id = ${personId}::uuid then r.person_id else r.other_id end as id, r.kind,
        case when r.other_id = ${personId}::uuid then 'from' else 'to' end as side, r.shielded, r.said
      from told r where ${personId}::uuid in (r.person_id, r.other_id)),
    near as (select * from direct
      union all
      select theirs.other_id, 'sibling', 'from', bool_and(mine.shielded or theirs.shielded), bool_and(mine.said or theirs.said)
      from told mine join told theirs on theirs.person_id = mine.person_id and theirs.other_id <> mine.other_id
      where mine.other_id = ${personId}::uuid and mine.kind in ('parent', 'adoptive parent')
        and theirs.kind in ('parent', 'adoptive parent') and theirs.other_id not in (select id from direct)
      group by theirs.other_id)
    select k.id, k.label, k.born, k.born_kind as "bornKind", k.expected_on as "expectedOn", k.seen, n.kind, n.side,
      n.said as shielded, n.shielded and not n.said as quiet
    from kin k join near n on n.id = k.id
    order by array_position(array['parent', 'adoptive parent', 'step-parent', 'foster carer', 'other carer', 'twin',
      'sibling', 'half-sibling', 'step-sibling', 'partner'], n.kind), k.born, k.id limit 12`.execute(db);
  return rows;
}

/** The family around a person whose records the context may open, brothers and sisters by their parents too. */
export async function openFamily(db: Db, personId: string): Promise<{ id: string; label: string }[]> {
  const { rows } = await sql<{ id: string; label: string }>`select f.id, f.label
    from people.family(${personId}::uuid) f where f.seen and f.steps <= 2
    order by f.steps, f.born nulls last, f.label limit 20`.execute(db);
  return rows;
}
