import { sql } from 'kysely';
import type { Certainty } from '../../platform/clocks/rule.ts';
import type { Db } from '../../platform/db/index.ts';
import type { MadeChange } from '../change/types.ts';
import type { ChangeKind } from '../change/versions.ts';

/** Lets one transaction at a time change a subject, until it ends. */
export async function lockSubject(db: Db, kind: ChangeKind, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${subject}`}, 7))`.execute(db);
}

/** A change to be written, before its rows. */
export interface NewChange {
  kind: ChangeKind;
  subject: string;
  area: string | null;
  from: string;
  source: string;
  certainty: Certainty;
  why: string;
  by: string;
}

/** Writes a change and returns its id. Its rows follow in the same transaction, or never. */
export async function insertChange(db: Db, change: NewChange): Promise<string> {
  const { id } = await db
    .insertInto('partnership.change')
    .values({
      kind: change.kind,
      subject: change.subject,
      area: change.area,
      effective_from: Temporal.PlainDate.from(change.from),
      source: change.source,
      certainty: change.certainty,
      why: change.why,
      made_by: change.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes back a change that is still to come; false when it is not, or not the caller's to take back. */
export async function withdrawChange(db: Db, id: string, by: string, at: Temporal.Instant): Promise<boolean> {
  const done = await db
    .updateTable('partnership.change')
    .set({ withdrawn_by: by, withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('effective_from', '>', sql<Temporal.PlainDate>`partnership.today()`)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

const changes = (db: Db) =>
  db
    .selectFrom('partnership.change as c')
    .innerJoin('partnership.practitioner as maker', 'maker.id', 'c.made_by')
    .leftJoin('partnership.practitioner as taker', 'taker.id', 'c.withdrawn_by')
    .select(['c.id', 'c.kind', 'c.subject', 'c.area', 'c.effective_from as from', 'c.source', 'c.certainty'])
    .select(['c.why', 'c.made_at as madeAt', 'c.withdrawn_at as withdrawnAt'])
    .select(['maker.name as madeBy', 'taker.name as withdrawnBy']);

type Row = Awaited<ReturnType<ReturnType<typeof changes>['executeTakeFirstOrThrow']>>;
// The columns' check constraints hold these texts to the types' values.
const made = ({ kind, certainty, ...row }: Row): MadeChange => ({
  ...row,
  kind: kind as ChangeKind,
  certainty: certainty as Certainty,
});

/** Changes by when they were made, the newest first, from `after` on. */
export async function listChanges(
  db: Db,
  page: { after: { at: Temporal.Instant; id: string } | undefined; size: number },
): Promise<MadeChange[]> {
  const { after } = page;
  const rows = await changes(db)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(c.made_at, c.id) < (${after?.at.toString()}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('c.made_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(page.size)
    .execute();
  return rows.map(made);
}

/** One change; undefined when there is none. */
export async function readChange(db: Db, id: string): Promise<MadeChange | undefined> {
  const row = await changes(db).where('c.id', '=', id).executeTakeFirst();
  return row && made(row);
}
