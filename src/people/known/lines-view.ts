import { type Html, html, NOTHING, shieldTag } from '../../platform/html/index.ts';
import { askWords, lastToldWords } from '../facts/fresh-words.ts';
import type { Fresh } from '../facts/types.ts';
import { spanWords } from '../family/words.ts';

/** How much a line says of where it comes from. */
export type Source = 'all' | 'told' | 'none';

/**
 * A fact as a line: what it says, what must be known before it is used, and, as far as `source` wants it, who told it
 * and whether it is to be asked again. What is old says so in any case.
 */
export function factLine(fact: Fresh, today: Temporal.PlainDate, source: Source = 'all'): Html {
  const { line, alarm, notes = [], shielded, shieldedWhy, withdrawn, stale } = fact;
  const span = spanWords(fact);
  const quiet = [span, source === 'none' ? '' : lastToldWords(fact)].filter(Boolean).join('; ');
  const ask = source === 'all' || stale ? askWords(fact, today) : '';
  return html`${shielded ? html`${shieldTag('shielded', 'Shielded: do not pass on')} ` : NOTHING}${alarm ? html`<strong class="ws-alarm">${alarm}</strong> ` : NOTHING}${withdrawn ? html`<s>${line}</s>` : line}${notes.map((note) => html`<br>${note}`)}${shielded && shieldedWhy ? html`<br><span class="ws-quiet">${shieldedWhy}</span>` : NOTHING}${quiet ? html`<br><span class="ws-quiet">${quiet}</span>` : NOTHING}${ask ? html`<br>${stale ? html`<strong>${ask}</strong>` : html`<span class="ws-quiet">${ask}</span>`}` : NOTHING}${withdrawn ? html`<br><span class="ws-quiet">Withdrawn by ${withdrawn.by}: ${withdrawn.why}</span>` : NOTHING}`;
}

/** What is shielded and nobody's, for whoever may take it on. */
export const takingOn = (person: string, part: string, id: string): Html =>
  html`<p>Nobody is named for it: <a href="/people/${person}/shielded/${part}/${id}/take-on">take it on</a>, so that it can be read.</p>`;

/** Said in the place of facts that the reader may not see: whom to ask, and no more. */
export function hiddenLine(count: number, holder: string): Html {
  if (count === 0) return NOTHING;
  return html`<p>${shieldTag('shielded', 'Something here is shielded')} Ask ${holder}.</p>`;
}
