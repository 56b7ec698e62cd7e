import { type Entry, entriesOf } from '../../src/people/rules/entries.ts';
import { type Family, familyAt, type Invented, type Population } from './population.ts';

/** Columns of `people.entry` in the order of a row's line. */
export const COLUMNS =
  'person_id, given, surname, given_key, surname_key, name_until, born, born_kind, sex, postcode, postcode_until, nhs_number, restricted';

const CHUNK = 1 << 17;

/** How many people and entries have been invented so far. */
export interface Counted {
  families: number;
  people: number;
  entries: number;
}

/** Lines for `copy`, family after family, until so many people are there; `counted` says how far it came. */
export function* linesFor(population: Population, people: number, counted: Counted): Generator<Buffer> {
  let text = '';
  while (counted.people < people) {
    const family = familyAt(population, counted.families);
    counted.families += 1;
    for (const person of membersOf(family)) {
      counted.people += 1;
      for (const entry of entriesOf(factsOf(person))) {
        counted.entries += 1;
        text += lineOf(person.id, entry);
      }
    }
    if (text.length >= CHUNK) {
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(text);
}

const membersOf = ({ adults, children }: Family): Invented[] => [...adults, ...children];

const factsOf = ({ names, born, sex, postcodes, nhsNumber }: Invented) => ({
  names: names.map((name, at) => ({ ...name, until: at > 0 ? '2019-06-30' : null })),
  born,
  sex,
  places: postcodes.map((postcode, at) => ({ postcode, until: at > 0 ? '2021-03-31' : null })),
  nhsNumbers: nhsNumber ? [nhsNumber] : [],
});

const NONE = '\\N';

function lineOf(id: string, entry: Entry): string {
  const { given, surname, given_key, surname_key, name_until, born, born_kind, sex } = entry;
  const { postcode, postcode_until, nhs_number } = entry;
  return `${id}\t${given}\t${surname}\t${given_key}\t${surname_key}\t${name_until ?? NONE}\t${born ?? NONE}\t${born_kind}\t${sex ?? NONE}\t${postcode ?? NONE}\t${postcode_until ?? NONE}\t${nhs_number ?? NONE}\tf\n`;
}
