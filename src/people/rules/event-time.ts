import { londonInstant } from '../../platform/time/london.ts';
import { partialWords } from './partial-date.ts';

/** When something happened, as far as it is known: `2012`, `2012-03` or `2012-03-03`, a time of day, until when. */
export interface SaidWhen {
  from: string;
  /** `16:30`; only with a whole day. */
  time: string | null;
  until: string | null;
}

/** All the days that it can mean, and where it stands on the line of time. */
export interface Span {
  fromOn: Temporal.PlainDate;
  untilOn: Temporal.PlainDate;
  at: Temporal.Instant;
}

/** The days that a date, or a part of one, can mean. */
export function spanOf({ from, time, until }: SaidWhen): Span {
  const fromOn = firstDay(from);
  return { fromOn, untilOn: lastDay(until ?? from), at: londonInstant(fromOn, time ?? '00:00') };
}

const firstDay = (said: string) => Temporal.PlainDate.from(`${said}-01-01`.slice(0, 10));

/** The last day that a date or a part of one can mean. */
export function lastDay(said: string): Temporal.PlainDate {
  const first = firstDay(said);
  if (said.length === 10) return first;
  return first.add(said.length === 7 ? { months: 1 } : { years: 1 }).subtract({ days: 1 });
}

/** "3 March 2012 at 16:30", "March 2012", "2012", "3 March 2012 to April 2012". */
export function saidWords({ from, time, until }: SaidWhen): { text: string; datetime: string } {
  const start = `${partialWords(from)}${time ? ` at ${time}` : ''}`;
  return {
    text: until ? `${start} to ${partialWords(until)}` : start,
    datetime: time ? `${from}T${time}` : from,
  };
}

/** `16:30` of "16:30", "4.30 pm", "4pm" or "0930"; '' of nothing; null when it is no time. */
export function timeOfDay(typed: string): string | null {
  const said = typed.trim().toLowerCase().replace(/\s+/g, '');
  if (said === '') return '';
  const [, hours = '', minutes = '00', half] = /^(\d{1,2})(?:[:.]?(\d\d))?(am|pm)?$/.exec(said) ?? [];
  const hour = Number(hours);
  if (hours === '' || Number(minutes) > 59 || hour > 23 || (half && (hour > 12 || hour < 1))) return null;
  if (!half && !/[:.]/.test(said) && said.length < 3) return null;
  const whole = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${String(whole).padStart(2, '0')}:${minutes}`;
}
