import { choices, date, type FormError, formError, parseForm, text } from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import { readPence } from '../../payments/form.ts';
import { fromTomorrow } from '../../rules/from-tomorrow.ts';
import type { PriceLine } from '../../rules/price.ts';
import { ORGANISATION_TYPES } from '../../types.ts';
import { type EditionTyped, MOST_LINES } from '../types.ts';

/** Reads another edition of a table: every line whole or empty, from a day to come. `schemes`: the bodies there are. */
export function readEdition(
  body: Body,
  today: Temporal.PlainDate,
  schemes: ReadonlySet<string>,
): { ok: true; value: EditionTyped } | { ok: false; errors: readonly FormError[] } {
  const head = parseForm(
    {
      from: date({
        what: 'The day from which it holds',
        ask: 'Enter the day from which it holds',
        check: fromTomorrow(today),
      }),
      why: text({ ask: 'Say why the prices change', max: 500 }),
      source: text({ ask: 'Say who decided it, and where it is written', max: 300 }),
    },
    body,
  );
  const lines: PriceLine[] = [];
  const wrong: FormError[] = [];
  for (let n = 1; n <= MOST_LINES; n += 1) {
    const read = readLine(body, n, schemes);
    if (read && 'errors' in read) wrong.push(...read.errors);
    else if (read) lines.push(read);
  }
  if (lines.length === 0 && wrong.length === 0) wrong.push(formError('label1', 'Enter at least one line'));
  if (head.ok && wrong.length === 0) {
    const { from, ...rest } = head.value;
    if (from) return { ok: true, value: { from, ...rest, lines } };
  }
  return { ok: false, errors: [...(head.ok ? [] : head.errors), ...wrong] };
}

function readLine(
  body: Body,
  n: number,
  schemes: ReadonlySet<string>,
): PriceLine | { errors: FormError[] } | undefined {
  const label = one(body, `label${n}`).normalize('NFC').trim();
  const price = one(body, `price${n}`);
  const types = parseForm({ [`types${n}`]: choices(ORGANISATION_TYPES) }, body);
  const organisationTypes = types.ok ? (types.value[`types${n}`] ?? []) : [];
  if (label === '' && price.trim() === '') return undefined;
  const pence = readPence(price);
  const errors = [
    ...(label === '' || label.length > 120
      ? [formError(`label${n}`, `Line ${n}: say whose price it is, in at most 120 characters`)]
      : []),
    ...(pence === undefined
      ? [formError(`price${n}`, `Line ${n}: enter a price in pounds, like 60 or 59.50`)]
      : []),
    ...(organisationTypes.length === 0
      ? [formError(`types${n}`, `Line ${n}: choose the kinds of organisation it is for`)]
      : []),
  ];
  if (errors.length > 0 || pence === undefined) return { errors };
  const scheme = one(body, `scheme${n}`);
  return { label, pence, organisationTypes, membership: schemes.has(scheme) ? scheme : null };
}
