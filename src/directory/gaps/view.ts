import { countsFigure, type FigureModel } from '../../platform/charts/index.ts';
import { emptyState, type Html, html } from '../../platform/html/index.ts';

/** Where families did not get the help they were pointed to. */
export function gapsView({
  tables,
  months,
}: {
  tables: readonly FigureModel['table'][];
  months: number;
}): Html {
  const none = tables.every(({ totals }) => totals.total === 0);
  return html`<h1 class="govuk-heading-xl">Where help is missing</h1>
<p class="govuk-body">The last ${months} months that are over. Small numbers are withheld, so that nobody can be told from them.</p>
${none ? emptyState({ title: 'Nothing to count yet', words: 'Figures appear when families were pointed to services, and somebody asked whether they got there.' }) : tables.map((table) => html`${chart(table)}${countsFigure({ table, csvHref: `/directory/gaps/${table.code}.csv` })}`)}`;
}

/** How many did not get there for want of a service, by row: drawn in numbers, and said in the table below. */
function chart({ rows, title }: FigureModel['table']): Html {
  const missing = rows.map(({ label, counts }) => ({
    label,
    many: counts.slice(1, 4).reduce<number>((sum, count) => sum + (count ?? 0), 0),
  }));
  const most = Math.max(1, ...missing.map(({ many }) => many));
  const shown = missing.filter(({ many }) => many > 0).toSorted((a, b) => b.many - a.many);
  if (shown.length === 0) return html``;
  return html`<section class="ws-card"><h2 class="ws-card__title">${title}: no service, full or too far</h2><ul class="ws-bars">${shown.map(({ label, many }) => html`<li><span>${label}: ${many}</span><svg class="ws-counts__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${Math.round((100 * many) / most)}" height="4"></rect></svg></li>`)}</ul></section>`;
}
