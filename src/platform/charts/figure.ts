import { type Html, html, NOTHING } from '../html/index.ts';
import type { Shown, ShownTable } from './counted.ts';
import { WITHHELD } from './csv.ts';
import type { Drawn } from './draw.ts';
import { shareOf } from './suppress.ts';

export interface FigureModel {
  table: ShownTable;
  /** Where the table is to be had as CSV. */
  csvHref: string;
  /** For tables of weeks. */
  drawn?: Drawn | undefined;
}

/** A table of counts with its drawing above it. The table says all that the drawing shows, so the drawing is silent. */
export function countsFigure({ table, csvHref, drawn }: FigureModel): Html {
  const { code, title, words, rounded } = table;
  const note = rounded
    ? html` Numbers from 1 to ${rounded.least - 1} are withheld, and others where these could be worked back; the rest are rounded to the nearest ${rounded.to}.`
    : NOTHING;
  return html`<figure class="ws-card ws-counts" id="${code}"><figcaption><h2 class="ws-card__title">${title}</h2><p class="ws-quiet">${words}${note}</p></figcaption>
${table.rows.length === 0 ? nothingIn(table) : html`${drawn ? chartOf(table, drawn) : NOTHING}${tableOf(table)}<p class="ws-counts__file"><a href="${csvHref}" download>${title} as CSV</a></p>`}</figure>`;
}

const nothingIn = ({ rowsRun }: ShownTable) =>
  html`<p>${rowsRun === 'weeks' ? 'Nothing in these weeks.' : 'Nothing yet.'}</p>`;

function chartOf(table: ShownTable, { wide, narrow }: Drawn): Html {
  const { columns, rows, totals, rowsRun } = table;
  if (totals.total === 0) return nothingIn(table);
  const gaps = rows.some(({ total }) => total === null);
  const whole = rows.some(({ counts, total }) => counts.includes(null) && total !== null);
  const keys = [
    ...columns,
    ...(whole ? [{ label: 'All, where the parts are withheld', tone: 'whole' }] : []),
  ];
  const legend =
    keys.length > 1 || gaps
      ? html`<ul class="ws-counts__legend">${keys.map(({ label, tone }) => html`<li class="ws-counts__key ws-counts__key--${tone}">${label}</li>`)}${gaps ? html`<li>${rowsRun === 'weeks' ? 'A week that' : 'What'} is withheld has no bar</li>` : NOTHING}</ul>`
      : NOTHING;
  return html`${legend}<div class="ws-counts__chart ws-counts__chart--wide">${wide}</div><div class="ws-counts__chart ws-counts__chart--narrow">${narrow}</div>`;
}

function tableOf(table: ShownTable): Html {
  const { title, rowsAre, columns, rows, totals, totalLabel, shareLabel } = table;
  const heads = [
    ...columns.map(({ label }) => label),
    ...(totalLabel ? [totalLabel] : []),
    ...(shareLabel ? [shareLabel] : []),
  ];
  const most = Math.max(1, ...rows.map(({ total }) => total ?? 0));
  const bar = table.rowsRun === 'kinds' && columns.length === 1;
  const line = (label: string, row: ShownTable['totals'], of: boolean) => {
    const share = shareOf(row);
    return html`<tr><th scope="row">${label}${bar && of ? barOf(row.total, most) : NOTHING}</th>${row.counts.map(cellOf)}${totalLabel ? cellOf(row.total) : NOTHING}${shareLabel ? html`<td>${share === null ? '–' : `${share}%`}</td>` : NOTHING}</tr>`;
  };
  return html`<div class="ws-counts__scroll" tabindex="0" role="region" aria-label="${title}, table"><table class="ws-counts__table ws-counts__table--${table.rowsRun}"><caption class="govuk-visually-hidden">${title}</caption><thead><tr><th scope="col">${rowsAre}</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => line(row.label, row, true))}</tbody><tfoot>${line('All', totals, false)}</tfoot></table></div>`;
}

function cellOf(value: Shown): Html {
  if (value === null) return html`<td class="ws-quiet">${WITHHELD}</td>`;
  return html`<td>${value.toLocaleString('en-GB')}</td>`;
}

/** How long a row is beside the longest. Drawn in numbers, for a page may carry no style of its own. */
function barOf(total: Shown, most: number): Html {
  const width = Math.round((100 * (total ?? 0)) / most);
  return html`<svg class="ws-counts__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${width}" height="4"></rect></svg>`;
}
