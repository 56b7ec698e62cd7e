import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Json } from '../../platform/db/json.ts';
import type { LastWords, ModuleState, Settings } from '../e-learning/types.ts';

export interface Attempt {
  id: string;
  packageId: string;
  completedAt: Temporal.Instant | null;
}

/** The attempts of the reader, the latest first. */
export function ownAttempts(db: Db, person: string): Promise<Attempt[]> {
  return db
    .selectFrom('learning.attempt')
    .select(['id', 'package_id as packageId', 'completed_at as completedAt'])
    .where('practitioner_id', '=', person)
    .orderBy('began_at', 'desc')
    .limit(300)
    .execute();
}

/** Begins a package, or goes on with what was begun and is not completed. */
export async function beginAttempt(db: Db, packageId: string, person: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into learning.attempt (package_id, practitioner_id)
    values (${packageId}::uuid, ${person}::uuid)
    on conflict (package_id, practitioner_id) where completed_at is null do nothing returning id`.execute(db);
  if (rows[0]) return rows[0].id;
  const open = await db
    .selectFrom('learning.attempt')
    .select('id')
    .where('package_id', '=', packageId)
    .where('practitioner_id', '=', person)
    .where('completed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return open.id;
}

export interface OneAttempt extends Attempt {
  /** Where somebody is in a module that has an order; null before it is begun. */
  course: Settings | null;
}

const courseFrom = (json: Json) => json as unknown as Settings | null;

/** An attempt of the reader's own, locked where it is going to change. */
export async function oneAttempt(
  db: Db,
  id: string,
  person: string,
  lock = false,
): Promise<OneAttempt | undefined> {
  const row = await db
    .selectFrom('learning.attempt')
    .select(['id', 'package_id as packageId', 'completed_at as completedAt', 'sequencing'])
    .where('id', '=', id)
    .where('practitioner_id', '=', person)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) return undefined;
  const { sequencing, ...attempt } = row;
  return { ...attempt, course: courseFrom(sequencing) };
}

/** Keeps where somebody is in a module that has an order. */
export async function keepCourse(db: Db, id: string, course: Settings): Promise<void> {
  await db
    .updateTable('learning.attempt')
    .set({ sequencing: JSON.stringify(course) })
    .where('id', '=', id)
    .execute();
}

/** A part is begun from nothing: what it told before does not go on; that it was done once stands. */
export async function beginAnew(db: Db, attempt: string, item: string): Promise<void> {
  await sql`update learning.attempt_item set state = '{}'::jsonb, revision = revision + 1
    where attempt_id = ${attempt}::uuid and item = ${item}`.execute(db);
}

/** Gives the frame of this attempt a proof that opens the package's files; an earlier one opens nothing any more. */
export async function giveProof(db: Db, id: string, proof: Buffer, until: Temporal.Instant): Promise<void> {
  await db
    .updateTable('learning.attempt')
    .set({ content_hash: proof, content_until: until })
    .where('id', '=', id)
    .execute();
}

export interface ItemState {
  item: string;
  revision: number;
  state: ModuleState;
  done: boolean;
  score: number | null;
}

/** What is kept of a part. */
export interface KeptItem extends ItemState {
  /** What its documents said as they closed and its player did not hear. */
  words: LastWords | null;
  /** The number of the last of these; they are counted in each sitting. */
  wordsHeard: number;
}

const stateFrom = (json: Json) => json as ModuleState;
const wordsFrom = (json: Json) => json as unknown as LastWords | null;

export async function itemStates(db: Db, attempt: string): Promise<KeptItem[]> {
  const rows = await db
    .selectFrom('learning.attempt_item')
    .select([
      'item',
      'revision',
      'state',
      'done',
      'score',
      'last_words as words',
      'words_heard as wordsHeard',
    ])
    .where('attempt_id', '=', attempt)
    .execute();
  return rows.map((row) => ({
    ...row,
    state: stateFrom(row.state),
    score: row.score === null ? null : Number(row.score),
    words: wordsFrom(row.words),
  }));
}

/** Keeps what a module told, unless something later is kept already. What was done once stays done. */
export async function saveItem(
  db: Db,
  attempt: string,
  told: ItemState & { wordsHeard?: number },
  at: Temporal.Instant,
): Promise<void> {
  await sql`insert into learning.attempt_item as kept (attempt_id, item, revision, state, done, score, saved_at, words_heard)
    values (${attempt}::uuid, ${told.item}, ${told.revision}, ${JSON.stringify(told.state)}::jsonb, ${told.done},
      ${told.score}, ${at}, ${told.wordsHeard ?? 0})
    on conflict (attempt_id, item) do update set revision = excluded.revision, state = excluded.state,
      done = kept.done or excluded.done, score = coalesce(excluded.score, kept.score), saved_at = excluded.saved_at,
      words_heard = greatest(kept.words_heard, excluded.words_heard)
    where kept.revision < excluded.revision`.execute(db);
}

/** Keeps what a part said as it closed, beside what came of it. The revision stays: what its player told may be on its way. */
export async function saveLastWords(
  db: Db,
  attempt: string,
  { item, state, done, score, words, wordsHeard }: Omit<KeptItem, 'revision'>,
  at: Temporal.Instant,
): Promise<void> {
  await sql`insert into learning.attempt_item as kept (attempt_id, item, revision, state, done, score, saved_at, last_words, words_heard)
    values (${attempt}::uuid, ${item}, 0, ${JSON.stringify(state)}::jsonb, ${done}, ${score}, ${at},
      ${JSON.stringify(words)}::jsonb, ${wordsHeard})
    on conflict (attempt_id, item) do update set state = excluded.state, done = kept.done or excluded.done,
      score = coalesce(excluded.score, kept.score), saved_at = excluded.saved_at, last_words = excluded.last_words,
      words_heard = excluded.words_heard`.execute(db);
}

/** It is opened anew: what its last sitting said as it closed stands in its state, and is counted from the beginning. */
export async function forgetLastWords(db: Db, attempt: string): Promise<void> {
  await sql`update learning.attempt_item set last_words = null, words_heard = 0
    where attempt_id = ${attempt}::uuid and words_heard > 0`.execute(db);
}

/** Whose attempt a proof opens; undefined where it has ended. */
export async function attemptOf(
  db: Db,
  proof: Buffer,
): Promise<{ attempt: string; practitioner: string; name: string; agency: string } | undefined> {
  const { rows } = await sql<{ attempt: string; practitioner: string; name: string; agency: string }>`
    select * from learning.attempt_of(${proof})`.execute(db);
  return rows[0];
}

/** Every part is done. False where that stood already. */
export async function completeAttempt(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const row = await db
    .updateTable('learning.attempt')
    .set({ completed_at: at })
    .where('id', '=', id)
    .where('completed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
