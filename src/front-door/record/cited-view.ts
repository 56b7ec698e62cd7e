import { type Html, html, levelTag, NOTHING } from '../../platform/html/index.ts';
import type { CitedIndicator } from './types.ts';

/** Indicators as they were cited: in the words then in force, each with what changed since. */
export function citedList(cited: readonly CitedIndicator[]): Html {
  if (cited.length === 0) return NOTHING;
  return html`<ul class="ws-cited">${cited.map(
    ({ code, level, about, words, since }) =>
      html`<li>${levelTag(level)} ${words} <span class="ws-quiet">${about}, ${code}</span>${since ? html`<small>${since.slice(0, 1).toUpperCase()}${since.slice(1)}</small>` : NOTHING}</li>`,
  )}</ul>`;
}
