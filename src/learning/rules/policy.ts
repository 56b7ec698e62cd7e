import type { CancellationPolicy } from '../prices/types.ts';
import { money } from './price.ts';

/** The terms in words, as they stand on every page that offers a place. */
export function termsInWords(policy: CancellationPolicy): string[] {
  const { freeFrom, counting, chargesNoShow, moving, disputeDays, chargeTable } = policy;
  if (freeFrom === 0 && !chargesNoShow) return ['You may give up your place at any time. It costs nothing.'];
  const counted =
    counting === 'count-cancel-day'
      ? 'The day on which you cancel counts, when it is a working day; the day of the course does not.'
      : 'Neither the day on which you cancel nor the day of the course counts.';
  return [
    ...(freeFrom > 0
      ? [
          `Cancelling is free until ${freeFrom} working days before. ${counted}`,
          chargeTable === null
            ? 'Later than that you pay the price of the place.'
            : 'Later than that you pay the price of the place, or where the place is free what it costs by your kind of organisation.',
        ]
      : []),
    chargesNoShow ? 'If you do not come, you pay the same.' : 'If you do not come, it costs nothing.',
    moving === 'charged'
      ? 'Going to another date is like cancelling: free in time, and charged when it is too late.'
      : 'Going to another date is free.',
    'Sending a colleague in your place is always free. So is everything when we cancel or move the course.',
    `If you think that a charge is wrong, you have ${disputeDays} working days to tell us. Somebody who did not make it decides.`,
  ];
}

/** What one version has that the one before had not, in words; empty when nothing. */
export function changedTerms(before: CancellationPolicy, now: CancellationPolicy): string[] {
  const old = new Set(termsInWords(before));
  return termsInWords(now).filter((line) => !old.has(line));
}

export interface Repriced {
  label: string;
  before: string;
  now: string;
  changed: boolean;
}

/** Line by line what another edition of a table changes. */
export function repriced(
  before: readonly { label: string; pence: number }[],
  now: readonly { label: string; pence: number }[],
): Repriced[] {
  return now.map(({ label, pence }) => {
    const old = before.find((line) => line.label === label);
    const words = { label, now: money(pence), before: old ? money(old.pence) : 'not in the table' };
    return { ...words, changed: old?.pence !== pence };
  });
}
