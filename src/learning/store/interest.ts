import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Somebody who wants to hear of dates. */
export interface Interest {
  id: string;
  courseId: string | null;
  email: string;
  site: string;
  code: string;
  confirmedAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
}

const interests = (db: Db) =>
  db
    .selectFrom('learning.interest')
    .select(['id', 'course_id', 'email', 'site', 'code', 'confirmed_at', 'ended_at']);

type Row = Awaited<ReturnType<ReturnType<typeof interests>['executeTakeFirstOrThrow']>>;

const interestOf = ({ course_id, confirmed_at, ended_at, ...row }: Row): Interest => ({
  ...row,
  courseId: course_id,
  confirmedAt: confirmed_at,
  endedAt: ended_at,
});

/** How many wait to hear of each course. */
export async function interestCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('learning.interest')
    .select(['course_id', (eb) => eb.fn.countAll<number>().as('many')])
    .where('course_id', 'is not', null)
    .where('confirmed_at', 'is not', null)
    .where('ended_at', 'is', null)
    .groupBy('course_id')
    .execute();
  return new Map(rows.map(({ course_id, many }) => [course_id ?? '', Number(many)]));
}

/** Takes note of somebody; nothing where the address asked for the same before. */
export async function insertInterest(
  db: Db,
  asked: Omit<Interest, 'confirmedAt' | 'endedAt'> & {
    codeHash: string;
    confirmedAt: Temporal.Instant | null;
  },
): Promise<void> {
  const { id, courseId, email, site, code, codeHash, confirmedAt } = asked;
  await sql`insert into learning.interest (id, course_id, email, site, code, code_hash, confirmed_at)
    values (${id}, ${courseId}, ${email}, ${site}, ${code}, ${codeHash}, ${confirmedAt})
    on conflict do nothing`.execute(db);
}

/** The interest that the context's code opens. */
export async function interestByCode(db: Db, codeHash: string): Promise<Interest | undefined> {
  const row = await interests(db).where('code_hash', '=', codeHash).executeTakeFirst();
  return row && interestOf(row);
}

export async function confirmInterest(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('learning.interest')
    .set({ confirmed_at: at })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute();
}

export async function endInterest(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('learning.interest')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Whoever is to hear of dates of a course that they were not told of, marked as told. As the worker. */
export async function takeUntold(db: Db, courseId: string, now: Temporal.Instant): Promise<Interest[]> {
  const { rows } = await sql<Row>`
    update learning.interest i set told_until = ${now.toString()}::timestamptz
    where (i.course_id = ${courseId} or i.course_id is null) and i.confirmed_at is not null and i.ended_at is null
      and exists (select from learning.session s where s.course_id = ${courseId} and s.cancelled_at is null
        and s.starts_at > ${now.toString()}::timestamptz and s.created_at > i.told_until)
    returning i.id, i.course_id, i.email, i.site, i.code, i.confirmed_at, i.ended_at`.execute(db);
  return rows.map(interestOf);
}

/** Forgets addresses that never answered, and those that wanted to hear no more. */
export async function forgetInterest(db: Db, now: Temporal.Instant): Promise<number> {
  const gone = await db
    .deleteFrom('learning.interest')
    .where(({ eb, or, and }) =>
      or([
        and([eb('confirmed_at', 'is', null), eb('asked_at', '<', now.subtract({ hours: 24 * 7 }))]),
        eb('ended_at', '<', now.subtract({ hours: 24 * 30 })),
      ]),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
