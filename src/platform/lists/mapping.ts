import { type FormError, formError } from '../forms/index.ts';
import { type Body, one } from '../http/body.ts';
import { columnBox, sameBox } from './boxes.ts';
import type { ListField, Mapping } from './types.ts';

const LONGEST = 2_000;

/** Reads where each field comes from. A column goes before an answer for all; what is needed has one of them. */
export function readMapping(
  body: Body,
  fields: readonly ListField[],
  columns: readonly string[],
): { mapping: Mapping; errors: FormError[] } {
  const mapping: Record<string, { column: string } | { same: string }> = {};
  const errors: FormError[] = [];
  for (const { key, label, needed, options, forAll } of fields) {
    const column = one(body, columnBox(key));
    const same = one(body, sameBox(key)).trim();
    if (columns.includes(column)) mapping[key] = { column };
    else if (
      same.length > LONGEST ||
      (same !== '' && options && !options.some(({ value }) => value === same))
    )
      errors.push(formError(sameBox(key), `${asked(label)}: choose one of the answers`));
    else if (same !== '' && forAll) mapping[key] = { same };
    else if (needed)
      errors.push(
        formError(
          columnBox(key),
          `${asked(label)}: choose a column${forAll ? ', or one answer for every row' : ''}`,
        ),
      );
  }
  return { mapping, errors };
}

/** A question as the beginning of a message. */
const asked = (label: string) => label.replace(/\?$/, '');

/** What stands in columns called as a field is, by its key or its label. */
export function namedAlike(fields: readonly ListField[], columns: readonly string[]): Mapping {
  const plain = (name: string) => name.trim().toLowerCase();
  const found = fields.flatMap(({ key, label }) => {
    const column = columns.find((name) => [key, label].some((known) => plain(known) === plain(name)));
    return column === undefined ? [] : [[key, { column }] as const];
  });
  return Object.fromEntries(found);
}

/** A mapping kept from an earlier list, as far as this one has the columns. */
export function keptMapping(kept: Mapping, columns: readonly string[]): Mapping {
  return Object.fromEntries(
    Object.entries(kept).filter(([, from]) => 'same' in from || columns.includes(from.column)),
  );
}

/** What a row says of a field: what stands in its column, or the answer for every row. */
export function saidIn(
  { columns, mapping }: { columns: readonly string[]; mapping: Mapping },
  cells: readonly string[],
): (key: string) => string {
  return (key) => {
    const from = mapping[key];
    if (!from) return '';
    return 'same' in from ? from.same : (cells[columns.indexOf(from.column)] ?? '');
  };
}

/** "Date of birth (column “DOB”): Date of birth must be a real date" */
export function inWords(
  key: string,
  message: string,
  { fields, mapping }: { fields: readonly ListField[]; mapping: Mapping },
): string {
  const label = fields.find((field) => field.key === key)?.label ?? key;
  const from = mapping[key];
  const where = !from ? 'no column' : 'same' in from ? 'the same for every row' : `column “${from.column}”`;
  return `${label} (${where}): ${message}`;
}
