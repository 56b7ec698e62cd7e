import { type Entry, factsOf } from '../rules/entries.ts';
import type { Lookup } from '../rules/lookup.ts';
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
    const { first, last, bornSurnames, names } = lookup;
    const within = ({ born }: Entry) => born === null || (born >= first && born <= last) || first < '0';
    const alike = ({ born, surname_key, given_key }: Entry) =>
      born === null ||
      bornSurnames.some(([day]) => day === born) ||
      names.some(([surname, given]) => surname === surname_key || given === given_key);
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
    for (const [day, sound] of bornSurnames) look(`s|${day}|${sound}`, () => true);
    for (const [day, sound] of lookup.bornGivens) look(`g|${day}|${sound}`, () => true);
    for (const [surname, given] of names) look(`b|${surname}|${given}`, within);
    for (const place of lookup.places) look(`p|${place}`, alike);
    return [...found].map(([id, entries]) => ({ id, facts: factsOf([...entries]) }));
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
