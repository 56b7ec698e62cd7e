import { type Entry, factsOf } from '../rules/entries.ts';
import { birthKey, type Lookup, namesKey } from '../rules/lookup.ts';
import type { Facts } from '../rules/matching/types.ts';

/** People whom a batch adds itself, found by its later rows as the index will find them once they are written. */
export class Beside {
  readonly #byKey = new Map<string, { id: string; entry: Entry }[]>();
  readonly #people = new Set<string>();

  has(id: string): boolean {
    return this.#people.has(id);
  }

  add(id: string, entries: readonly Entry[]): void {
    this.#people.add(id);
    for (const entry of entries)
      for (const key of keysOf(entry)) {
        const under = this.#byKey.get(key);
        if (under) under.push({ id, entry });
        else this.#byKey.set(key, [{ id, entry }]);
      }
  }

  near(lookup: Lookup): { id: string; facts: Facts }[] {
    if (this.#byKey.size === 0) return [];
    const { first, last, birthSurnames, birthGivens, names, sounds, days } = lookup;
    const within = ({ born }: Entry) => born === null || (born >= first && born <= last) || first < '0';
    const alike = ({ born, surname_key, given_key }: Entry) =>
      born === null || days.includes(born) || sounds.includes(surname_key) || sounds.includes(given_key);
    const found = new Map<string, Set<Entry>>();
    const look = (key: string, fits: (entry: Entry) => boolean) => {
      for (const { id, entry } of this.#byKey.get(key) ?? []) {
        if (!fits(entry)) continue;
        const own = found.get(id);
        if (own) own.add(entry);
        else found.set(id, new Set([entry]));
      }
    };
    for (const number of lookup.numbers) look(`n|${number}`, () => true);
    for (const key of birthSurnames) look(`s|${key}`, () => true);
    for (const key of birthGivens) look(`g|${key}`, () => true);
    for (const key of names) look(`b|${key}`, within);
    for (const place of lookup.places) look(`p|${place}`, alike);
    return [...found].map(([id, entries]) => ({ id, facts: factsOf([...entries]) }));
  }
}

function keysOf({ nhs_number, born, surname_key, given_key, postcode }: Entry): string[] {
  return [
    ...(nhs_number ? [`n|${nhs_number}`] : []),
    ...(born ? [`s|${birthKey(born, surname_key)}`, `g|${birthKey(born, given_key)}`] : []),
    `b|${namesKey(surname_key, given_key)}`,
    ...(postcode ? [`p|${postcode}`] : []),
  ];
}
