import { type Html, html } from '../../../../platform/html/index.ts';

/** The levels of an area with the ways to help at each, as a page of the journey shows them. */
export interface Guidance {
  area: string | null;
  step: string;
  unconfirmed: string | null;
  levels: readonly { level: number; formal: string; ways: readonly { name: string; words: string }[] }[];
}

/** Which level is which, and what each asks for: folded, for those who want it. */
export function guidanceView({ area, step, unconfirmed, levels }: Guidance): Html {
  const items = levels.map(
    ({ level, formal, ways }) =>
      html`<p class="ws-picker__head">${step} ${level}: ${formal}</p><ul class="govuk-list govuk-list--bullet">${ways.map(({ name, words }) => html`<li><strong>${name}.</strong> ${words}</li>`)}</ul>`,
  );
  const more = `/windscreen${area ? `?area=${area}` : ''}`;
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Levels of need here, and how help is reached</span></summary><div class="govuk-details__text">${unconfirmed ? html`<p>${unconfirmed}</p>` : ''}${items}<p><a href="${more}" target="_blank" rel="noopener">Read the levels in full (opens in a new tab)</a></p><p>If a child may be at risk of harm, go on: nothing here holds that back.</p></div></details>`;
}
