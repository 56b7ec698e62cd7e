import { formError, type Parsed, parseForm, text } from '../../../platform/forms/index.ts';
import type { Body } from '../../../platform/http/index.ts';
import type { Invoice } from '../../invoices/types.ts';
import { readPence } from '../../payments/form.ts';
import { sentence } from '../../rules/ledger.ts';
import { money } from '../../rules/price.ts';

/** Reads what is set against which invoice: never more than was paid too much of one, or is to be paid of the other. */
export function readSetOff(
  body: Body,
  { invoice, open }: { invoice: Invoice; open: readonly Invoice[] },
): Parsed<{ pence: number; against: string; words: string }> {
  const parsed = parseForm(
    {
      against: text({ ask: 'Choose the invoice that it is set against', max: 40 }),
      amount: text({ ask: 'Enter how much is set against it', max: 20 }),
      why: text({ ask: 'Say why it is set against it', max: 500 }),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  const { amount, why } = parsed.value;
  const other = open.find(({ id }) => id === parsed.value.against);
  const pence = readPence(amount);
  const wrong = (field: string, message: string) => ({
    ok: false as const,
    errors: [formError(field, message)],
  });
  if (!other) return wrong('against', 'Choose the invoice that it is set against');
  if (pence === undefined || pence === 0)
    return wrong('amount', 'Enter an amount in pounds, like 60 or 59.50');
  if (pence > -invoice.left)
    return wrong('amount', `Only ${money(Math.max(0, -invoice.left))} was paid too much and is left`);
  if (pence > other.left)
    return wrong('amount', `Only ${money(other.left)} is to be paid of ${other.reference}`);
  const words = `${money(pence)} that was paid too much of invoice ${invoice.reference} is set against invoice ${other.reference}. ${sentence(why)}`;
  return { ok: true, value: { pence, against: other.id, words } };
}
