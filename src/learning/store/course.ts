import type { Db } from '../../platform/db/index.ts';
import type { Course, Delivery } from '../types.ts';

const columns = [
  ...(['id', 'code', 'title', 'areas', 'state', 'valid_months', 'summary', 'words', 'outcomes'] as const),
  ...(['level', 'audience', 'audiences', 'minutes', 'delivery', 'provider', 'provider_name'] as const),
  ...(['external_href', 'price_table', 'charging_policy', 'age_from', 'age_to', 'age_to_send'] as const),
  ...([
    'licence_note',
    'to_bring',
    'feedback_form',
    'needs_every_part',
    'needs_assessment',
    'version',
  ] as const),
  ...([
    'audience_checked',
    'audience_kinds',
    'audience_message',
    'audience_href',
    'needs_credential',
  ] as const),
] as const;

const courses = (db: Db) => db.selectFrom('learning.course').select(columns);

type Row = Awaited<ReturnType<ReturnType<typeof courses>['executeTakeFirstOrThrow']>>;

function courseOf(row: Row): Course {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    areas: row.areas,
    state: row.state as Course['state'],
    validMonths: row.valid_months,
    summary: row.summary,
    words: row.words,
    outcomes: row.outcomes,
    level: row.level,
    audience: row.audience,
    audiences: row.audiences,
    audienceChecked: row.audience_checked,
    audienceKinds: row.audience_kinds,
    audienceMessage: row.audience_message,
    audienceHref: row.audience_href,
    needsCredential: row.needs_credential,
    minutes: row.minutes,
    delivery: row.delivery as Delivery,
    provider: row.provider as Course['provider'],
    providerName: row.provider_name,
    externalHref: row.external_href,
    priceTable: row.price_table,
    chargingPolicy: row.charging_policy,
    ageFrom: row.age_from,
    ageTo: row.age_to,
    ageToSend: row.age_to_send,
    licenceNote: row.licence_note,
    toBring: row.to_bring,
    feedbackForm: row.feedback_form,
    needsEveryPart: row.needs_every_part,
    needsAssessment: row.needs_assessment,
    version: row.version,
  };
}

/** A course as far as the context may see it. */
export async function courseById(db: Db, id: string): Promise<Course | undefined> {
  const row = await courses(db).where('id', '=', id).executeTakeFirst();
  return row && courseOf(row);
}

/** The course of an address. */
export async function courseByCode(db: Db, code: string): Promise<Course | undefined> {
  const row = await courses(db).where('code', '=', code).executeTakeFirst();
  return row && courseOf(row);
}

/** Every course that the context may see, by title. */
export async function allCourses(db: Db): Promise<Course[]> {
  const rows = await courses(db).orderBy('title').orderBy('id').execute();
  return rows.map(courseOf);
}

/** Courses by their ids, as far as the context may see them. */
export async function coursesById(db: Db, ids: readonly string[]): Promise<Map<string, Course>> {
  if (ids.length === 0) return new Map();
  const rows = await courses(db).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, courseOf(row)]));
}
