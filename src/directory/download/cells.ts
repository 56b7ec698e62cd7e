import { type ListKind, nameOf } from '../rules/codes.ts';
import { ageWords, areasWords, costWords, goneWords, sessionWords } from '../rules/words.ts';
import type { Entry } from '../types.ts';

/** The first line of the file for spreadsheets. */
export const COLUMNS: readonly string[] = [
  ...[
    'Service',
    'Given by',
    'What it is',
    'About',
    'Especially for',
    'Ages',
    'Where people live',
    'Level of need',
  ],
  ...['How to get it', 'When', 'Cost', 'Access', 'Languages', 'Telephone', 'Email', 'Website', 'Places'],
  ...['Good to know now', 'Checked on', 'Page'],
];

interface Beside {
  href: string;
  areas: readonly { code: string; name: string }[];
  checkedOn: Temporal.PlainDate | null;
  goneOn: Temporal.PlainDate | null;
}

/** One service as a line of it: what its page says, and nothing else. */
export function cellsOf(entry: Entry, { href, areas, checkedOn, goneOn }: Beside): string[] {
  const names = (kind: ListKind, codes: readonly string[]) =>
    codes.map((code) => nameOf(kind, code)).join('; ');
  const places = entry.places.map(({ name, address, town, postcode }) =>
    [name, address, town, postcode].filter(Boolean).join(', '),
  );
  return [
    ...[entry.title, entry.organization.name, entry.description],
    ...[names('need', entry.needs), names('audience', entry.audiences)],
    ...[ageWords(entry.minimumAge, entry.maximumAge) || 'Any age', areasWords(entry.areas, areas)],
    ...[names('level', entry.levels), [names('way', entry.ways), entry.howTo].filter(Boolean).join('. ')],
    ...[entry.sessions.map(sessionWords).filter(Boolean).join('; '), costWords(entry)],
    ...[
      [names('access', entry.access), ...entry.accessWords].filter(Boolean).join('; '),
      entry.languages.join('; '),
    ],
    ...[entry.phone, entry.email, entry.url, places.join('; ')],
    [goneOn ? goneWords(goneOn) : '', entry.alert].filter(Boolean).join(' '),
    ...[checkedOn?.toString() ?? '', href],
  ];
}
