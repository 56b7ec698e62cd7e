import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Words kept for whoever typed them. `path` is where; `form_opens` whether the form can be opened there. */
export interface KeptRow {
  id: string;
  path: string;
  form_opens: boolean;
  kept_at: Temporal.Instant;
}

/** Whose session a token was; undefined for none, one of days ago, or one of somebody disabled. */
export async function personOfEnded(db: Db, tokenHash: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select identity.person_of_ended(${tokenHash}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Keeps sealed words for a person. */
export async function keepText(
  db: Db,
  kept: {
    id: string;
    person: string;
    path: string;
    formOpens: boolean;
    sealed: Buffer;
    until: Temporal.Instant;
  },
): Promise<void> {
  await sql`select identity.keep_text(${kept.id}, ${kept.person}, ${kept.path}, ${kept.formOpens},
    ${kept.sealed}, ${kept.until})`.execute(db);
}

/** Words of whoever is signed in; undefined when there are none with this id (any more). */
export function keptText(db: Db, id: string): Promise<(KeptRow & { sealed: Buffer }) | undefined> {
  return db
    .selectFrom('identity.kept_text')
    .select(['id', 'path', 'form_opens', 'kept_at', 'sealed'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Everything kept for whoever is signed in, latest first: at most twenty. */
export function myKeptTexts(db: Db): Promise<KeptRow[]> {
  return db
    .selectFrom('identity.kept_text')
    .select(['id', 'path', 'form_opens', 'kept_at'])
    .orderBy('kept_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Throws words away; false when there are none such. */
export async function forgetText(db: Db, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('identity.kept_text')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}
