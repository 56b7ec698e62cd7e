import { sql } from 'kysely';
import { type Db, withCommit } from '../../platform/db/index.ts';

/** `stash`: one page, typed when its writer's session had ended, kept until they sign in again. */
export type Kind = 'draft' | 'stash';

/** Who may open a draft: the browser that began it (its visit's hash) or the practitioner who did. */
export type Holder = { visit: string } | { practitionerId: string };

/** A draft as it stands: `answers` is sealed, `version` counts every change. */
export interface Draft {
  id: string;
  answers: Buffer;
  version: number;
  expires_at: Temporal.Instant;
}

/** Keeps a new draft; false when there is one with this id already, whoever's it is. */
export async function createDraft(
  db: Db,
  draft: { id: string; kind: Kind; holder: Holder; answers: Buffer; expiresAt: Temporal.Instant },
): Promise<boolean> {
  const holder =
    'visit' in draft.holder
      ? { visits: [draft.holder.visit] }
      : { visits: [], practitioner_id: draft.holder.practitionerId };
  const created = await db
    .insertInto('front_door.draft')
    .values({
      id: draft.id,
      kind: draft.kind,
      answers: draft.answers,
      expires_at: draft.expiresAt,
      ...holder,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return created.numInsertedOrUpdatedRows === 1n;
}

/** The draft if the transaction's context may open it and it has not run out; locked until the transaction ends. */
export async function readDraft(db: Db, id: string, kind: Kind = 'draft'): Promise<Draft | undefined> {
  return db
    .selectFrom('front_door.draft')
    .select(['id', 'answers', 'version', 'expires_at'])
    .where('id', '=', id)
    .where('kind', '=', kind)
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

/** The drafts of this holder that still stand, the latest first; at most ten. */
export async function ownDrafts(
  db: Db,
  holder: Holder,
): Promise<{ id: string; started_at: Temporal.Instant }[]> {
  const drafts = db
    .selectFrom('front_door.draft')
    .select(['id', 'started_at'])
    .where('kind', '=', 'draft')
    .orderBy('started_at', 'desc')
    .limit(10);
  return 'visit' in holder
    ? drafts.where(sql<boolean>`visits @> array[${holder.visit}]`).execute()
    : drafts.where('practitioner_id', '=', holder.practitionerId).execute();
}

/** Deletes a draft together with the commit. */
export function deleteDraft(db: Db, id: string): void {
  withCommit(db, db.deleteFrom('front_door.draft').where('id', '=', id).compile());
}

/** Removes drafts and stashes whose time is over; as the worker. @returns how many */
export async function deleteExpiredDrafts(db: Db, now: Temporal.Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('front_door.draft')
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
