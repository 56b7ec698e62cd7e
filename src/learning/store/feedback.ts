import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Answer, Asked, FeedbackForm, Question } from '../feedback/types.ts';

const forms = (db: Db) =>
  db
    .selectFrom('learning.feedback_form')
    .select(['id', 'course_id', 'version', 'questions', 'needed', 'set_by_name', 'set_at']);

type FormRow = Awaited<ReturnType<ReturnType<typeof forms>['executeTakeFirstOrThrow']>>;

const formOf = (row: FormRow): FeedbackForm => ({
  ...{ id: row.id, courseId: row.course_id, version: row.version, needed: row.needed },
  questions: row.questions as unknown as Question[],
  ...{ byName: row.set_by_name, at: row.set_at },
});

/** What a course asks now; undefined where it never asked anything. */
export async function formOfCourse(db: Db, courseId: string): Promise<FeedbackForm | undefined> {
  const row = await forms(db)
    .where('course_id', '=', courseId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && formOf(row);
}

export async function formById(db: Db, id: string): Promise<FeedbackForm | undefined> {
  const row = await forms(db).where('id', '=', id).executeTakeFirst();
  return row && formOf(row);
}

/** The questions of versions, by version. */
export async function questionsOf(db: Db, ids: readonly string[]): Promise<Map<string, readonly Question[]>> {
  if (ids.length === 0) return new Map();
  const rows = await forms(db).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.questions as unknown as Question[]]));
}

/** Writes the version after the one that was shown; false when somebody wrote it meanwhile. */
export async function insertForm(
  db: Db,
  form: Pick<FeedbackForm, 'courseId' | 'version' | 'questions' | 'needed'>,
  by: { id: string; name: string },
): Promise<boolean> {
  const row = await db
    .insertInto('learning.feedback_form')
    .values({
      ...{ course_id: form.courseId, version: form.version, needed: form.needed },
      ...{ questions: JSON.stringify(form.questions), set_by: by.id, set_by_name: by.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

const asked = (db: Db) =>
  db
    .selectFrom('learning.feedback_asked')
    .select(['id', 'session_id', 'form_id', 'moment', 'code', 'open_until', 'answered_on', 'declined_at']);

type AskedRow = Awaited<ReturnType<ReturnType<typeof asked>['executeTakeFirstOrThrow']>>;

const askedOf = (row: AskedRow): Asked => ({
  ...{ id: row.id, sessionId: row.session_id, formId: row.form_id },
  ...{ moment: row.moment as Asked['moment'], openUntil: row.open_until },
  ...{ answeredOn: row.answered_on, declinedAt: row.declined_at },
});

/** What the context's code opens. */
export async function askedByCode(db: Db, hash: string): Promise<Asked | undefined> {
  const row = await asked(db).where('code_hash', '=', hash).executeTakeFirst();
  return row && askedOf(row);
}

/** What somebody was asked about a booking of their own, with the code that opens each. */
export async function askedOfBooking(db: Db, bookingId: string): Promise<(Asked & { code: string })[]> {
  const rows = await asked(db).where('booking_id', '=', bookingId).orderBy('asked_at').execute();
  return rows.map((row) => ({ ...askedOf(row), code: row.code }));
}

export async function answersOf(db: Db, askedId: string): Promise<Answer[]> {
  return db
    .selectFrom('learning.feedback_answer')
    .select(['code', 'value', 'words'])
    .where('asked_id', '=', askedId)
    .execute();
}

/** Puts answers in the place of those given before, of whoever holds the context's code. Changed words are read anew. */
export async function keepAnswers(
  db: Db,
  of: { asked: Asked; form: FeedbackForm; on: Temporal.PlainDate },
  answers: readonly Answer[],
): Promise<void> {
  const { asked: to, form, on } = of;
  const codes = answers.map(({ code }) => code);
  await db
    .deleteFrom('learning.feedback_answer')
    .where('asked_id', '=', to.id)
    .$if(codes.length > 0, (query) => query.where('code', 'not in', codes))
    .execute();
  if (answers.length > 0)
    await db
      .insertInto('learning.feedback_answer')
      .values(
        answers.map((answer) => ({
          ...{ asked_id: to.id, form_id: form.id, course_id: form.courseId, session_id: to.sessionId },
          ...{ moment: to.moment, ...answer, answered_on: on },
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['asked_id', 'code']).doUpdateSet({
          value: sql`excluded.value`,
          words: sql`excluded.words`,
          state: 'new',
        }),
      )
      .execute();
  await db.updateTable('learning.feedback_asked').set({ answered_on: on }).where('id', '=', to.id).execute();
}

export async function decline(db: Db, askedId: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('learning.feedback_asked')
    .set({ declined_at: at })
    .where('id', '=', askedId)
    .execute();
}

/**
 * Whether a certificate waits for what its course asks afterwards; if so, that is noted, and a job completes it when
 * the answer is there. A trainer never learns whether somebody answered: for them it always waits.
 */
export async function awaitFeedback(
  db: Db,
  of: { bookingId: string; courseId: string; on: Temporal.PlainDate; cameOf: string },
): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select f.needed and f.questions @> '[{"moment":"after"}]' and not exists (select from learning.feedback_asked a
      where a.booking_id = ${of.bookingId}::uuid and a.moment = 'after' and a.answered_on is not null) as waits
    from learning.feedback_form f where f.course_id = ${of.courseId}::uuid order by f.version desc limit 1`.execute(
    db,
  );
  if (!rows[0]?.waits) return false;
  await db
    .insertInto('learning.feedback_awaited')
    .values({ booking_id: of.bookingId, course_id: of.courseId, completed_on: of.on, came_of: of.cameOf })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

/** Somebody was not there after all: no certificate waits for what they thought. */
export async function awaitNoLonger(db: Db, bookingId: string): Promise<void> {
  await db.deleteFrom('learning.feedback_awaited').where('booking_id', '=', bookingId).execute();
}

/** Courses whose certificate waits for what somebody thought, with what opens the form where they were asked. */
export async function awaitedOf(
  db: Db,
  practitionerId: string,
): Promise<{ bookingId: string; title: string; code: string | null }[]> {
  const { rows } = await sql<{ bookingId: string; title: string; code: string | null }>`
    select w.booking_id as "bookingId", c.title, (select a.code from learning.feedback_asked a
      where a.booking_id = w.booking_id and a.moment = 'after') as code
    from learning.feedback_awaited w join learning.booking b on b.id = w.booking_id
      join learning.course c on c.id = w.course_id
    where b.practitioner_id = ${practitionerId}::uuid order by w.since limit 50`.execute(db);
  return rows;
}

/** Whether the certificate of a booking waits. */
export async function waitsFor(db: Db, bookingId: string): Promise<boolean> {
  const row = await db
    .selectFrom('learning.feedback_awaited')
    .select('booking_id')
    .where('booking_id', '=', bookingId)
    .executeTakeFirst();
  return row !== undefined;
}
