import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { GivenWords, Moment, Question } from '../feedback/types.ts';

/** Which sessions are counted: those that began in a time, of one course, session or trainer where named. */
export interface FeedbackFilter {
  since: Temporal.Instant;
  till: Temporal.Instant;
  course: string | null;
  session: string | null;
  trainer: string | null;
}

/** How often a question of a version was answered with a number. */
export interface FeedbackCount {
  course: string;
  form_id: string;
  moment: Moment;
  code: string;
  value: number;
  answers: number;
}

const argumentsOf = ({ since, till, course, session, trainer }: FeedbackFilter) =>
  sql`${since.toString()}::timestamptz, ${till.toString()}::timestamptz, ${course}::uuid, ${session}::uuid, ${trainer}::uuid`;

/** Counts of answers, true for coordinators and in fives for others. @throws for whoever may not count */
export async function feedbackCounts(db: Db, filter: FeedbackFilter): Promise<FeedbackCount[]> {
  const { rows } =
    await sql<FeedbackCount>`select * from learning.feedback_counts(${argumentsOf(filter)})`.execute(db);
  return rows;
}

/** How many were asked and how many answered. */
export async function feedbackResponse(
  db: Db,
  filter: FeedbackFilter,
): Promise<{ course: string; moment: Moment; asked: number; answered: number }[]> {
  const { rows } = await sql<{ course: string; moment: Moment; asked: number; answered: number }>`
    select * from learning.feedback_response(${argumentsOf(filter)})`.execute(db);
  return rows;
}

/** Where a list of words goes on. */
export interface WordsCursor {
  on: Temporal.PlainDate;
  id: string;
}

/** Words that were given, of one state, the latest first. For coordinators. */
export async function givenWords(
  db: Db,
  { state, after, size }: { state: GivenWords['state']; after: WordsCursor | undefined; size: number },
): Promise<GivenWords[]> {
  const rows = await db
    .selectFrom('learning.feedback_answer as a')
    .innerJoin('learning.course as c', 'c.id', 'a.course_id')
    .innerJoin('learning.feedback_form as f', 'f.id', 'a.form_id')
    .select(['a.id', 'c.title as course', 'a.moment', 'a.code', 'a.words', 'a.answered_on', 'a.state'])
    .select('f.questions')
    .where('a.words', 'is not', null)
    .where('a.state', '=', state)
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('a.answered_on', 'a.id'), '<', tuple(after?.on as Temporal.PlainDate, after?.id ?? '')),
      ),
    )
    .orderBy('a.answered_on', 'desc')
    .orderBy('a.id', 'desc')
    .limit(size)
    .execute();
  return rows.map(({ id, course, moment, code, words, answered_on, state: stands, questions }) => ({
    ...{ id, course, moment: moment as Moment, words: words ?? '', on: answered_on },
    ask: askOf(questions as unknown as Question[], moment, code),
    state: stands as GivenWords['state'],
  }));
}

const askOf = (questions: readonly Question[], moment: string, code: string): string =>
  questions.find((question) => question.moment === moment && question.code === code)?.ask ?? '';

/** Lets words pass, or hides them; false for words that are not there. */
export async function decideWords(
  db: Db,
  id: string,
  { state, by, at }: { state: 'passed' | 'hidden'; by: string; at: Temporal.Instant },
): Promise<boolean> {
  const done = await db
    .updateTable('learning.feedback_answer')
    .set({ state, decided_by: by, decided_at: at })
    .where('id', '=', id)
    .where('words', 'is not', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** What changed in practice, in words that a coordinator let pass. */
export async function practiceWords(
  db: Db,
  after: WordsCursor | undefined,
  size: number,
): Promise<{ id: string; course: string; answered_on: Temporal.PlainDate; words: string }[]> {
  const { rows } = await sql<{ id: string; course: string; answered_on: Temporal.PlainDate; words: string }>`
    select * from learning.feedback_practice(${after?.on.toString() ?? null}::date, ${after?.id ?? null}::uuid, ${size})`.execute(
    db,
  );
  return rows;
}
