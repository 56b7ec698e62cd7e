import { hart } from './hart.ts';
import { others } from './others.ts';
import type { SampleFamily } from './types.ts';

/** The invented families of a trial: one told of whole, the others in brief. */
export const families: readonly SampleFamily[] = [hart, ...others];

/** A person of the sample has the same id in every trial, so that what is told of them elsewhere can name them. */
export function sampleId(family: SampleFamily, key: string): string {
  const place = families.indexOf(family) * 100 + family.people.findIndex((person) => person.key === key);
  return `00000020-0000-4000-8000-${String(place).padStart(12, '0')}`;
}

/** A child of the sample, as somebody who raises a concern knows them: nothing that is shielded. */
export interface SampleChild {
  personId: string;
  area: SampleFamily['team'];
  given: string;
  surname: string;
  sex: 'M' | 'F';
  born: Temporal.PlainDate;
  address: { words: string; postcode: string };
  /** '' where none is known. */
  nhsNumber: string;
  mother: string;
}

/** Every child of the sample who is born and whose record is not restricted. */
export const sampleChildren: readonly SampleChild[] = families.flatMap((family) => {
  const [mother] = family.people;
  return family.people.flatMap((person): SampleChild[] => {
    const { key, given, surname, sex, born, restricted, facts } = person;
    const isChild = family.ties.some(([, kind, to]) => kind === 'parent' && to === key);
    const open = facts
      .filter(({ shield }) => shield === undefined)
      .map(({ part, columns }) => ({ part, ...columns }));
    const home = open.find(({ part }) => part === 'address') as
      | { words?: string; postcode?: string }
      | undefined;
    const nhs = open.find((fact) => fact.part === 'identifier' && 'kind' in fact && fact.kind === 'nhs') as
      | { value?: string }
      | undefined;
    if (!isChild || restricted || typeof born !== 'string' || born.length !== 10 || sex === 'U') return [];
    if (!mother || !home?.words || !home.postcode) return [];
    return [
      {
        ...{ personId: sampleId(family, key), area: family.team, given, surname, sex },
        born: Temporal.PlainDate.from(born),
        address: { words: home.words, postcode: home.postcode },
        nhsNumber: nhs?.value ?? '',
        mother: `${mother.given} ${mother.surname}`,
      },
    ];
  });
});
