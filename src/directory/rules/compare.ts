import type { Entry } from '../types.ts';
import { type ListKind, nameOf } from './codes.ts';
import { ageWords, costWords, sessionWords } from './words.ts';

/** One thing that two versions of an entry say differently. */
export interface Difference {
  label: string;
  before: string;
  after: string;
}

const names = (kind: ListKind, codes: readonly string[]) =>
  codes.map((code) => (kind === 'level' ? `Level ${code}` : nameOf(kind, code))).join(', ');

const SAID: readonly (readonly [label: string, words: (entry: Entry) => string])[] = [
  ['Name', ({ title }) => title],
  ['Organisation', ({ organization }) => organization.name],
  ['What it is', ({ description }) => description],
  ['State', ({ status }) => status],
  ['Good to know now', ({ alert }) => alert],
  ['Age', ({ minimumAge, maximumAge }) => ageWords(minimumAge, maximumAge)],
  ['It is about', ({ needs }) => names('need', needs)],
  ['Especially for', ({ audiences }) => names('audience', audiences)],
  ['Level of need', ({ levels }) => names('level', levels)],
  ['Way in', ({ ways }) => names('way', ways)],
  ['How to get it', ({ howTo }) => howTo],
  ['Telephone', ({ phone }) => phone],
  ['Email', ({ email }) => email],
  ['Website', ({ url }) => url],
  ['When', ({ sessions }) => sessions.map(sessionWords).join('\n')],
  ['What it costs', (entry) => (entry.free === null && entry.cost === '' ? '' : costWords(entry))],
  [
    'Where',
    ({ places }) =>
      places
        .map(({ name, address, town, postcode }) =>
          [name, address, town, postcode].filter(Boolean).join(', '),
        )
        .join('\n'),
  ],
  ['Areas', ({ areas }) => areas.join(', ')],
  [
    'Access',
    ({ access, accessWords }) => [names('access', access), ...accessWords].filter(Boolean).join('\n'),
  ],
  ['Languages', ({ languages }) => languages.join(', ')],
];

/** What a later version says otherwise than an earlier one, in the order of the page. */
export function differences(before: Entry, after: Entry): Difference[] {
  return SAID.flatMap(([label, words]) => {
    const [was, is] = [words(before), words(after)];
    return was === is ? [] : [{ label, before: was, after: is }];
  });
}
