import { type Html, html, notice } from '../../../platform/html/index.ts';
import type { ListedImport } from '../types.ts';

/** A long list is being tried: how far it is, and that one need not wait here. */
export function tryingView({ id, fileName, rows, triedRows }: ListedImport): Html {
  return html`<p><a href="/front-door/import">All lists</a></p>
<h1 class="govuk-heading-xl">${fileName}</h1>
${notice('clock', {
  strong: `Being tried: ${triedRows} of ${rows} rows are read.`,
  body: html`Nothing is taken over by this. It goes on by itself, also after a restart, and you may leave this page. <a href="/front-door/import/${id}">Look again</a> · <a href="/front-door/import/${id}/columns">Change the columns</a>`,
})}<progress class="ws-progress" max="${rows}" value="${triedRows}" aria-label="Rows read">${triedRows} of ${rows}</progress>`;
}
