import { londonDate } from '../../platform/time/london.ts';
import { dateWords } from '../../platform/time/words.ts';

/** What stands between two records besides what they say. */
export interface Between {
  /** The relationship recorded between them: `twin`, `parent` … */
  related: string | null;
  /** That somebody held them to be two people before. */
  notSame: { reason: string; by: string; at: Temporal.Instant } | null;
}

/** Why two records may be of two people, each in words: read before anybody says that they are of one. */
export function againstWords(guard: string | undefined, { related, notSame }: Between): string[] {
  return [
    ...(related ? [`They are recorded as related: ${related}. Nobody is their own ${related}`] : []),
    ...(notSame
      ? [
          `${notSame.by} said on ${dateWords(londonDate(notSame.at)).text} that they are two people: ${notSame.reason}`,
        ]
      : []),
    ...(guard ? [guard.charAt(0).toUpperCase() + guard.slice(1)] : []),
  ];
}
