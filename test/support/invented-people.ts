import { chanceFrom } from '../../src/front-door/sample/chance.ts';
import { defaultModel } from '../../src/people/rules/matching/index.ts';

/** An invented person, as a row of a list has them. */
export interface Person {
  id: string;
  given: string;
  surname: string;
  dob: string;
  sex: string;
  postcode: string;
  street: string;
  nhs: string;
}

type Chance = () => number;

const pick = <T>(chance: Chance, from: readonly T[]) => from[Math.floor(chance() * from.length)] as T;

const namesOf = (kind: 'given' | 'surname', rarest: number) =>
  Object.entries(defaultModel.names[kind].common)
    .filter(([bits]) => Number(bits) <= rarest)
    .flatMap(([, names]) => names.split(' '));
const givenNames = namesOf('given', 11);
const surnames = namesOf('surname', 12);

/** People in families of up to three children, of whom some are twins. */
export function inventedPeople(count: number, seed: number): Person[] {
  const chance = chanceFrom(seed).next;
  const people: Person[] = [];
  while (people.length < count) {
    const home = { surname: pick(chance, surnames), ...place(chance) };
    const born = date(chance);
    const children = chance() < 0.4 ? 2 + Math.floor(chance() * 2) : 1;
    for (let child = 0; child < children && people.length < count; child++) {
      const dob = child > 0 && chance() > 0.15 ? date(chance) : born;
      const sex = pick(chance, ['M', 'F']);
      people.push({
        id: `p${people.length}`,
        given: pick(chance, givenNames),
        dob,
        sex,
        nhs: numberFor(chance),
        ...home,
      });
    }
  }
  return people;
}

function place(chance: Chance): Pick<Person, 'postcode' | 'street'> {
  const letter = () => pick(chance, [...'ABDEFGHJLNPQRSTUWXYZ']);
  const area = pick(chance, ['RM', 'SS', 'CM', 'CO', 'IG']);
  const digit = (most: number) => 1 + Math.floor(chance() * most);
  return {
    postcode: `${area}${digit(20)} ${digit(9)}${letter()}${letter()}`,
    street: `${digit(150)} ${pick(chance, surnames)} ${pick(chance, ['road', 'street', 'lane', 'close'])}`,
  };
}

function date(chance: Chance): string {
  const part = (from: number, most: number) => String(from + Math.floor(chance() * most)).padStart(2, '0');
  return `${part(2006, 18)}-${part(1, 12)}-${part(1, 28)}`;
}

/** A number that passes its check. */
function numberFor(chance: Chance): string {
  while (true) {
    const digits = Array.from({ length: 9 }, (_, at) => (at === 0 ? 9 : Math.floor(chance() * 10)));
    const check = (11 - (digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11)) % 11;
    if (check < 10) return [...digits, check].join('');
  }
}

const slips: readonly ((person: Person, chance: Chance) => Partial<Person>)[] = [
  ({ given }, chance) => ({ given: slip(given, chance) }),
  ({ surname }, chance) => ({ surname: slip(surname, chance) }),
  ({ surname }) => ({ surname: surname.replace('ph', 'f').replace('y', 'ie') }),
  ({ dob }) => ({
    dob: Number(dob.slice(8)) <= 12 ? `${dob.slice(0, 5)}${dob.slice(8)}-${dob.slice(5, 7)}` : dob,
  }),
  ({ given, surname }) => ({ given: surname, surname: given }),
  (_, chance) => place(chance),
  (_, chance) => ({ surname: pick(chance, surnames) }),
  () => ({ sex: '', nhs: '' }),
  () => ({ street: '' }),
];

/** The same person as another list has them, with one slip or change; its id ends in `-2`. */
export function rewritten(person: Person, seed: number): Person {
  const chance = chanceFrom(seed + 1000).next;
  return {
    ...person,
    nhs: chance() < 0.5 ? person.nhs : '',
    ...pick(chance, slips)(person, chance),
    id: `${person.id}-2`,
  };
}

function slip(word: string, chance: Chance): string {
  const at = 1 + Math.floor(chance() * (word.length - 1));
  return pick(chance, [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + pick(chance, [...'aeiourstlnm']) + word.slice(at),
    word.slice(0, at - 1) + (word[at] ?? '') + (word[at - 1] ?? '') + word.slice(at + 1),
  ]);
}
