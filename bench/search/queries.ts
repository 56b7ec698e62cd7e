import { SHORT } from './names.ts';
import {
  dateIn,
  type Family,
  familyAt,
  givenOf,
  type Invented,
  type InventedName,
  nameOf,
  type Population,
  postcodeAt,
  surnameOf,
} from './population.ts';
import { pick, type Random, randomOf } from './random.ts';

/** Whom a search is for: somebody who is there, or somebody new who is like somebody there. */
export const KINDS = ['existing', 'twin', 'sibling', 'namesake', 'unrelated'] as const;
export type Kind = (typeof KINDS)[number];

/** What a worker types, and whom they mean: `truth` is null for somebody who is not there. */
export interface Query {
  kind: Kind;
  given: string;
  surname: string;
  born: string | null;
  sex: 'M' | 'F' | null;
  postcode: string | null;
  nhsNumber: string | null;
  truth: string | null;
}

/** Half of the searches are for somebody who is there. */
const UP_TO: readonly [Kind, number][] = [
  ['existing', 0.5],
  ['twin', 0.56],
  ['sibling', 0.68],
  ['namesake', 0.74],
  ['unrelated', 1],
];

/** The n-th search in a population of so many families. */
export function queryAt(population: Population, families: number, n: number): Query {
  const random = randomOf(population.seed ^ 0x5bd1e995, n);
  const family = familyWithChild(population, families, random);
  const at = random();
  const kind = UP_TO.find(([, share]) => at < share)?.[0] ?? 'unrelated';
  return kind === 'existing'
    ? existing(random, population, family)
    : somebodyNew(random, kind, { population, family });
}

function familyWithChild(population: Population, families: number, random: Random): Family {
  for (;;) {
    const family = familyAt(population, Math.floor(random() * families));
    if (family.children.length > 0) return family;
  }
}

/** As they are, with what goes wrong at a telephone: each by itself, so that sometimes several do. */
function existing(random: Random, population: Population, family: Family): Query {
  const person = pick(random, random() < 0.75 ? family.children : family.adults);
  const name = random() < 0.85 ? nameOf(person) : pick(random, person.names);
  return {
    kind: 'existing',
    ...namesAsTold(random, family, name),
    born: bornAsTold(random, person.born),
    sex: random() < 0.9 ? person.sex : null,
    postcode: postcodeAsTold(random, population, person),
    nhsNumber: random() < 0.27 ? person.nhsNumber : null,
    truth: person.id,
  };
}

function namesAsTold(random: Random, { stock }: Family, name: InventedName): InventedName {
  let { given, surname } = name;
  if (random() < 0.045) given = SHORT[given] ?? given;
  if (random() < 0.085) given = mistyped(random, given);
  if (random() < 0.07) surname = mistyped(random, surname);
  if (random() < 0.035) surname = surname.split('-').at(-1) ?? surname;
  if (random() < 0.03) surname = surnameOf(random, stock);
  return random() < 0.01 ? { given: surname, surname: given } : { given, surname };
}

function postcodeAsTold(random: Random, population: Population, { postcodes }: Invented): string | null {
  if (random() < 0.125) return null;
  if (random() < 0.2) return anyPostcode(random, population);
  const postcode = pick(random, postcodes);
  return random() < 0.03 ? postcode.slice(0, -1) + pick(random, [...'ABDEFGH']) : postcode;
}

function bornAsTold(random: Random, born: string | null): string | null {
  if (born === null || random() < 0.047) return null;
  const [year = '', month = '', day = ''] = born.split('-');
  if (random() < 0.01 && Number(day) <= 12) return `${year}-${day}-${month}`;
  // No form takes 29 February of a common year.
  if (random() < 0.012)
    return `${Number(year) + (random() < 0.5 ? 1 : -1)}-${month}-${day === '29' ? '28' : day}`;
  if (random() < 0.025) return `${year}-${month}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
  return born;
}

function somebodyNew(
  random: Random,
  kind: Exclude<Kind, 'existing'>,
  { population, family }: { population: Population; family: Family },
): Query {
  const like = pick(random, family.children);
  const sex = kind === 'namesake' ? like.sex : random() < 0.5 ? 'M' : 'F';
  const told = { kind, sex: random() < 0.9 ? sex : null, nhsNumber: null, truth: null };
  const { given, surname } = nameOf(like);
  const year = Number(like.born?.slice(0, 4) ?? 2015);
  if (kind === 'twin') {
    const other = anotherGiven(random, family, sex);
    return { ...told, given: other, surname, born: like.born, postcode: like.postcodes[0] ?? null };
  }
  if (kind === 'sibling') {
    const born = dateIn(random, year + 1 + Math.floor(random() * 4));
    return {
      ...told,
      given: anotherGiven(random, family, sex),
      surname,
      born,
      postcode: like.postcodes[0] ?? null,
    };
  }
  const postcode = random() < 0.85 ? anyPostcode(random, population) : null;
  const born = random() < 0.92 ? dateIn(random, year + Math.floor(random() * 3) - 1) : null;
  if (kind === 'namesake') return { ...told, given, surname, born, postcode };
  return {
    ...told,
    given: givenOf(random, family.stock, sex),
    surname: surnameOf(random, family.stock),
    born,
    postcode,
  };
}

// A new twin or sibling has a name that nobody in the family has.
function anotherGiven(random: Random, family: Family, sex: 'M' | 'F'): string {
  const taken = new Set(family.children.map((child: Invented) => nameOf(child).given));
  for (;;) {
    const given = givenOf(random, family.stock, sex);
    if (!taken.has(given)) return given;
  }
}

function anyPostcode(random: Random, { postcodes }: Population): string {
  return postcodeAt(Math.floor(random() * postcodes));
}

/** A slip of the hand, or a spelling that sounds the same. */
function mistyped(random: Random, word: string): string {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 1));
  const kind = random();
  if (kind < 0.3) return word.slice(0, at) + word.slice(at + 1);
  if (kind < 0.5) return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  if (kind < 0.7) return word.slice(0, at) + 'aeiourstln'[Math.floor(random() * 10)] + word.slice(at + 1);
  return word.replace(/ph|ie|y|ck|c|ss|ll|ee|z/, (sound) => SOUNDS[sound] ?? sound);
}

const SOUNDS: Readonly<Record<string, string>> = {
  ...{ ph: 'f', ie: 'y', y: 'ie', ck: 'k', c: 'k', ss: 's', ll: 'l', ee: 'ea', z: 's' },
};
