import { inLondon } from '../../platform/time/index.ts';
import type { Course, Session } from '../types.ts';

/** A course with its sessions to come. */
export interface Offered {
  course: Course;
  sessions: readonly Session[];
}

/** What narrows a catalogue; '' or false is everything. */
export interface Wanted {
  find: string;
  /** What is meant by `find`, where it stands in no course: each part in any of its ways. */
  meant?: readonly (readonly string[])[];
  level: string;
  delivery: string;
  area: string;
  audience: string;
  month: string;
  free: boolean;
  places: boolean;
}

/** "2027-01", by London's clocks. */
export const monthOf = (instant: Temporal.Instant): string =>
  inLondon(instant).toPlainDate().toPlainYearMonth().toString();

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** "January 2027" */
export const monthWords = (month: string): string =>
  `${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;

/** The courses that fit, each with the sessions that fit. */
export function narrowed(offered: readonly Offered[], wanted: Wanted, withCancelled = false): Offered[] {
  const bySessions = wanted.month !== '' || wanted.places;
  return offered
    .filter(({ course }) => courseFits(course, wanted))
    .map(({ course, sessions }) => ({
      course,
      sessions: sessions.filter((session) => sessionFits(session, wanted, withCancelled)),
    }))
    .filter(({ sessions }) => !bySessions || sessions.length > 0);
}

/** Whether every part of what is looked for stands in a course, in any of its ways. */
export function saysAll(course: Course, parts: readonly (readonly string[])[]): boolean {
  const words = plain(
    [course.title, course.summary, course.words, course.audience, ...course.outcomes].join(' '),
  );
  return parts.every((ways) => ways.some((way) => words.includes(plain(way))));
}

/** Words as they were typed: each is a part, in one way. */
export const asTyped = (find: string): string[][] =>
  plain(find)
    .split(' ')
    .map((word) => [word]);

function courseFits(course: Course, wanted: Wanted): boolean {
  const { find, meant = asTyped(find), level, delivery, area, audience, free } = wanted;
  return (
    saysAll(course, meant) &&
    (level === '' || course.level === level) &&
    (delivery === '' || course.delivery === delivery) &&
    (area === '' || course.areas.length === 0 || course.areas.includes(area)) &&
    (audience === '' || course.audiences.includes(audience) || course.audiences.includes('everybody')) &&
    (!free || course.priceTable === null)
  );
}

function sessionFits(session: Session, { area, month, places }: Wanted, withCancelled: boolean): boolean {
  return (
    (withCancelled || session.cancelledAt === null) &&
    (area === '' || session.area === null || session.area === area) &&
    (month === '' || monthOf(session.startsAt) === month) &&
    (!places || session.taken < session.capacity)
  );
}

/** Words as they are compared: without accents, capitals and signs. */
export const plain = (words: string) =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A course's session among others, by day. */
export interface Dated {
  course: Course;
  session: Session;
}

/** Every session of these courses, the soonest first. */
export function byDay(offered: readonly Offered[]): Dated[] {
  return offered
    .flatMap(({ course, sessions }) => sessions.map((session) => ({ course, session })))
    .sort(
      (a, b) =>
        Temporal.Instant.compare(a.session.startsAt, b.session.startsAt) ||
        a.session.id.localeCompare(b.session.id),
    );
}

/** One page of a list: what comes after the one with this mark, and the mark of the last where there is more. */
export function pageOf<Row>(
  rows: readonly Row[],
  markOf: (row: Row) => string,
  { after, size }: { after: string; size: number },
): { rows: readonly Row[]; next: string } {
  const from = after === '' ? 0 : rows.findIndex((row) => markOf(row) === after) + 1;
  const page = rows.slice(from, from + size);
  const last = page.at(-1);
  return { rows: page, next: last && rows.length > from + size ? markOf(last) : '' };
}
