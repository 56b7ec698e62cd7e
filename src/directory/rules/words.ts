import { longDateWords } from '../../platform/time/words.ts';
import type { Entry, Found, Session } from '../types.ts';

/** "Ages 4 to 11", "From birth to 5", "16 and over"; '' for everybody. */
export function ageWords(minimum: number | null, maximum: number | null): string {
  const low = minimum === null || minimum === 0 ? null : minimum;
  if (maximum === null || maximum >= 99) return low === null ? '' : `${low} and over`;
  return low === null ? `From birth to ${maximum}` : `Ages ${low} to ${maximum}`;
}

export function costWords({ free, cost }: Pick<Entry, 'free' | 'cost'>): string {
  if (free === true) return cost && !/^free\b/i.test(cost) ? `Free. ${cost}` : cost || 'Free';
  return cost || (free === false ? 'There is something to pay' : 'Ask what it costs');
}

export function costInShort({ free }: Pick<Found, 'free'>): string {
  return free === true ? 'Free' : free === false ? 'Costs something' : '';
}

/** Said of an entry that its source has not listed since a day. */
export function goneWords(on: Temporal.PlainDate): string {
  return `It may not be offered any more: the directory that it came from has not listed it since ${longDateWords(on).text}. Call first.`;
}

/** The same in a list; '' for what is listed. */
export const goneInShort = ({ goneOn }: Pick<Found, 'goneOn'>): string =>
  goneOn ? 'It may not be offered any more. Call first' : '';

const DAYS: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
export const DAY_CODES: readonly string[] = Object.keys(DAYS);

/** "Tuesday, 9:30 to 11:00. In term time". */
export function sessionWords({ day, opens, closes, words }: Session): string {
  const days = day
    .split(',')
    .flatMap((code) => DAYS[code.trim().slice(-2)] ?? [])
    .join(', ');
  const hours = opens && closes ? `${hour(opens)} to ${hour(closes)}` : opens ? `from ${hour(opens)}` : '';
  const first = [days, hours].filter(Boolean).join(', ');
  return [first, words].filter(Boolean).join('. ');
}

const hour = (time: string) => time.replace(/^0(\d)/, '$1').replace(/^(\d{1,2}:\d{2}).*$/, '$1');

/** The names of areas, or that it is for all of them. */
export function areasWords(
  codes: readonly string[],
  areas: readonly { code: string; name: string }[],
): string {
  const named = areas.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
  return named.length === 0 || named.length === areas.length ? 'Every area' : named.join(' and ');
}

/** The first sentences of a text, at most so long. */
export function summaryOf(text: string, most = 170): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most);
  const sentence = cut.lastIndexOf('. ');
  if (sentence > 60) return cut.slice(0, sentence + 1);
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
