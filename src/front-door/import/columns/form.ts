import { type FormError, formError } from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import type { ImportField, Mapping } from '../types.ts';
import { columnBox, sameBox } from './boxes.ts';

const LONGEST = 2_000;

/** Reads where each field comes from. A column goes before an answer for all; what is needed has one of them. */
export function readMapping(
  body: Body,
  fields: readonly ImportField[],
  columns: readonly string[],
): { mapping: Mapping; errors: FormError[] } {
  const mapping: Record<string, { column: string } | { same: string }> = {};
  const errors: FormError[] = [];
  for (const { key, label, needed, options, path } of fields) {
    const column = one(body, columnBox(key));
    const same = one(body, sameBox(key)).trim();
    if (columns.includes(column)) mapping[key] = { column };
    else if (
      same.length > LONGEST ||
      (same !== '' && options && !options.some(({ value }) => value === same))
    )
      errors.push(formError(sameBox(key), `${asked(label)}: choose one of the answers`));
    else if (same !== '' && path.length > 0) mapping[key] = { same };
    else if (needed)
      errors.push(
        formError(
          columnBox(key),
          `${asked(label)}: choose a column${path.length > 0 ? ', or one answer for every row' : ''}`,
        ),
      );
  }
  return { mapping, errors };
}

/** A question as the beginning of a message. */
const asked = (label: string) => label.replace(/\?$/, '');
