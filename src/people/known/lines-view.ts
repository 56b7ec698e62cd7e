import { type Html, html, NOTHING, shieldTag } from '../../platform/html/index.ts';
import { freshnessWords } from '../facts/fresh-words.ts';
import type { Fresh } from '../facts/types.ts';
import { spanWords } from '../family/words.ts';

/** A fact as a line: what it says, what must be known before it is used, who told it and how fresh it is. */
export function factLine(fact: Fresh, today: Temporal.PlainDate, short = false): Html {
  const { line, alarm, notes = [], shielded, shieldedWhy, withdrawn } = fact;
  const over = withdrawn
    ? html`<br><span class="ws-quiet">Withdrawn by ${withdrawn.by}: ${withdrawn.why}</span>`
    : NOTHING;
  const span = spanWords(fact);
  return html`${shielded ? html`${shieldTag('shielded', 'Shielded: do not pass on')} ` : NOTHING}${alarm ? html`<strong class="ws-alarm">${alarm}</strong> ` : NOTHING}${withdrawn ? html`<s>${line}</s>` : line}${notes.map((note) => html`<br>${note}`)}${shielded && shieldedWhy ? html`<br><span class="ws-quiet">${shieldedWhy}</span>` : NOTHING}<br><span class="ws-quiet">${span ? `${span}. ` : ''}${freshnessWords(fact, today, short)}</span>${over}`;
}

/** Said in the place of facts that the reader may not see: whom to ask, and no more. */
export function hiddenLine(count: number, holder: string): Html {
  if (count === 0) return NOTHING;
  return html`<p>${shieldTag('shielded', 'Something here is shielded')} Ask ${holder}.</p>`;
}
