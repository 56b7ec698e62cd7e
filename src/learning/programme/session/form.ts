import {
  date,
  type FormError,
  formError,
  type Parsed,
  parseForm,
  text,
} from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import { isBefore, LONDON } from '../../../platform/time/index.ts';
import type { SessionPart } from '../../types.ts';
import { PART_ROWS } from './types.ts';

const fields = {
  venue: text({ max: 300 }),
  'venue-notes': text({ max: 1000 }),
  area: text({ max: 40 }),
  capacity: text({ ask: 'Enter how many places there are', max: 4 }),
  trainers: text({ max: 1000 }),
  'joining-href': text({ max: 500 }),
  'joining-words': text({ max: 1000 }),
};

/** A place and its people, without its times. */
export interface PlaceForm {
  area: string | null;
  venue: string | null;
  venueNotes: string;
  capacity: number;
  /** As their names were typed. */
  trainers: readonly string[];
  joining: { href: string; words: string } | null;
}

/** Reads where and with whom. `virtual`: how to join may come later, and no venue is needed. */
export function readPlace(
  body: Body,
  against: { areas: readonly string[]; virtual: boolean; taken: number },
): Parsed<PlaceForm> {
  const parsed = parseForm(fields, body);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const errors: FormError[] = [];
  const capacity = /^\d{1,4}$/.test(value.capacity) ? Number(value.capacity) : 0;
  if (capacity < 1 || capacity > 2000)
    errors.push(formError('capacity', 'Enter a number of places from 1 to 2,000'));
  else if (capacity < against.taken)
    errors.push(formError('capacity', `${against.taken} places are taken, so there cannot be fewer`));
  if (!against.virtual && value.venue === '') errors.push(formError('venue', 'Enter where it is'));
  const href = value['joining-href'];
  if (href !== '' && !/^https:\/\/\S+$/.test(href))
    errors.push(formError('joining-href', 'Enter a whole link that begins with https://'));
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      ...{ capacity, venue: value.venue || null, venueNotes: value['venue-notes'] },
      area: against.areas.includes(value.area) ? value.area : null,
      trainers: value.trainers
        .split('\n')
        .map((name) => name.trim())
        .filter(Boolean),
      joining: href === '' ? null : { href, words: value['joining-words'] },
    },
  };
}

/**
 * Reads the parts of a session: a day, a start and an end each; those without a day are left out. A part may stay in
 * the past where it stands, and none is put there.
 */
export function readParts(
  body: Body,
  now: Temporal.Instant,
  before: readonly SessionPart[] = [],
): Parsed<SessionPart[]> {
  const stood = new Set(before.map(({ startsAt }) => startsAt.epochMilliseconds));
  const parts: SessionPart[] = [];
  const errors: FormError[] = [];
  for (const n of PART_ROWS) {
    const name = `day-${n}`;
    const filled = ['day', 'month', 'year'].some((part) => one(body, `${name}-${part}`).trim() !== '');
    if (!filled && n > 1) continue;
    const parsed = parseForm({ [name]: date({ what: `The day of part ${n}`, ask: 'Enter the day' }) }, body);
    const [starts, ends] = [`starts-${n}`, `ends-${n}`].map((field) => readTime(one(body, field)));
    if (!parsed.ok) errors.push(...parsed.errors);
    if (!starts) errors.push(formError(`starts-${n}`, 'Enter when it starts, like 10:00'));
    if (!ends) errors.push(formError(`ends-${n}`, 'Enter when it ends, like 12:30'));
    const day = parsed.ok ? parsed.value[name] : null;
    if (!day || !starts || !ends) continue;
    const [startsAt, endsAt] = [instantOn(day, starts), instantOn(day, ends)];
    if (!startsAt) errors.push(formError(`starts-${n}`, 'The clocks skip that time on that night'));
    else if (!endsAt || Temporal.Instant.compare(endsAt, startsAt) <= 0)
      errors.push(formError(`ends-${n}`, 'It must end after it starts'));
    else if (isBefore(startsAt, now) && !stood.has(startsAt.epochMilliseconds))
      errors.push(formError(`day-${n}`, 'That time has passed. Enter one to come', '-day'));
    else parts.push({ n, title: one(body, `title-${n}`).trim().slice(0, 100), startsAt, endsAt });
  }
  const clash = parts.find(
    (part, at) =>
      at > 0 && Temporal.Instant.compare(part.startsAt, parts[at - 1]?.endsAt ?? part.startsAt) < 0,
  );
  if (clash) errors.push(formError(`starts-${clash.n}`, 'A part begins after the one before it has ended'));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: parts };
}

/** "10:00", "9.30": a time on the clock on the wall. */
export function readTime(typed: string): Temporal.PlainTime | undefined {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(typed.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) });
}

/** The instant at which London's clocks show a time; undefined for one that they skip in spring. */
function instantOn(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant | undefined {
  const clock = day.toZonedDateTime({ timeZone: LONDON, plainTime: time });
  return clock.toPlainTime().equals(time) ? clock.toInstant() : undefined;
}
