import { londonDate } from '../../platform/time/london.ts';
import { dateWords } from '../../platform/time/words.ts';
import { sourceWords } from '../rules/words.ts';
import type { Fresh } from './types.ts';

/** "her mother said, 20 November 2026, to Amara Cole, Thurrock Council": who told it last, when and to whom. */
export function lastToldWords({ lastTold, times }: Pick<Fresh, 'lastTold' | 'times'>): string {
  const { toldAt, takenBy, agency } = lastTold;
  const to = [takenBy, agency].filter(Boolean).join(', ');
  return [
    `${sourceWords({ telling: lastTold })}, ${dateWords(londonDate(toldAt)).text}`,
    to && `to ${to}`,
    times > 1 && `told ${times} times`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Whether it is to be asked again, and when; '' where it never is, or is over. */
export function askWords({ untilOn, staleOn, stale }: Fresh, today: Temporal.PlainDate): string {
  if (staleOn === null || (untilOn && Temporal.PlainDate.compare(untilOn, today) <= 0)) return '';
  const on = dateWords(staleOn).text;
  return stale ? `Ask again: due since ${on}` : `No need to ask before ${on}`;
}

/** Who told it last, and whether it is to be asked again. */
export function freshnessWords(fresh: Fresh, today: Temporal.PlainDate): string {
  return [lastToldWords(fresh), askWords(fresh, today)].filter(Boolean).join('. ');
}
