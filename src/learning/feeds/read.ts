import ICAL from 'ical.js';
import { AddressRefused } from '../../platform/outside/index.ts';
import { londonDate } from '../../platform/time/index.ts';
import type { FeedEvent } from './types.ts';

const { compare } = Temporal.PlainDate;
const MOST_EVENTS = 300;
const MOST_LETTERS = 2_000_000;
// A rule may recur every second for ever: nobody counts that far, for one event or for all of a file together.
const MOST_STEPS = 2_000;
const MOST_STEPS_IN_ALL = 20_000;
/** How far ahead the days of what recurs are told, and how many of them. */
const AHEAD = { months: 6 };
const MOST_DAYS = 40;

/**
 * The events of a calendar file (RFC 5545) or of a JSON list that are not over on a day, the soonest 300.
 * An event that recurs stands with its days of half a year, or with its next where that is later. What is cancelled is
 * left out, as is a single day of it.
 * @throws AddressRefused where it is neither
 */
export function readFeed(content: string, today: Temporal.PlainDate): FeedEvent[] {
  if (content.length > MOST_LETTERS) throw new AddressRefused('It is larger than 2 MB');
  const found = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(content) ? inCalendar(content, today) : inJson(content);
  return together(found)
    .map((event) => ({ ...event, coming: comingOf(event.days, today) }))
    .filter(({ title, days, coming }) => title !== '' && (days.length === 0 || coming.length > 0))
    .map(({ coming, ...event }) => ({ ...event, days: coming }))
    .sort(({ days: [a] }, { days: [b] }) => (a && b ? compare(a, b) : a ? -1 : 1))
    .slice(0, MOST_EVENTS);
}

/** One of each name, with the days of all. */
function together(found: readonly FeedEvent[]): FeedEvent[] {
  const byUid = new Map<string, FeedEvent>();
  for (const event of found) {
    const { days = [], ...first } = byUid.get(event.uid) ?? event;
    byUid.set(event.uid, { ...first, days: [...days, ...(byUid.has(event.uid) ? event.days : [])] });
  }
  return [...byUid.values()];
}

/** The days not before today, each once, as far ahead as is told; the next wherever it is. */
function comingOf(days: readonly Temporal.PlainDate[], today: Temporal.PlainDate): Temporal.PlainDate[] {
  const last = today.add(AHEAD);
  return days
    .filter((day) => compare(day, today) >= 0)
    .toSorted(compare)
    .filter((day, at, all) => at === 0 || !all[at - 1]?.equals(day))
    .filter((day, at) => at === 0 || (at < MOST_DAYS && compare(day, last) <= 0));
}

function inCalendar(content: string, today: Temporal.PlainDate): FeedEvent[] {
  let events: ICAL.Component[];
  try {
    events = new ICAL.Component(ICAL.parse(content)).getAllSubcomponents('vevent');
  } catch {
    throw new AddressRefused('This calendar file cannot be read');
  }
  const left = { steps: MOST_STEPS_IN_ALL };
  const changed = Map.groupBy(
    events.filter((component) => component.hasProperty('recurrence-id')),
    uidOf,
  );
  return events.flatMap((component) => {
    const text = textOf(component);
    if (isCancelled(component) || component.hasProperty('recurrence-id')) return [];
    const days = daysOf(component, changed.get(uidOf(component)) ?? [], { today, left });
    if (days.length === 0) return [];
    return [
      {
        ...{
          uid: uidOf(component),
          title: plain(text('summary'), 150),
        },
        ...{ words: plain(text('description'), 400), href: link(text('url')), days },
      },
    ];
  });
}

const textOf = (component: ICAL.Component) => (name: string) =>
  String(component.getFirstPropertyValue(name) ?? '');
const isCancelled = (component: ICAL.Component) => textOf(component)('status').toUpperCase() === 'CANCELLED';
const uidOf = (component: ICAL.Component) =>
  plain(textOf(component)('uid'), 300) || plain(textOf(component)('summary'), 300);

/** The days of an event; of one that recurs those from today on, as far ahead as is told. None where it cannot be read. */
function daysOf(
  component: ICAL.Component,
  exceptions: ICAL.Component[],
  { today, left }: { today: Temporal.PlainDate; left: { steps: number } },
): Temporal.PlainDate[] {
  try {
    const event = new ICAL.Event(component, { exceptions });
    if (!event.isRecurring()) return [dayOf(event.startDate)];
    const days: Temporal.PlainDate[] = [];
    const last = today.add(AHEAD);
    const times = event.iterator();
    for (let step = 0; step < MOST_STEPS && left.steps > 0 && days.length < MOST_DAYS; step += 1) {
      left.steps -= 1;
      const next = times.next();
      if (!next) break;
      const { startDate, item } = event.getOccurrenceDetails(next);
      const day = dayOf(startDate);
      if (compare(day, today) >= 0 && !isCancelled(item.component)) days.push(day);
      if (compare(day, last) > 0 && days.length > 0) break;
    }
    return days;
  } catch {
    return [];
  }
}

/** The day as a clock on the wall there has it; of an instant, as London has it. */
function dayOf({ year, month, day, zone, hour, minute, isDate }: ICAL.Time): Temporal.PlainDate {
  const date = Temporal.PlainDate.from({ year, month, day });
  if (isDate || zone !== ICAL.Timezone.utcTimezone) return date;
  return londonDate(date.toZonedDateTime({ timeZone: 'UTC', plainTime: { hour, minute } }).toInstant());
}

function inJson(content: string): FeedEvent[] {
  const json = parsed(content);
  const list = Array.isArray(json) ? json : isObject(json) ? json.events : undefined;
  if (!Array.isArray(list)) throw new AddressRefused('This is neither a calendar file nor a list of events');
  return list.filter(isObject).map((entry) => {
    const first = (...names: string[]) =>
      names.map((name) => entry[name]).find((value) => typeof value === 'string' && value !== '');
    const title = plain(first('title', 'name'), 150);
    return {
      uid: plain(first('id', 'uid', '@id', 'url'), 300) || title,
      title,
      words: plain(first('summary', 'description'), 400),
      href: link(first('url', 'href', 'link')),
      days: [dateIn(first('startsOn', 'startDate', 'start', 'starts', 'date')) ?? []].flat(),
    };
  });
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new AddressRefused('This is neither a calendar file nor a list of events');
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function dateIn(value: unknown): Temporal.PlainDate | null {
  const written = typeof value === 'string' ? value : '';
  try {
    return /[Zz]|[+-]\d\d:?\d\d$/.test(written.slice(10))
      ? londonDate(Temporal.Instant.from(written))
      : Temporal.PlainDate.from(written.slice(0, 10));
  } catch {
    return null;
  }
}

/** Words without marks of HTML and without line ends, so long at most. */
function plain(value: unknown, most: number): string {
  if (typeof value !== 'string') return '';
  const words = value
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}

function link(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return null;
  return new URL(value).protocol === 'https:' ? value : null;
}
