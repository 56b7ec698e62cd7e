import { type Html, html } from '../../platform/html/index.ts';
import type { Difference } from '../rules/compare.ts';

/** What two versions say differently, side by side; under each other on a narrow screen. */
export function differencesView(rows: readonly Difference[], before: string, after: string): Html {
  if (rows.length === 0) return html`<p class="govuk-body">They say the same.</p>`;
  const said = (words: string) =>
    words === ''
      ? html`<span class="ws-quiet">nothing</span>`
      : words.split('\n').map((line) => html`<span class="ws-line">${line}</span>`);
  return html`<table class="ws-table"><caption class="govuk-visually-hidden">What is different</caption><thead><tr><th scope="col">What</th><th scope="col">${before}</th><th scope="col">${after}</th></tr></thead><tbody>${rows.map((row) => html`<tr><th scope="row" data-label="What">${row.label}</th><td data-label="${before}">${said(row.before)}</td><td data-label="${after}">${said(row.after)}</td></tr>`)}</tbody></table>`;
}
