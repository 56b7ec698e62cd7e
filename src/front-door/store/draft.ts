import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Who may open a draft: the browser that began it (its visit's hash) or the practitioner who did. */
export type Holder = { visit: string } | { practitionerId: string };

/** A draft as it stands: `answers` is sealed, `version` counts every change. */
export interface Draft {
  id: string;
  answers: Buffer;
  version: number;
  expires_at: Temporal.Instant;
}

export async function createDraft(
  db: Db,
  draft: { id: string; holder: Holder; answers: Buffer; expiresAt: Temporal.Instant },
): Promise<void> {
  const holder =
    'visit' in draft.holder
      ? { visits: [draft.holder.visit] }
      : { visits: [], practitioner_id: draft.holder.practitionerId };
  await db
    .insertInto('front_door.draft')
    .values({ id: draft.id, answers: draft.answers, expires_at: draft.expiresAt, ...holder })
    .execute();
}

/** The draft if the transaction's context may open it and it has not run out; locked until the transaction ends. */
export async function readDraft(db: Db, id: string): Promise<Draft | undefined> {
  return db
    .selectFrom('front_door.draft')
    .select(['id', 'answers', 'version', 'expires_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function saveDraft(
  db: Db,
  id: string,
  saved: { answers: Buffer; expiresAt: Temporal.Instant; codeHash?: string },
): Promise<void> {
  await db
    .updateTable('front_door.draft')
    .set({
      answers: saved.answers,
      expires_at: saved.expiresAt,
      version: sql`version + 1`,
      ...(saved.codeHash === undefined ? {} : { code_hash: saved.codeHash }),
    })
    .where('id', '=', id)
    .execute();
}

/** The draft that the context's code opens, from now on open to this browser too. */
export async function openDraftByCode(db: Db, codeHash: string, visit: string): Promise<string | undefined> {
  const opened = await db
    .updateTable('front_door.draft')
    .set({
      visits: sql`case when visits @> array[${visit}] then visits else array_append(visits, ${visit}) end`,
    })
    .where('code_hash', '=', codeHash)
    .returning('id')
    .executeTakeFirst();
  return opened?.id;
}

/** The latest draft of this holder, if any still stands. */
export async function latestDraft(db: Db, holder: Holder): Promise<string | undefined> {
  const drafts = db.selectFrom('front_door.draft').select('id').orderBy('started_at', 'desc').limit(1);
  const own =
    'visit' in holder
      ? drafts.where(sql<boolean>`visits @> array[${holder.visit}]`)
      : drafts.where('practitioner_id', '=', holder.practitionerId);
  return (await own.executeTakeFirst())?.id;
}

export async function deleteDraft(db: Db, id: string): Promise<void> {
  await db.deleteFrom('front_door.draft').where('id', '=', id).execute();
}
