import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

export interface StaffRow {
  id: string;
  name: string;
  title: string;
  in_date: number;
  missing: string[];
  no_shows: number;
}

/** The reader's own staff by name, from `after` on. */
export async function staffPage(
  db: Db,
  today: Temporal.PlainDate,
  after: string,
  most: number,
): Promise<StaffRow[]> {
  const { rows } =
    await sql<StaffRow>`select * from learning.staff_standing(${today}::date, ${after}, ${most})`.execute(db);
  return rows;
}

export interface CourseStanding {
  title: string;
  level: string | null;
  expected: boolean;
  in_date: number;
  lapsed: number;
  never: number;
}

export async function staffCourses(db: Db, today: Temporal.PlainDate): Promise<CourseStanding[]> {
  const { rows } = await sql<CourseStanding>`select * from learning.staff_courses(${today}::date)`.execute(
    db,
  );
  return rows;
}

/** What the reader's agency was charged since a day, less what was lifted, and what it owes; in pence. */
export async function agencyCost(
  db: Db,
  agency: string,
  since: Temporal.Instant,
): Promise<{ charged: number; owed: number }> {
  const { rows } = await sql<{ charged: number; owed: number }>`
    select coalesce(sum(l.effect) filter (where l.kind <> 'payment' and l.made_at >= ${since}), 0)::bigint as charged,
      coalesce(sum(l.effect), 0)::bigint as owed
    from learning.ledger_line l join learning.account a on a.id = l.account_id where a.agency_id = ${agency}::uuid`.execute(
    db,
  );
  return rows[0] ?? { charged: 0, owed: 0 };
}

export async function expectedCourses(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('learning.expected').select('course_id').execute();
  return rows.map(({ course_id }) => course_id);
}

/** What the agency expects from now on: these courses and no others. */
export async function setExpected(
  db: Db,
  agency: string,
  courses: readonly string[],
  by: string,
): Promise<void> {
  await db
    .deleteFrom('learning.expected')
    .where('agency_id', '=', agency)
    .$if(courses.length > 0, (query) => query.where('course_id', 'not in', [...courses]))
    .execute();
  if (courses.length === 0) return;
  await db
    .insertInto('learning.expected')
    .values(courses.map((course_id) => ({ agency_id: agency, course_id, set_by: by })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Places of the reader's agency that were not used since a day, whoever they were booked for. */
export async function agencyNoShows(db: Db, agency: string, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ unused: number }>`
    select count(*)::integer as unused from learning.booking
    where agency_id = ${agency}::uuid and state = 'no-show' and booked_at > ${since}`.execute(db);
  return rows[0]?.unused ?? 0;
}
