import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { Results } from '../search/types.ts';

/** Below a search's results: two of those found to compare, and to say that they are one person, or two. */
export function chooseTwo({ shown }: Results): Html {
  const open = shown.flatMap((each) => ('open' in each ? [each.open] : []));
  const [first, second] = open;
  if (!first || !second) return NOTHING;
  const choice = (name: string, text: string, chosen: string) =>
    govuk.select({
      id: name,
      name,
      label: { text },
      items: open.map(({ id, label, reference }) => ({
        value: id,
        text: `${label}, ${reference}`,
        selected: id === chosen,
      })),
    });
  return html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Two of these are one person, or are not</span></summary><form method="get" action="/people/same" class="govuk-details__text">${choice('one', 'Compare', first.id)}${choice('other', 'with', second.id)}${govuk.button({ text: 'Compare them', classes: 'govuk-button--secondary' })}</form></details>`;
}
