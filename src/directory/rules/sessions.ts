import type { Session } from '../types.ts';

const DAYS: Readonly<Record<string, string>> = {
  mon: 'MO',
  tue: 'TU',
  wed: 'WE',
  thu: 'TH',
  fri: 'FR',
  sat: 'SA',
  sun: 'SU',
};
const NAMES: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

/** Reads lines such as "Tuesday 09:30 to 11:30, in term time"; a line that says no day is kept in words. */
export function readSessions(text: string): Session[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 200)
    .map(readSession);
}

function readSession(line: string): Session {
  const found =
    /^((?:[a-z]{3,9}[\s,&]+(?:and\s+)?)+)(\d{1,2}[:.]\d{2})\s*(?:to|-|–)\s*(\d{1,2}[:.]\d{2})[\s,.]*(.*)$/i.exec(
      line,
    );
  const days = (found?.[1]?.match(/[a-z]+/gi) ?? []).flatMap(
    (word) => DAYS[word.slice(0, 3).toLowerCase()] ?? [],
  );
  if (!found || days.length === 0) return { day: '', opens: '', closes: '', words: line };
  return { day: days.join(','), opens: time(found[2]), closes: time(found[3]), words: found[4] ?? '' };
}

const time = (text = '') => text.replace('.', ':').padStart(5, '0');

/** The same lines again, for the form. */
export function writtenSessions(sessions: readonly Session[]): string {
  return sessions
    .map(({ day, opens, closes, words }) => {
      const days = day
        .split(',')
        .flatMap((code) => NAMES[code.trim().slice(-2)] ?? [])
        .join(', ');
      const hours = opens && closes ? `${opens} to ${closes}` : '';
      const line = [[days, hours].filter(Boolean).join(' '), words].filter(Boolean).join(', ');
      return line.replace(/\s+/g, ' ').trim();
    })
    .join('\n');
}
