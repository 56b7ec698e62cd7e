import { createHash } from 'node:crypto';
import { readNhsNumber, readPostcode, readUpn } from '../../platform/forms/index.ts';
import { unreadable } from '../../platform/lists/index.ts';
import { dateReader } from '../match-file/dates.ts';
import type { FeedSays } from '../rules/feed/says.ts';
import { nameIn } from '../rules/name.ts';
import type { Sex } from '../types.ts';
import { type Columns, type FeedField, labelOf } from './columns.ts';

/** A row that can be weighed, or why it cannot: in words, and never what stands in it. */
export type ReadRow = { theirId: string } & (
  | { says: FeedSays; hash: string; notes: readonly string[] }
  | { refused: readonly string[] }
);

const LONGEST: Readonly<Partial<Record<FeedField, number>>> = {
  ...{ id: 100, given: 100, surname: 100, address: 300, school: 200 },
};
const EARLIEST = '1890-01-01';

/** A reader of a file's rows by its columns. Throws Unusable for a date format that has no year. */
export function rowReader(
  columns: Columns,
  header: readonly string[],
  today: string,
): (cells: readonly string[]) => ReadRow {
  const places = Object.fromEntries(
    Object.entries(columns).map(([field, from]) => [
      field,
      'columns' in from ? from.columns.map((name) => header.indexOf(name.trim())) : [],
    ]),
  ) as Partial<Record<FeedField, readonly number[]>>;
  const furthest = Math.max(0, ...Object.values(places).flat());
  const { born } = columns;
  const date = dateReader(born && 'columns' in born ? born.format : undefined, Number(today.slice(0, 4)));
  return (cells) => {
    if (cells.length === 0) return { theirId: '', refused: unreadable(cells) };
    const written = (field: FeedField) => {
      const from = columns[field];
      if (!from) return '';
      if ('same' in from) return from.same;
      return (places[field] ?? [])
        .map((at) => cells[at] ?? '')
        .filter(Boolean)
        .join(field === 'address' ? ', ' : ' ')
        .normalize('NFC');
    };
    const said = (field: FeedField) =>
      field === 'given' || field === 'surname' ? nameIn(written(field)) : written(field);
    const theirId = said('id');
    const errors = [
      ...shapeErrors(cells, header, furthest),
      ...textErrors(columns, said),
      ...(theirId === '' ? ['There is no reference of theirs'] : []),
      ...(said('given') || said('surname') ? [] : ['There is no name']),
    ];
    const birth = readBirth(said('born'), date, today);
    if ('wrong' in birth) errors.push(birth.wrong);
    if (errors.length > 0) return { theirId: shownId(theirId), refused: errors };
    return { theirId, ...whole(said, 'born' in birth ? birth.born : '') };
  };
}

/** An id that can be shown, also of a row that is refused. */
const shownId = (id: string) => id.toWellFormed().replace(/\p{C}/gu, '').slice(0, LONGEST.id);

function shapeErrors(cells: readonly string[], header: readonly string[], furthest: number): string[] {
  const more = cells.length > header.length && cells.slice(header.length).some(Boolean);
  return more || cells.length <= furthest
    ? [`The row has ${cells.length} values, the heading ${header.length}`]
    : [];
}

function textErrors(columns: Columns, said: (field: FeedField) => string): string[] {
  return (Object.keys(columns) as FeedField[]).flatMap((field) => {
    const text = said(field);
    if (/\p{Cc}/u.test(text.replace(/[\t\n\r]/g, '')) || !text.isWellFormed() || text.includes('\ufffd'))
      return [`${labelOf(field)}: holds signs that are no text`];
    const most = LONGEST[field] ?? 60;
    return text.length > most ? [`${labelOf(field)}: longer than ${most} characters`] : [];
  });
}

function readBirth(
  written: string,
  read: (written: string) => string,
  today: string,
): { born: string } | { wrong: string } {
  if (written === '') return { born: '' };
  const born = read(written);
  if (!isDate(born)) return { wrong: 'Date of birth: no such date' };
  if (born > today.slice(0, born.length)) return { wrong: 'Date of birth: in the future' };
  return born < EARLIEST.slice(0, born.length) ? { wrong: 'Date of birth: too long ago' } : { born };
}

function isDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true;
  if (!/^\d{4}-\d\d(-\d\d)?$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text.length === 7 ? `${text}-01` : text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

const SEXES: Readonly<Record<string, Sex>> = {
  ...{ m: 'M', male: 'M', boy: 'M', '1': 'M', f: 'F', female: 'F', girl: 'F', '2': 'F' },
  ...{ u: 'U', unknown: 'U', '0': 'U', '9': 'U', x: 'U', i: 'U' },
};

/** What stays of a row; what is wrong with a number or a code is left out, and said. */
function whole(said: (field: FeedField) => string, born: string) {
  const notes: string[] = [];
  const kept = (field: FeedField, read: (typed: string) => string | undefined, why: string): string => {
    const typed = said(field);
    if (typed === '') return '';
    const value = read(typed);
    if (value === undefined) notes.push(`${labelOf(field)} kept out: ${why}`);
    return value ?? '';
  };
  const says: FeedSays = {
    given: oneLine(said('given')),
    surname: oneLine(said('surname')),
    born,
    sex: kept('sex', (typed) => SEXES[typed.toLowerCase()], 'not one of M, F, U') as Sex | '',
    nhs: kept('nhs', readNhsNumber, 'its check digit is wrong'),
    upn: kept('upn', readUpn, 'its check letter is wrong'),
    postcode: kept('postcode', readPostcode, 'not a whole postcode'),
    address: oneLine(said('address')),
    school: oneLine(said('school')),
  };
  const hash = createHash('sha256')
    .update(JSON.stringify(Object.values(says)))
    .digest('base64url')
    .slice(0, 22);
  return { says, hash, notes };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
