import type { SampleChild } from '../../people/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import type { Chance } from './chance.ts';
import { yearsOf } from './known.ts';
import { inventAddress, inventAdult, inventFamily, inventNhsNumber, inventPhone } from './people.ts';
import type { Story } from './stories/index.ts';

/** A child of a story. `born` or, before birth, `expected`. */
export interface CastChild {
  given: string;
  surname: string;
  sex: 'M' | 'F' | 'U';
  born: Temporal.PlainDate | null;
  expected: Temporal.PlainDate | null;
  years: number;
  nhsNumber: string;
}

/** Whom a story is about and who tells it, this time. */
export interface Cast {
  children: readonly [CastChild, ...CastChild[]];
  address: { words: string; postcode: string };
  mother: string;
  teller: string;
  phone: string;
  /** A text of the story with this cast's names in it, and one of each `{this|that}`. */
  say(text: string): string;
}

/** Invents the people of one telling of a story; or tells it of a child who is known. */
export function castFor(
  story: Story,
  chance: Chance,
  area: string,
  at: Temporal.Instant,
  known?: SampleChild,
): Cast {
  const family = inventFamily(chance);
  const today = londonDate(at);
  const make = (ages: Story['ages'], fixed?: 'M' | 'F') => {
    const sex = fixed ?? (chance.happens(0.5) ? 'M' : 'F');
    return child(chance, family, today, ages, sex);
  };
  // Invented also where the child is known: what comes by chance afterwards stays what it was.
  const invented = make(story.ages, story.sex);
  const first = known ? knownChild(known, today) : invented;
  const siblings = Array.from({ length: story.siblings ?? 0 }, () => make([1, 9]));
  const mother = `${family.girl()} ${family.surname}`;
  const address = inventAddress(chance, area);
  return {
    children: [first, ...siblings],
    address: known?.address ?? address,
    mother: known?.mother ?? mother,
    teller: inventAdult(chance),
    phone: inventPhone(chance),
    say: (text) => named(chance.vary(text), first),
  };
}

const knownChild = (known: SampleChild, today: Temporal.PlainDate): CastChild => ({
  ...{ given: known.given, surname: known.surname, sex: known.sex, nhsNumber: known.nhsNumber },
  ...{ born: known.born, expected: null, years: yearsOf(known, today) },
});

function child(
  chance: Chance,
  family: ReturnType<typeof inventFamily>,
  today: Temporal.PlainDate,
  [youngest, oldest]: Story['ages'],
  sex: 'M' | 'F',
): CastChild {
  const { surname } = family;
  const nhsNumber = inventNhsNumber(chance);
  if (oldest < 0) {
    const expected = today.add({ days: chance.between(40, 120) });
    return { given: '', surname, sex: 'U', born: null, expected, years: -1, nhsNumber };
  }
  const given = sex === 'M' ? family.boy() : family.girl();
  const years = chance.between(youngest, oldest);
  const days = oldest === 0 ? chance.between(120, 210) : chance.between(10, 350);
  return { given, surname, sex, born: today.subtract({ years, days }), expected: null, years, nhsNumber };
}

const PRONOUNS = {
  M: { he: 'he', him: 'him', his: 'his' },
  F: { he: 'she', him: 'her', his: 'her' },
  U: { he: 'the baby', him: 'the baby', his: 'the baby’s' },
} as const;

function named(text: string, { given, sex }: CastChild): string {
  return text.replace(/~(name|he|him|his)\b/gi, (_all, word: string) => {
    const key = word.toLowerCase();
    const put = key === 'name' ? given || 'the baby' : PRONOUNS[sex][key as 'he' | 'him' | 'his'];
    return word[0] === word[0]?.toUpperCase() ? put.charAt(0).toUpperCase() + put.slice(1) : put;
  });
}
