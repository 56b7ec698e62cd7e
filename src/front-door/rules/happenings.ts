import type { Happening } from '../identify/types.ts';
import { OUTCOME_WORDS } from './words.ts';

/** The chronology's kinds that the front door's events are of. */
export function kindOf({ happened }: Pick<Happening, 'happened'>): 'contact' | 'decision' | 'meeting' {
  return ({ received: 'contact', decided: 'decision', discussed: 'meeting' } as const)[happened];
}

/** How much it weighs: a strategy discussion is critical, a red concern or a decision at level 3 or 4 significant. */
export function weightOf({
  happened,
  rating,
  level,
}: Pick<Happening, 'happened' | 'rating' | 'level'>): 'routine' | 'significant' | 'critical' {
  if (happened === 'discussed') return 'critical';
  const heavy = happened === 'received' ? rating === 'red' : (level ?? 0) >= 3;
  return heavy ? 'significant' : 'routine';
}

/** "Concern received from Estuary Police: Missing overnight (TH-2026-00001)". */
export function happeningWords(each: Omit<Happening, 'at' | 'people' | 'by' | 'id'>): string {
  const { happened, headline, reference, sourceWords, level, outcome } = each;
  const decided = [level && `level ${level}`, outcome && OUTCOME_WORDS[outcome]].filter(Boolean).join(', ');
  const words = {
    received: `Concern received from ${sourceWords}`,
    decided: `Concern decided: ${decided}`,
    discussed: 'Strategy discussion held',
  }[happened];
  return `${words}. ${headline} (${reference})`;
}
