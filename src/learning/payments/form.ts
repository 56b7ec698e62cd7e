import { formError, type Parsed, parseForm, text } from '../../platform/forms/index.ts';
import { type Body, one } from '../../platform/http/index.ts';
import { money } from '../rules/price.ts';

/** Reads what came in for an invoice: whole pence, and more than is left to be paid only where somebody says so. */
export function readPayment(body: Body, left: number): Parsed<{ pence: number; reference: string }> {
  const parsed = parseForm(
    {
      amount: text({ ask: 'Enter how much came in', max: 20 }),
      reference: text({ ask: 'Say how it came, so that it can be found in the bank’s list', max: 200 }),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  const pence = readPence(parsed.value.amount);
  const wrong = (message: string) => ({ ok: false as const, errors: [formError('amount', message)] });
  if (pence === undefined || pence === 0) return wrong('Enter an amount in pounds, like 60 or 59.50');
  if (pence > left && one(body, 'more') !== 'yes') {
    const says = left > 0 ? `Only ${money(left)} is left to be paid` : 'Nothing is left to be paid';
    return {
      ok: false,
      errors: [formError('more', `${says}. Check the amount, or tick that so much came in`)],
    };
  }
  if (!noCard(parsed.value.reference))
    return { ok: false, errors: [formError('reference', 'Leave out card and account numbers')] };
  return { ok: true, value: { pence, reference: parsed.value.reference } };
}

/** Whether words hold nothing like the number of a card or an account with its sort code. */
export const noCard = (words: string): boolean => !/\d{12,}/.test(words.replaceAll(/[\s-]/g, ''));

/** Pounds as people write them, in whole pence. Text all the way: no fraction is ever rounded. */
export function readPence(typed: string): number | undefined {
  const found = /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{2}))?$/.exec(typed.trim());
  if (!found) return undefined;
  return Number((found[1] ?? '').replaceAll(',', '')) * 100 + Number(found[2] ?? 0);
}
