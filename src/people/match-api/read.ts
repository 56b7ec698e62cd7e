import { readNhsNumber, readPostcode } from '../../platform/forms/index.ts';
import type { FieldProblem } from '../../platform/http/index.ts';
import { partialDate } from '../rules/partial-date.ts';
import { type SearchFacts, UNASKED } from '../search/types.ts';
import { SEXES, type Sex } from '../types.ts';

const LONGEST = 100;

/** How each field is read: what the search takes, or undefined for what it cannot take. */
const READERS: Readonly<
  Record<string, { to: keyof SearchFacts; read(text: string): string | undefined; ask: string }>
> = {
  given: { to: 'given', read: nameOf, ask: `Give a name of at most ${LONGEST} characters` },
  surname: { to: 'surname', read: nameOf, ask: `Give a name of at most ${LONGEST} characters` },
  dob: { to: 'born', read: dateOf, ask: 'Give a date like 2019-04-30, or its beginning: 2019-04, 2019' },
  sex: { to: 'sex', read: sexOf, ask: `Give one of: ${SEXES.join(', ')}` },
  postcode: { to: 'postcode', read: readPostcode, ask: 'Give a whole postcode like RM17 6SL' },
  nhsNumber: { to: 'nhsNumber', read: readNhsNumber, ask: 'Give an NHS number with its right check digit' },
};

/** Reads what a system looks for, or says everything that is wrong with it. Empty, null and left out are the same. */
export function readMatch(body: unknown): { facts: SearchFacts } | { errors: FieldProblem[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { errors: [{ field: '', message: 'Send an object' }] };
  const errors: FieldProblem[] = [];
  const facts = { ...UNASKED };
  for (const [field, value] of Object.entries(body)) {
    const reader = Object.hasOwn(READERS, field) ? READERS[field] : undefined;
    const text = typeof value === 'string' ? value.normalize('NFC').trim() : value;
    if (!reader) errors.push({ field: field.slice(0, LONGEST), message: 'There is no such name' });
    else if (text === '' || text === null) continue;
    else {
      const read =
        typeof text === 'string' && text.isWellFormed() && !text.includes('\0')
          ? reader.read(text)
          : undefined;
      if (read === undefined) errors.push({ field, message: reader.ask });
      else Object.assign(facts, { [reader.to]: read });
    }
  }
  if (errors.length === 0 && !facts.given && !facts.surname && !facts.nhsNumber)
    errors.push({ field: 'surname', message: 'Give a name or an NHS number' });
  return errors.length > 0 ? { errors } : { facts };
}

function nameOf(text: string): string | undefined {
  return text.length <= LONGEST ? text : undefined;
}

function dateOf(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  return year ? (partialDate({ day, month, year }) ?? undefined) : undefined;
}

function sexOf(text: string): Sex | undefined {
  return SEXES.find((sex) => sex === text);
}
