import {
  type FormError,
  formError,
  nhsNumber,
  optionalChoice,
  parseForm,
  postcode,
  readNhsNumber,
  readPostcode,
  type Typed,
  text,
  typedFrom,
} from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import { partial } from '../partial-field.ts';
import { nameIn, nameWrong } from '../rules/name.ts';
import { readOneBox } from '../rules/one-box.ts';
import { SEXES } from '../types.ts';
import type { SearchFacts } from './types.ts';

const NO_DATE =
  'Enter a date of birth like 3 3 2012. Leave out the day, or the day and month, if they are not known';

const NO_NUMBER = 'Check the NHS number: it has 10 digits, like 943 476 5919. Leave it out if unsure';

/** The fields of a search, each of which may stay empty. */
export const searchFields = {
  given: text({ max: 100 }),
  surname: text({ max: 100 }),
  born: partial(NO_DATE),
  sex: optionalChoice(SEXES),
  postcode: postcode(),
  nhsNumber: nhsNumber(),
};

/**
 * Reads what is looked for: the fields, and what the one box (`who`) says beside them. A name or an NHS number has to
 * be there. The names of the fields may have something in front, where they stand in another's form.
 */
export function readSearch(
  body: Body,
  prefix = '',
): { ok: true; value: SearchFacts } | { ok: false; errors: FormError[] } {
  const own: Body = new Map(
    [...body].flatMap(([name, values]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), values]] : [],
    ),
  );
  const parsed = parseForm(searchFields, own);
  if (!parsed.ok)
    return {
      ok: false,
      errors: parsed.errors.map(({ field, href, message }) => ({
        field: prefix + field,
        href: `#${prefix}${href.slice(1)}`,
        message,
      })),
    };
  const boxed = readOneBox(one(own, 'who').slice(0, 200));
  const number = readNhsNumber(boxed.nhsNumber);
  if (boxed.nhsNumber && !number) return { ok: false, errors: [formError(`${prefix}who`, NO_NUMBER)] };
  const [strange] = /\S*\d\S*/.exec(`${boxed.given} ${boxed.surname}`) ?? [];
  if (strange)
    return {
      ok: false,
      errors: [
        formError(
          `${prefix}who`,
          `“${strange}” is no name, and no date or postcode either. Write a date like 3 March 2012, and a postcode whole, like RM17 6SL`,
        ),
      ],
    };
  const value = {
    ...boxed,
    ...(number ? { nhsNumber: number } : {}),
    postcode: readPostcode(boxed.postcode) ?? boxed.postcode,
    ...Object.fromEntries(Object.entries(parsed.value).filter(([, given]) => given !== '')),
  };
  const wrong = nameIn(value.given + value.surname) ? undefined : nameWrong(value);
  if (wrong) {
    const typed = one(own, wrong.field) === '' ? 'who' : wrong.field;
    return { ok: false, errors: [formError(prefix + typed, wrong.message)] };
  }
  if (value.given || value.surname || value.nhsNumber) return { ok: true, value };
  return { ok: false, errors: [formError(`${prefix}who`, 'Enter a name or an NHS number')] };
}

/** What was looked for, as if typed. */
export function typedSearch({ born, ...facts }: SearchFacts): Typed {
  const [year = '', month = '', day = ''] = born.split('-');
  return typedFrom({ ...facts, 'born-day': day, 'born-month': month, 'born-year': year });
}
