import { countsFigure } from '../../platform/charts/index.ts';
import {
  card,
  emptyState,
  type Figure,
  figures,
  govuk,
  type Html,
  html,
  NOTHING,
} from '../../platform/html/index.ts';
import type { FiguresModel } from './types.ts';

/** Charts with their tables: how many came in, and what was done with them in time. */
export function figuresView({ tables, areas, area, mayChoose, weeks }: FiguresModel): Html {
  const whole = tables.every(({ table }) => table.rows.length === 0 || table.totals.total === 0);
  const where = area ? ` in ${area.name}` : '';
  const over = mayChoose ? 'this one included' : 'of those that are over';
  const intro = html`<h1 class="govuk-heading-xl">Figures</h1><p class="govuk-body">The last ${weeks} weeks${where}, ${over}. Weeks begin on Monday, in London.</p>${mayChoose && areas.length > 1 ? areaForm(areas, area?.code) : NOTHING}`;
  if (whole)
    return html`${intro}${emptyState({
      title: 'Nothing to count yet',
      words: 'Figures appear here with the first concern that comes in.',
      next: { label: 'Back to the desk', href: '/desk' },
    })}`;
  const query = area ? `?area=${area.code}` : '';
  return html`${intro}${headlines(tables)}${contents(tables)}${tables.map(({ table, drawn }) => countsFigure({ table, drawn, csvHref: `/desk/figures/${table.code}.csv${query}` }))}`;
}

function headlines(tables: FiguresModel['tables']): Html {
  const shown = ['decided', 'told'].flatMap((code): Figure[] => {
    const table = tables.find((each) => each.table.code === code)?.table;
    const [first = null] = table?.totals.counts ?? [];
    const total = table?.totals.total ?? null;
    if (!table || first === null || total === null || total === 0) return [];
    return [
      {
        value: `${Math.round((100 * first) / total)}%`,
        words: `${table.title.toLowerCase()}: ${first.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`,
        href: `#${code}`,
      },
    ];
  });
  return shown.length > 0 ? figures(shown, 'In short') : NOTHING;
}

function contents(tables: FiguresModel['tables']): Html {
  const links = tables.map(({ table }) => html`<li><a href="#${table.code}">${table.title}</a></li>`);
  return html`<nav aria-label="Figures on this page"><ul class="govuk-list ws-counts__contents">${links}</ul></nav>`;
}

function areaForm(areas: FiguresModel['areas'], chosen: string | undefined): Html {
  const select = govuk.select({
    id: 'of-area',
    name: 'area',
    label: { text: 'Area' },
    items: [
      { value: '', text: 'All areas that I work in', selected: chosen === undefined },
      ...areas.map(({ code, name }) => ({ value: code, text: name, selected: code === chosen })),
    ],
  });
  return html`<form method="get" action="/desk/figures" class="ws-counts__choose">${select}<button class="govuk-button govuk-button--secondary">Show</button></form>`;
}

/** For the desk: the one figure that says most, and the way to the others. */
export function figuresCard(decided: { all: number; inTime: number } | undefined): Html {
  const said = decided
    ? html`<p><strong>${Math.round((100 * decided.inTime) / decided.all)}%</strong> decided in time this week and last: ${decided.inTime.toLocaleString('en-GB')} of ${decided.all.toLocaleString('en-GB')}.</p>`
    : html`<p>How many concerns came in, and how many were decided, answered and told in time.</p>`;
  return card({ title: 'Figures', body: said, foot: html`<a href="/desk/figures">All figures</a>` });
}
