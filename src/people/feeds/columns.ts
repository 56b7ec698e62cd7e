import type { ListField } from '../../platform/lists/index.ts';
import { readMapping, Unusable } from '../match-file/mapping.ts';
import { FEED_FIELDS } from '../rules/feed/says.ts';

/** Where a field comes from: columns whose text is read as one, or one answer for every row. */
export type Source = { columns: readonly string[]; format?: string } | { same: string };
export type FeedField = 'id' | (typeof FEED_FIELDS)[number];
export type Columns = Partial<Record<FeedField, Source>>;

const LABELS: Readonly<Record<FeedField, string>> = {
  id: 'Their own reference for the person',
  given: 'First names',
  surname: 'Surname',
  born: 'Date of birth',
  sex: 'Sex',
  nhs: 'NHS number',
  upn: 'Unique pupil number (UPN)',
  postcode: 'Postcode',
  address: 'Address, without the postcode',
  school: 'School',
};

const part = 'What the list may hold besides';
const NEEDED: readonly FeedField[] = ['id', 'given', 'surname'];

/** The fields as a page asks for their columns. */
export const feedListFields: readonly ListField[] = (['id', ...FEED_FIELDS] as const).map((key) => ({
  ...{ key, label: LABELS[key], part, options: undefined },
  needed: NEEDED.includes(key),
  forAll: key === 'school',
}));

export const labelOf = (field: FeedField) => LABELS[field];

/** What columns are called that need no map. */
const USUAL: Readonly<Record<FeedField, readonly string[]>> = {
  id: ['id', 'ref', 'reference', 'pupilid', 'childid', 'personid', 'recordid', 'uniqueid'],
  given: ['given', 'givenname', 'firstname', 'firstnames', 'forename', 'forenames'],
  surname: ['surname', 'lastname', 'familyname'],
  born: ['dob', 'dateofbirth', 'birthdate', 'born'],
  sex: ['sex', 'gender'],
  nhs: ['nhs', 'nhsnumber', 'nhsno'],
  upn: ['upn', 'uniquepupilnumber'],
  postcode: ['postcode', 'homepostcode'],
  address: ['address', 'homeaddress'],
  school: ['school', 'schoolname'],
};

const bare = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

/** Columns called as columns usually are. A pupil number is a reference too, where there is no other. */
export function usualColumns(header: readonly string[]): Columns {
  const found = (Object.keys(USUAL) as FeedField[]).flatMap((field) => {
    const name = header.find((column) => USUAL[field].includes(bare(column)));
    return name === undefined ? [] : [[field, { columns: [name] }] as const];
  });
  const columns: Columns = Object.fromEntries(found);
  return columns.id || !columns.upn ? columns : { ...columns, id: columns.upn };
}

/** The names that a map for `match` may use, and ours. */
const ALSO: Readonly<Record<string, FeedField>> = { dob: 'born', gender: 'sex', identifier: 'nhs' };

/** Reads a map as `npm run match` takes it. */
export function mappedColumns(text: string): Columns {
  const { id, fields } = readMapping(text);
  const columns: Columns = { id: { columns: [id] } };
  for (const { name, columns: from, format } of fields) {
    const plain = name.toLowerCase();
    const field = ALSO[plain] ?? FEED_FIELDS.find((known) => known === plain);
    if (!field)
      throw new Unusable(
        `The map names "${name}", which a feed does not take. It takes: id, given, surname, dob, sex, nhs, upn, postcode, address, school.`,
      );
    columns[field] = { columns: from, ...(format ? { format } : {}) };
  }
  return columns;
}

/** Says what is wrong with a mapping for a heading, in words; undefined when nothing is. */
export function wrongColumns(columns: Columns, header: readonly string[]): string | undefined {
  const has = `It has: ${header.filter(Boolean).join(', ')}.`;
  const twice = header.find((name, at) => name !== '' && header.indexOf(name) !== at);
  if (twice !== undefined) return `Two columns are called “${twice}”. Give each a name of its own.`;
  if (!columns.id) return `No column is the source’s own reference (id). Say which with --map. ${has}`;
  if (!columns.given && !columns.surname) return `No column holds a name. Say which with --map. ${has}`;
  for (const from of Object.values(columns)) {
    const missing =
      'columns' in from ? from.columns.find((name) => !header.includes(name.trim())) : undefined;
    if (missing !== undefined) return `There is no column “${missing}”. ${has}`;
  }
  return undefined;
}
