import { countsFigure, type FigureModel } from '../../platform/charts/index.ts';
import { emptyState, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { longDateWords } from '../../platform/time/words.ts';
import { missingIn } from '../rules/gaps.ts';

type Table = FigureModel['table'];

/** Where families did not get the help they were pointed to. */
export function gapsView({
  tables,
  from,
  last,
}: {
  tables: readonly Table[];
  from: Temporal.PlainDate;
  last: Temporal.PlainDate;
}): Html {
  const none = tables.every(({ totals }) => totals.total === 0);
  return html`<h1 class="govuk-heading-xl">Where help is missing</h1>
<p class="govuk-body">Families who were pointed to a service from ${time(longDateWords(from))} to ${time(longDateWords(last))}, and what became of it. Small numbers are withheld, so that nobody can be told from them.</p>
${none ? emptyState({ title: 'Nothing to count yet', words: 'Figures appear when families were pointed to services, and somebody asked whether they got there.' }) : tables.map((table) => html`${chart(table)}${countsFigure({ table, csvHref: `/directory/gaps/${table.code}.csv` })}`)}`;
}

interface Bar {
  label: string;
  /** As much as may be said. */
  many: number;
  /** Some of it is withheld, so that it is more than `many`. */
  more: boolean;
}

/** How many did not get there for want of a service, by row: drawn in numbers, and said in the table below. */
function chart(table: Table): Html {
  const bars = table.rows.map(({ label, counts }): Bar => {
    const missing = missingIn(table, counts);
    return {
      label,
      many: missing.reduce<number>((sum, count) => sum + (count ?? 0), 0),
      more: missing.includes(null),
    };
  });
  const most = Math.max(1, ...bars.map(({ many }) => many));
  const shown = bars.filter(({ many, more }) => many > 0 || more).toSorted((a, b) => b.many - a.many);
  if (shown.length === 0) return NOTHING;
  return html`<section class="ws-card"><h2 class="ws-card__title">No service, full or too far, by ${table.rowsAre === 'Area' ? 'area' : 'what it was about'}</h2><ul class="govuk-list">${shown.map((bar) => html`<li>${bar.label}: ${saidOf(bar)}${bar.many > 0 ? barOf(bar.many / most) : NOTHING}</li>`)}</ul></section>`;
}

function saidOf({ many, more }: Bar): string {
  if (many === 0) return 'withheld';
  return more ? `${many.toLocaleString('en-GB')} or more` : many.toLocaleString('en-GB');
}

const barOf = (share: number) =>
  html`<svg class="ws-counts__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${Math.round(100 * share)}" height="4"></rect></svg>`;
