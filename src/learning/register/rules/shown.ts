import { plain } from '../../rules/catalogue.ts';
import { ASSESSMENT, MARK_WORDS, MARKS, RESULT_WORDS, type Register } from '../types.ts';

/** So many people stand on one page of a register. */
export const PEOPLE_A_PAGE = 20;
/** And so many on a page of the list that is read or printed. */
export const PEOPLE_A_LIST = 150;

/** What may be said of somebody on a part, or of their assessment, with its words. */
export function choicesOn(part: number): readonly (readonly [value: string, words: string])[] {
  return part === ASSESSMENT ? Object.entries(RESULT_WORDS) : MARKS.map((mark) => [mark, MARK_WORDS[mark]]);
}

/** What is said of everybody on a part, or of their assessment, by booking; whoever has nothing is not in it. */
export function saidOn({ marks, passed }: Pick<Register, 'marks' | 'passed'>, part: number) {
  return part === ASSESSMENT
    ? new Map<string, string>([...passed].map(([id, did]) => [id, did ? 'yes' : 'no']))
    : new Map<string, string>(
        marks.filter((mark) => mark.part === part).map(({ bookingId, mark }) => [bookingId, mark]),
      );
}

/** How often each choice was made among everybody, whichever page they stand on; '' counts those without one. */
export function totalsOn(register: Pick<Register, 'marks' | 'passed' | 'bookings'>, part: number) {
  const said = saidOn(register, part);
  const totals = new Map(choicesOn(part).map(([value]) => [value, 0]));
  for (const { id } of register.bookings) {
    const value = said.get(id) ?? '';
    totals.set(value, (totals.get(value) ?? 0) + 1);
  }
  return totals;
}

/** One page of people in the order of their numbers, and where the pages beside it begin. */
export interface Shown<Person> {
  people: readonly Person[];
  /** How many stand before them. */
  before: number;
  of: number;
  previous: number | undefined;
  next: number | undefined;
}

/** The page that begins with a number, or with the next there is; the first where there is none. */
export function shownFrom<Person extends { number: number }>(
  all: readonly Person[],
  from: number,
  many = PEOPLE_A_PAGE,
): Shown<Person> {
  const at = Math.max(
    0,
    all.findIndex(({ number }) => number >= from),
  );
  return {
    people: all.slice(at, at + many),
    before: at,
    of: all.length,
    previous: at > 0 ? all[Math.max(0, at - many)]?.number : undefined,
    next: all[at + many]?.number,
  };
}

/** Where the page begins on which a number stands. */
export function pageWith(all: readonly { number: number }[], wanted: number): number {
  const at = all.findIndex(({ number }) => number === wanted);
  return all[Math.max(0, at - (at % PEOPLE_A_PAGE))]?.number ?? 0;
}

/** The numbers of those who are looked for: by their number, or by words that all stand in their name. */
export function findPeople(
  all: readonly { number: number; name: string }[],
  typed: string,
): readonly number[] {
  const words = plain(typed).split(' ').filter(Boolean);
  const named = (name: string) => words.length > 0 && words.every((word) => plain(name).includes(word));
  return all
    .filter(({ number, name }) => typed.trim() === String(number) || named(name))
    .map(({ number }) => number);
}
