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

/** The same, and whether it is to be asked again; in short, only where it is. */
export function freshnessWords(fresh: Fresh, today: Temporal.PlainDate, short = false): string {
  const told = lastToldWords(fresh);
  if (short && !fresh.stale) return told;
  if (fresh.untilOn && Temporal.PlainDate.compare(fresh.untilOn, today) <= 0) return told;
  if (fresh.staleOn === null) return told;
  const on = dateWords(fresh.staleOn).text;
  return `${told}. ${fresh.stale ? `Ask again: due since ${on}` : `No need to ask before ${on}`}`;
}
