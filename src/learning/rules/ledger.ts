import type { LineKind } from '../ledger/types.ts';

export const KIND_WORDS: Readonly<Record<LineKind, string>> = {
  charge: 'Charge',
  waiver: 'Waived',
  dispute: 'Taken back after a dispute',
  correction: 'Correction',
  payment: 'Payment',
  refund: 'Refund',
  'set-off': 'Between two invoices',
};

/** Why a charge is lifted, as whoever asks chooses. */
export const REASONS = {
  sickness: 'Somebody was ill',
  bereavement: 'Somebody died',
  'called to a child': 'They were called to a child at risk',
  'our mistake': 'We made a mistake',
  'wrong facts': 'It did not happen as the charge says',
  other: 'Something else',
} as const;
export type Reason = keyof typeof REASONS;

/** The sides of a line, as a ledger names them: who owes more, and where it went. */
export const SIDE_WORDS: Readonly<Record<string, string>> = {
  payer: 'Payer',
  income: 'Training income',
  bank: 'Bank',
  'set-off': 'Other invoice',
};

/** What is owed after each line, counted anew: what the balances of the ledger must be. */
export function runningSums(effects: readonly number[]): number[] {
  let sum = 0;
  return effects.map((effect) => {
    sum += effect;
    return sum;
  });
}

/** What somebody wrote, with the stop that ends it. */
export const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);
