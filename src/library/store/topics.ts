import { sql } from 'kysely';
import { claimIn, type Db } from '../../platform/db/index.ts';
import type { KeptTopic, Term, WrittenTopic } from '../topics/types.ts';

/** Every topic with what it is joined to, by name. */
export async function keptTopics(db: Db): Promise<KeptTopic[]> {
  const { rows } = await sql<KeptTopic>`
    with has as (select u.code, count(*)::int as pages from library.shown s cross join lateral unnest(s.topics) u(code) group by 1)
    select t.id, t.code, t.label, t.at_rest as "atRest", t.version, t.changed_by_name as "changedBy", t.changed_at as "changedAt",
      coalesce(h.need, '') as need, coalesce(h.audience, '') as audience, coalesce(has.pages, 0) as pages
    from library.topic t left join library.topic_help h on h.topic = t.code left join has on has.code = t.code
    order by lower(t.label), t.code`.execute(db);
  return rows;
}

/** What the directory's services may be about, and whom they may be for. */
export async function helpTerms(db: Db): Promise<Term[]> {
  const { rows } =
    await sql<Term>`select kind, code, name from directory.public_term order by position, name`.execute(db);
  return rows;
}

/** Undefined where there is a topic of that code already. */
export async function addTopic(
  db: Db,
  { code, label, atRest, byName }: { code: string; label: string; atRest: boolean; byName: string },
): Promise<string | undefined> {
  const row = await db
    .insertInto('library.topic')
    .values({ code, label, at_rest: atRest, changed_by_name: byName })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Takes the right to change one as it stood at a version. */
export const claimTopic = claimIn('library.topic');

/** What a claimed topic is called from now on, and whether it is offered. */
export async function setTopic(db: Db, id: string, said: WrittenTopic, byName: string): Promise<void> {
  await db
    .updateTable('library.topic')
    .set({
      ...{ label: said.label, at_rest: said.atRest },
      ...{ changed_by_name: byName, changed_at: sql`access.now()` },
    })
    .where('id', '=', id)
    .execute();
}

/** What of the directory fits it from now on. */
export async function setHelp(
  db: Db,
  topic: string,
  { need, audience }: Pick<WrittenTopic, 'need' | 'audience'>,
): Promise<void> {
  await db.deleteFrom('library.topic_help').where('topic', '=', topic).execute();
  if (need === '' && audience === '') return;
  await db
    .insertInto('library.topic_help')
    .values({ topic, need: need || null, audience: audience || null })
    .execute();
}

/** Takes a topic away; false where something has it. */
export async function dropTopic(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select library.drop_topic(${id}::uuid) as done`.execute(db);
  return rows[0]?.done ?? false;
}
