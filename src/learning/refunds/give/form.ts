import { choice, date, formError, type Parsed, parseForm, text } from '../../../platform/forms/index.ts';
import type { Body } from '../../../platform/http/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { noCard, readPence } from '../../payments/form.ts';
import { sentence } from '../../rules/ledger.ts';
import { money } from '../../rules/price.ts';
import { WAYS, type Way } from '../types.ts';

const SAID: Readonly<Record<Way, string>> = {
  'bank transfer': 'by bank transfer',
  card: 'to the card it came from',
  cheque: 'by cheque',
  other: 'another way',
};

/** Reads what is given back of an invoice: never more than was paid too much of it. */
export function readRefund(
  body: Body,
  { left, reference, today }: { left: number; reference: string; today: Temporal.PlainDate },
): Parsed<{ pence: number; words: string }> {
  const parsed = parseForm(
    {
      amount: text({ ask: 'Enter how much is given back', max: 20 }),
      how: choice(Object.keys(WAYS) as Way[], 'Choose how it is given back'),
      on: date({
        ...{ what: 'The day', ask: 'Enter the day on which it is given back' },
        check: (day) =>
          Temporal.PlainDate.compare(day, today) > 0 ? 'The day must not be after today' : undefined,
      }),
      reference: text({ ask: 'Enter the reference, so that it can be found in the bank’s list', max: 200 }),
      why: text({ ask: 'Say why it is given back', max: 500 }),
    },
    body,
  );
  if (!parsed.ok) return parsed;
  const { amount, how, on, reference: ref, why } = parsed.value;
  const pence = readPence(amount);
  const wrong = (field: string, message: string) => ({
    ok: false as const,
    errors: [formError(field, message)],
  });
  if (pence === undefined || pence === 0)
    return wrong('amount', 'Enter an amount in pounds, like 60 or 59.50');
  if (pence > -left)
    return wrong(
      'amount',
      left < 0
        ? `Only ${money(-left)} was paid too much and not given back yet`
        : 'Nothing was paid too much that was not given back',
    );
  if (!noCard(ref)) return wrong('reference', 'Leave out card and account numbers');
  const day = on ? dateWords(on).text : '';
  return {
    ok: true,
    value: {
      pence,
      words: `Given back for invoice ${reference} ${SAID[how]} on ${day}, ${ref}. ${sentence(why)}`,
    },
  };
}
