import { type Entry, factsOf } from '../rules/entries.ts';
import type { Lookup } from '../rules/lookup.ts';
import type { Facts } from '../rules/matching/types.ts';

/** People whom a batch adds itself, found by its later rows as the index will find them once they are written. */
export class Beside {
  readonly #byKey = new Map<string, Set<string>>();
  readonly #people = new Map<string, readonly Entry[]>();

  has(id: string): boolean {
    return this.#people.has(id);
  }

  add(id: string, entries: readonly Entry[]): void {
    this.#people.set(id, entries);
    for (const entry of entries) for (const key of keysOf(entry)) this.#under(key).add(id);
  }

  #under(key: string): Set<string> {
    const ids = this.#byKey.get(key) ?? new Set();
    this.#byKey.set(key, ids);
    return ids;
  }

  near(lookup: Lookup): { id: string; facts: Facts }[] {
    const { first, last } = lookup;
    const within = ({ born }: Entry) => born === null || (born >= first && born <= last) || first < '0';
    const [surnames, givens] = [0, 1].map((half) => new Set(lookup.names.map((pair) => pair[half])));
    const days = new Set(lookup.bornSurnames.map(([day]) => day));
    const alike = (entry: Entry) =>
      entry.born === null ||
      days.has(entry.born) ||
      surnames?.has(entry.surname_key) === true ||
      givens?.has(entry.given_key) === true;
    const found = new Map<string, Entry[]>();
    const look = (key: string, fits: (entry: Entry) => boolean) => {
      for (const id of this.#byKey.get(key) ?? []) {
        const own = (this.#people.get(id) ?? []).filter(
          (entry) => keysOf(entry).includes(key) && fits(entry),
        );
        if (own.length > 0) found.set(id, [...new Set([...(found.get(id) ?? []), ...own])]);
      }
    };
    for (const number of lookup.numbers) look(`n|${number}`, () => true);
    for (const [day, sound] of lookup.bornSurnames) look(`s|${day}|${sound}`, () => true);
    for (const [day, sound] of lookup.bornGivens) look(`g|${day}|${sound}`, () => true);
    for (const [surname, given] of lookup.names) look(`b|${surname}|${given}`, within);
    for (const place of lookup.places) look(`p|${place}`, alike);
    return [...found].map(([id, entries]) => ({ id, facts: factsOf(entries) }));
  }
}

function keysOf({ nhs_number, born, surname_key, given_key, postcode }: Entry): string[] {
  return [
    ...(nhs_number ? [`n|${nhs_number}`] : []),
    ...(born ? [`s|${born}|${surname_key}`, `g|${born}|${given_key}`] : []),
    `b|${surname_key}|${given_key}`,
    ...(postcode ? [`p|${postcode}`] : []),
  ];
}
