import { type Html, html, NOTHING } from '../../platform/html/index.ts';
import { governing } from '../rules/procedures.ts';

/** On a form: the section of the procedures that governs the step, in a tab of its own, so that nothing typed is lost. */
export function procedureLink(step: string): Html {
  const found = governing(step);
  if (!found) return NOTHING;
  return html`<p class="ws-quiet">Procedure: <a class="govuk-link" href="${found.href}" target="_blank" rel="noopener">${found.words} (opens in a new tab)</a></p>`;
}
