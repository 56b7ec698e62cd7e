import { sql } from 'kysely';
import { claimIn, type Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import type {
  AskedQuestion,
  InboxFilter,
  Kind,
  PublicAnswer,
  Question,
  State,
} from '../touch/inbox/types.ts';
import { settingOn } from './settings.ts';

/** Keeps what somebody said to the business team. */
export async function keepQuestion(
  db: Db,
  said: { kind: Kind; about: string; words: string; email: string; mayPublish: boolean; codeHash: string },
): Promise<void> {
  const { kind, about, words, email, mayPublish, codeHash } = said;
  await db
    .insertInto('library.question')
    .values({
      ...{ kind, words, about: about || null, email: email || null },
      ...{ may_publish: mayPublish, code_hash: codeHash },
    })
    .execute();
}

/** What became of a question, for whoever has its code. */
export async function questionOf(db: Db, hash: string): Promise<AskedQuestion | undefined> {
  const { rows } = await sql<AskedQuestion>`select * from library.question_of(${hash})`.execute(db);
  return rows[0];
}

const columns = sql`id, kind, about, words, email, may_publish as "mayPublish", state, version, at,
  taken_by_name as "takenByName", answer, closed_why as "closedWhy", settled_at as "settledAt",
  settled_by_name as "settledByName"`;

/** So many before a place in the inbox, the latest first. */
export async function listQuestions(
  db: Db,
  { state, kind }: InboxFilter,
  most: number,
  before?: { at: Temporal.Instant; id: string },
): Promise<Question[]> {
  const states = state === 'open' ? ['new', 'taken'] : [state];
  const { rows } = await sql<Question>`select ${columns} from library.question
    where state = any(${states}::text[]) and (${kind} = '' or kind = ${kind})
      and (${before?.at ?? null}::timestamptz is null
        or (at, id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    order by at desc, id desc limit ${most}`.execute(db);
  return rows;
}

/** One of the inbox. Nobody's to read only: whoever sees it may work on it. */
export async function readQuestion(db: Db, id: string): Promise<(Question & { workable: true }) | undefined> {
  const { rows } = await sql<Question>`select ${columns} from library.question where id = ${id}`.execute(db);
  return rows[0] && { ...rows[0], workable: true };
}

/** How many are new, and how many are taken on and not answered. */
export async function countOpen(
  db: Db,
): Promise<{ fresh: number; taken: number; oldest: Temporal.Instant | null }> {
  const { rows } = await sql<{ fresh: number; taken: number; oldest: Temporal.Instant | null }>`select
    count(*) filter (where state = 'new') as fresh, count(*) filter (where state = 'taken') as taken, min(at) as oldest
    from library.question where state in ('new', 'taken')`.execute(db);
  return rows[0] ?? { fresh: 0, taken: 0, oldest: null };
}

/** Takes the right to change one as it stood at a version. */
export const claimQuestion = claimIn('library.question');

export async function takeQuestion(db: Db, id: string, by: { id: string; name: string }): Promise<void> {
  await db
    .updateTable('library.question')
    .set({ state: 'taken', taken_by: by.id, taken_by_name: by.name })
    .where('id', '=', id)
    .execute();
}

/** Settles one: with an answer and the code in the message that tells of it, or with why there is none. */
export async function settleQuestion(
  db: Db,
  id: string,
  how: { state: Extract<State, 'answered' | 'closed'>; words: string; byName: string; answerHash?: string },
): Promise<void> {
  const { state, words, byName, answerHash } = how;
  const said = state === 'answered' ? { answer: words } : { closed_why: words };
  await db
    .updateTable('library.question')
    .set({
      ...{ state, ...said, settled_at: sql`access.now()`, settled_by_name: byName },
      ...(answerHash === undefined ? {} : { answer_hash: answerHash }),
    })
    .where('id', '=', id)
    .execute();
}

/** Removes what people said, and their addresses, so long after it was settled; that it was asked stays. */
export async function forgetQuestions(db: Db, now: Temporal.Instant): Promise<number> {
  const days = await settingOn(db, 'inbox days', londonDate(now));
  const { numAffectedRows } = await sql`update library.question
    set words = null, email = null, answer = null, about = null, closed_why = case when state = 'closed' then '' end,
      purged_at = ${now}
    where purged_at is null and settled_at < ${now.subtract({ hours: days * 24 })}`.execute(db);
  await sql`delete from library.text_file_use u using library.question q
    where u.kind = 'question' and u.ref = q.id::text and q.answer is null and q.purged_at is not null`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

const answerColumns = sql`id, slug, title, words, published_at as "publishedAt", withdrawn_at is not null as withdrawn`;

/** Makes a question and its answer public, or says something else there. */
export async function publishAnswer(
  db: Db,
  answer: { questionId: string; slug: string; title: string; words: string; byName: string },
): Promise<PublicAnswer> {
  const { questionId, slug, title, words, byName } = answer;
  const { rows } = await sql<PublicAnswer>`
    insert into library.answer (question_id, slug, title, words, published_by_name)
    values (${questionId}, ${slug} || case when exists (select from library.answer a where a.slug = ${slug}
        and a.question_id is distinct from ${questionId}) then '-' || left(${questionId}, 8) else '' end,
      ${title}, ${words}, ${byName})
    on conflict (question_id) do update set title = excluded.title, words = excluded.words,
      published_by_name = excluded.published_by_name, withdrawn_at = null
    returning ${answerColumns}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no answer was written');
  return row;
}

export async function withdrawAnswer(db: Db, id: string): Promise<void> {
  await db
    .updateTable('library.answer')
    .set({ withdrawn_at: sql`access.now()` })
    .where('id', '=', id)
    .execute();
}

/** The public answer to a question, also one that was withdrawn. */
export async function answerTo(db: Db, questionId: string): Promise<PublicAnswer | undefined> {
  const { rows } = await sql<PublicAnswer>`select ${answerColumns} from library.answer
    where question_id = ${questionId}`.execute(db);
  return rows[0];
}

/** Public answers that may name a local fact. */
export async function answersNaming(db: Db): Promise<PublicAnswer[]> {
  const { rows } = await sql<PublicAnswer>`select ${answerColumns} from library.answer
    where withdrawn_at is null and words like '%{{%' order by lower(title)`.execute(db);
  return rows;
}

export async function publicAnswer(db: Db, slug: string): Promise<PublicAnswer | undefined> {
  const { rows } = await sql<PublicAnswer>`select ${answerColumns} from library.answer
    where slug = ${slug} and withdrawn_at is null`.execute(db);
  return rows[0];
}

/** So many public answers before a place, the latest first. */
export async function listAnswers(
  db: Db,
  most: number,
  before?: { at: Temporal.Instant; id: string },
): Promise<PublicAnswer[]> {
  const { rows } =
    await sql<PublicAnswer>`select ${answerColumns} from library.answer where withdrawn_at is null
      and (${before?.at ?? null}::timestamptz is null
        or (published_at, id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    order by published_at desc, id desc limit ${most}`.execute(db);
  return rows;
}
