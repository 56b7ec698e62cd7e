import { type Html, html } from '../../platform/html/index.ts';
import type { Kind } from '../types.ts';

/** What sorts of page may be written. */
export function kindsView(kinds: readonly Kind[]): Html {
  const items = kinds.map(
    ({ code, label, place, mostWords }) =>
      html`<li><a href="/library/new?kind=${code}">${label}</a> <span class="ws-quiet">read at ${place}${mostWords ? `, at most ${mostWords} words` : ''}</span></li>`,
  );
  return html`<h1>Write a page</h1><p>What is it?</p><ul class="ws-choices">${items}</ul>
<p>Procedures have a place of their own: <a href="/procedures">the procedures</a>.</p><p><a href="/library">Back to the library</a></p>`;
}
