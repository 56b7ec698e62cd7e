import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Link, LinkNamed, Since, Undecided } from '../same/types.ts';
import type { Candidate } from '../search/types.ts';

const columns = sql`l.id, l.person_id as "personId", l.head_id as "headId", l.state, l.why, l.weighed,
  l.model_version as "modelVersion", l.proposed_by as "proposedBy", l.proposed_by_name as "proposedByName",
  l.proposed_at as "proposedAt", l.decided_by_name as "decidedByName", l.decided_at as "decidedAt",
  l.decided_why as "decidedWhy", l.split_by_name as "splitByName", l.split_at as "splitAt", l.split_why as "splitWhy"`;

const named = sql`l.id, l.state, l.proposed_by_name as "proposedByName", l.proposed_at as "proposedAt",
  p.id as "personId", p.label as person, p.reference as "personReference",
  h.id as "headId", h.label as head, h.reference as "headReference"`;

/** A link, proposed or made, of two records that the context sees both. */
export async function readLink(db: Db, id: string): Promise<Link | undefined> {
  const { rows } = await sql<Link>`select ${columns} from people.link l where l.id = ${id}::uuid`.execute(db);
  return rows[0];
}

export interface NewLink {
  personId: string;
  headId: string;
  why: string;
  weighed: readonly Candidate[];
  modelVersion: string;
}

/**
 * Proposes that one record leads to another.
 * @returns the proposal; or why it cannot be: one leads elsewhere already, they are relatives, or it waits already
 */
export async function proposeLink(
  db: Db,
  { personId, headId, why, weighed, modelVersion }: NewLink,
): Promise<{ id: string } | { refusal: 'linked' | 'related' | 'proposed' }> {
  const { rows } = await sql<{ id: string | null; refusal: 'linked' | 'related' | 'proposed' }>`
    select id, refusal from people.propose_link(${personId}::uuid, ${headId}::uuid, ${why},
      ${JSON.stringify(weighed)}::jsonb, ${modelVersion})`.execute(db);
  const [row] = rows;
  return row?.id ? { id: row.id } : { refusal: row?.refusal ?? 'linked' };
}

/** Decides on a proposal; `versions` are those of the records as the context was shown them. */
export async function decideLink(
  db: Db,
  id: string,
  answer: 'linked' | 'refused' | 'withdrawn',
  why: string,
  versions: { person: number; head: number },
): Promise<'done' | Undecided> {
  const { rows } = await sql<{ outcome: 'done' | Undecided }>`
    select people.decide_link(${id}::uuid, ${answer}, ${why}, ${versions.person}, ${versions.head}) as outcome`.execute(
    db,
  );
  return rows[0]?.outcome ?? 'gone';
}

/** Takes a link apart. False where it is not linked (any more). */
export async function splitLink(db: Db, id: string, why: string): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean;
  }>`select people.split_link(${id}::uuid, ${why}) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Remembers that two records are of two people. False for a record that the context does not see, or for one person. */
export async function sayNotSame(
  db: Db,
  one: string,
  other: string,
  why: string,
  modelVersion: string,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select people.say_not_same(${one}::uuid, ${other}::uuid, ${why}, ${modelVersion}) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** What stands between two records: a relationship, what was said before, a proposal that waits. */
export async function between(
  db: Db,
  one: string,
  other: string,
): Promise<{
  related: string | null;
  notSame: { reason: string; by: string; at: Temporal.Instant } | null;
  proposed: string | null;
}> {
  const { rows } = await sql<{
    related: string | null;
    reason: string | null;
    by: string | null;
    at: Temporal.Instant | null;
    proposed: string | null;
  }>`select people.related(${one}::uuid, ${other}::uuid) as related, n.reason, n.said_by_name as by, n.said_at as at,
      (select l.id from people.link l where l.state = 'proposed' and l.person_id in (${one}::uuid, ${other}::uuid)
        and l.head_id in (${one}::uuid, ${other}::uuid) order by l.id limit 1) as proposed
    from (select 1) always left join people.not_same n
      on n.low_id = least(${one}::uuid, ${other}::uuid) and n.high_id = greatest(${one}::uuid, ${other}::uuid)`.execute(
    db,
  );
  const [{ related = null, reason = null, by = null, at = null, proposed = null } = {}] = rows;
  return { related, proposed, notSame: reason && by && at ? { reason, by, at } : null };
}

/** What was told of these records, or taken back, since an instant; of what is shielded no words. */
export async function toldSince(db: Db, ids: readonly string[], since: Temporal.Instant): Promise<Since[]> {
  const part = (table: string, what: Since['what'], words: ReturnType<typeof sql>, kind = sql`''`) => sql`
    select f.person_id as "personId", ${sql.lit(what)} as what, ${kind} as kind, ${words} as words,
      f.withdrawn_at is not null as withdrawn
    from ${sql.table(table)} f join people.telling t on t.id = f.telling_id
    where f.person_id = any(${[...ids]}::uuid[]) and (t.taken_at > ${since}::timestamptz
      or f.withdrawn_at > ${since}::timestamptz)`;
  const { rows } = await sql<Since>`${part('people.name', 'name', sql`btrim(f.given || ' ' || f.surname)`)}
    union all ${part('people.address', 'address', sql`case when f.shielded then '' else f.words end`)}
    union all ${part('people.contact', 'way to reach them', sql`case when f.shielded then '' else f.value end`)}
    union all ${part('people.registration', 'school or service', sql`case when f.shielded then '' else btrim(f.organisation || ' ' || f.who) end`)}
    union all ${part('people.identifier', 'number', sql`f.value`)}
    union all ${part('people.fact', 'fact', sql`case when f.shielded then '' else f.value end`, sql`case when f.shielded then '' else f.kind end`)}`.execute(
    db,
  );
  return rows;
}

/** For a person's page: which of their records lead to which, and which are proposed to; those the context sees both. */
export async function linksOf(db: Db, id: string): Promise<LinkNamed[]> {
  const { rows } = await sql<LinkNamed>`
    with own as materialized (select one as id from people.one_person(${id}::uuid) one)
    select ${named} from people.link l join people.person p on p.id = l.person_id join people.person h on h.id = l.head_id
    where l.state in ('proposed', 'linked')
      and (l.person_id in (select id from own) or l.head_id in (select id from own))
    order by l.proposed_at, l.id`.execute(db);
  return rows;
}

/** Records of this person that the context may know of and not open: who holds each. */
export async function closedRecords(db: Db, id: string): Promise<{ id: string; team: string }[]> {
  const { rows } = await sql<{ id: string; team: string }>`select s.id, s.team
    from people.stubs(array(select l.id from people.linked_among(array[${id}::uuid]) l where not l.seen)) s
    order by s.team, s.id`.execute(db);
  return rows;
}

/** What others proposed and the context may decide on: how many, since when, and of which records. */
export async function awaitsSecond(
  db: Db,
  practitioner: string,
): Promise<{ count: number; oldest: Temporal.Instant | null; shown: string[] }> {
  const { rows } = await sql<{ count: number; oldest: Temporal.Instant | null; shown: string[] }>`
    select count(*)::integer as count, min(l.proposed_at) as oldest,
      coalesce(array_agg(l.person_id::text) || array_agg(l.head_id::text), '{}') as shown
    from people.link l where l.state = 'proposed' and l.proposed_by <> ${practitioner}::uuid`.execute(db);
  return rows[0] ?? { count: 0, oldest: null, shown: [] };
}

/** Proposals that wait for a second person, of records that the context sees both, oldest first. */
export async function waitingLinks(db: Db, most: number): Promise<LinkNamed[]> {
  const { rows } = await sql<LinkNamed>`select ${named} from people.link l
      join people.person p on p.id = l.person_id join people.person h on h.id = l.head_id
    where l.state = 'proposed' order by l.proposed_at, l.id limit ${most}`.execute(db);
  return rows;
}
