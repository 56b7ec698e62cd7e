import { countsFigure, type Drawn, type ShownTable } from '../../../platform/charts/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';

interface ViewsModel {
  days: ShownTable;
  drawn: Drawn;
  pages: ShownTable;
  under: string;
  most: number;
  since: number;
}

/** How often public pages were read, by day and by page. */
export function viewsView({ days, drawn, pages, under, since }: ViewsModel): Html {
  const query = under ? `?${new URLSearchParams({ under })}` : '';
  const box = govuk.input({
    id: 'under',
    name: 'under',
    label: { text: 'Only pages whose address begins with' },
    hint: { text: 'For example /guides' },
    classes: 'govuk-input--width-20',
    value: under,
    spellcheck: false,
  });
  return html`<h1 class="govuk-heading-xl">Page views</h1>
<p class="govuk-body">The last ${since} days. Pages are counted without cookies, and no address of a reader is kept.</p>
<form method="get" action="/library/views" class="ws-counts__choose">${box}<button class="govuk-button govuk-button--secondary">Show</button></form>
${countsFigure({ table: days, drawn, csvHref: `/library/views/by-day.csv${query}` })}
${countsFigure({ table: pages, csvHref: `/library/views/by-page.csv${query}` })}`;
}
