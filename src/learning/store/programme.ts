import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Exclusion, Prerequisite } from '../rules/eligibility.ts';
import type { Course, SessionPart } from '../types.ts';

/** What a course's form gives: everything but its state and its version. */
export type CourseTexts = Omit<Course, 'id' | 'state' | 'version'>;

/** What stands beside a course in tables of their own. */
export interface CourseRules {
  prerequisites: readonly Pick<Prerequisite, 'needsId' | 'hard' | 'equivalent' | 'evidence'>[];
  exclusions: readonly Exclusion[];
}

function columnsOf(texts: CourseTexts) {
  return {
    code: texts.code,
    title: texts.title,
    areas: [...texts.areas],
    valid_months: texts.validMonths,
    summary: texts.summary,
    words: texts.words,
    outcomes: [...texts.outcomes],
    level: texts.level,
    audience: texts.audience,
    audiences: [...texts.audiences],
    audience_checked: texts.audienceChecked,
    audience_kinds: [...texts.audienceKinds],
    audience_message: texts.audienceMessage,
    audience_href: texts.audienceHref,
    needs_credential: texts.needsCredential,
    minutes: texts.minutes,
    delivery: texts.delivery,
    provider: texts.provider,
    provider_name: texts.providerName,
    external_href: texts.externalHref,
    price_table: texts.priceTable,
    charging_policy: texts.chargingPolicy,
    age_from: texts.ageFrom,
    age_to: texts.ageTo,
    age_to_send: texts.ageToSend,
    licence_note: texts.licenceNote,
    to_bring: texts.toBring,
    feedback_form: texts.feedbackForm,
    needs_every_part: texts.needsEveryPart,
    needs_assessment: texts.needsAssessment,
  };
}

/** Writes a course as a draft; false when another one has its code. */
export async function insertCourse(db: Db, id: string, texts: CourseTexts): Promise<boolean> {
  const row = await db
    .insertInto('learning.course')
    .values({ id, state: 'draft', ...columnsOf(texts) })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes a course anew, from the version that was shown; false when it is another one meanwhile. */
export async function updateCourse(
  db: Db,
  id: string,
  version: number,
  { code: _, ...texts }: CourseTexts,
): Promise<boolean> {
  const { code: __, ...columns } = columnsOf({ code: '', ...texts });
  const changed = await db
    .updateTable('learning.course')
    .set({ ...columns, version: version + 1, changed_at: sql`access.now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Opens or closes a course; false when it changed meanwhile. */
export async function setCourseState(
  db: Db,
  id: string,
  version: number,
  state: Course['state'],
): Promise<boolean> {
  const changed = await db
    .updateTable('learning.course')
    .set({ state, version: version + 1, changed_at: sql`access.now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Puts the rules of a course in the place of those it had. */
export async function replaceRules(db: Db, courseId: string, rules: CourseRules): Promise<void> {
  await db.deleteFrom('learning.prerequisite').where('course_id', '=', courseId).execute();
  await db.deleteFrom('learning.exclusion').where('course_id', '=', courseId).execute();
  const needs = rules.prerequisites.map(({ needsId, hard, equivalent, evidence }) => ({
    ...{ course_id: courseId, needs_id: needsId, strength: hard ? 'hard' : 'soft', equivalent, evidence },
  }));
  if (needs.length > 0) await db.insertInto('learning.prerequisite').values(needs).execute();
  const others = rules.exclusions.map(({ agencyId, organisation, message, href }) => ({
    ...{ course_id: courseId, agency_id: agencyId, organisation, message, href },
  }));
  if (others.length > 0) await db.insertInto('learning.exclusion').values(others).execute();
}

/** Keeps a course's texts as they stand from now on. */
export async function keepVersion(
  db: Db,
  course: Course,
  rules: CourseRules,
  by: { id: string; name: string },
): Promise<void> {
  await db
    .insertInto('learning.course_version')
    .values({
      course_id: course.id,
      version: course.version,
      content: JSON.stringify({ ...course, ...rules }),
      changed_by: by.id,
      changed_by_name: by.name,
    })
    .execute();
}

/** Who wrote the versions of a course, the latest first. */
export async function versionsOf(
  db: Db,
  courseId: string,
): Promise<{ version: number; by: string; at: Temporal.Instant }[]> {
  return db
    .selectFrom('learning.course_version')
    .select(['version', 'changed_by_name as by', 'changed_at as at'])
    .where('course_id', '=', courseId)
    .orderBy('version', 'desc')
    .limit(20)
    .execute();
}

/** A version of a course's texts, as it was kept. */
export async function versionOf(db: Db, courseId: string, version: number) {
  return db
    .selectFrom('learning.course_version')
    .select(['content', 'changed_by_name as by', 'changed_at as at'])
    .where('course_id', '=', courseId)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** A session to be made or made anew. */
export interface SessionTexts {
  area: string | null;
  venue: string | null;
  venueNotes: string;
  capacity: number;
  parts: readonly SessionPart[];
  trainers: readonly string[];
  joining: { href: string; words: string } | null;
}

const spanOf = (parts: readonly SessionPart[]) => {
  const starts = parts.map(({ startsAt }) => startsAt).sort(Temporal.Instant.compare);
  const ends = parts.map(({ endsAt }) => endsAt).sort(Temporal.Instant.compare);
  const [first] = starts;
  const last = ends.at(-1);
  if (!first || !last) throw new RangeError('a session has a part');
  return { starts_at: first, ends_at: last };
};

export async function insertSession(
  db: Db,
  made: SessionTexts & { id: string; courseId: string; seriesId: string | null },
): Promise<void> {
  const { id, courseId, seriesId, area, venue, venueNotes, capacity, parts } = made;
  await db
    .insertInto('learning.session')
    .values({
      ...{ id, course_id: courseId, series_id: seriesId, area, venue, venue_notes: venueNotes, capacity },
      ...spanOf(parts),
    })
    .execute();
  await writeBeside(db, id, made);
}

/** The parts, the trainers and the way to join, in the place of those there were. */
async function writeBeside(db: Db, id: string, { parts, trainers, joining }: SessionTexts): Promise<void> {
  await db.deleteFrom('learning.session_part').where('session_id', '=', id).execute();
  await db
    .insertInto('learning.session_part')
    .values(
      parts.map(({ n, title, startsAt, endsAt }) => ({
        ...{ session_id: id, n, title, starts_at: startsAt, ends_at: endsAt },
      })),
    )
    .execute();
  await db.deleteFrom('learning.trainer').where('session_id', '=', id).execute();
  if (trainers.length > 0)
    await db
      .insertInto('learning.trainer')
      .values(trainers.map((practitioner_id) => ({ session_id: id, practitioner_id })))
      .execute();
  await db.deleteFrom('learning.joining').where('session_id', '=', id).execute();
  if (joining)
    await db
      .insertInto('learning.joining')
      .values({ session_id: id, ...joining })
      .execute();
}

/** Writes a session anew; `moved` when its time or place is another: its calendar entries then go out again. */
export async function updateSession(
  db: Db,
  id: string,
  version: number,
  texts: SessionTexts,
  moved: { at: Temporal.Instant; why: string } | null,
): Promise<boolean> {
  const { area, venue, venueNotes, capacity, parts } = texts;
  const changed = await db
    .updateTable('learning.session')
    .set({
      ...{ area, venue, venue_notes: venueNotes, capacity, version: version + 1, ...spanOf(parts) },
      ...(moved ? { moved_at: moved.at, moved_why: moved.why, sequence: sql`sequence + 1` } : {}),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await writeBeside(db, id, texts);
  return true;
}

/** Ends a session; false when it is over already. */
export async function cancelSession(
  db: Db,
  id: string,
  ended: { at: Temporal.Instant; why: string },
): Promise<boolean> {
  const changed = await db
    .updateTable('learning.session')
    .set({ cancelled_at: ended.at, cancelled_why: ended.why, sequence: sql`sequence + 1` })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Who trains a session, by id. */
export async function trainersOf(db: Db, sessionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('learning.trainer')
    .select('practitioner_id')
    .where('session_id', '=', sessionId)
    .execute();
  return rows.map(({ practitioner_id }) => practitioner_id);
}

/** Everybody who trains or trained, for coordinators. */
export async function allTrainers(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('learning.trainer')
    .select('practitioner_id')
    .distinct()
    .limit(500)
    .execute();
  return rows.map(({ practitioner_id }) => practitioner_id);
}
