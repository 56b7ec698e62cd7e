import { type Html, html } from '../../platform/html/index.ts';

/** What somebody of a family is told, and what they can do about it. */
export function wordView(words: string): Html {
  return html`<div class="ws-step ws-card"><h1>Something for you to read</h1>${words.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`)}
<p>You can ask us what this means. Our numbers are on the <a href="/">first page</a>. In danger now? Ring 999.</p></div>`;
}
