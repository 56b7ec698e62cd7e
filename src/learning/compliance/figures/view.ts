import { countsFigure, type Drawn, type ShownTable } from '../../../platform/charts/index.ts';
import { figures, type Html, html } from '../../../platform/html/index.ts';
import { pounds } from '../staff/view.ts';

export interface DrawnTable {
  table: ShownTable;
  drawn: Drawn | undefined;
}

export interface FiguresModel {
  tables: readonly DrawnTable[];
  income: { charged: number; lifted: number; paid: number };
}

export function figuresView({ tables, income }: FiguresModel): Html {
  return html`<h1 class="govuk-heading-xl">Figures of training</h1>
${figures(
  [
    { value: pounds(income.charged), words: 'charged in the last twelve months' },
    { value: pounds(income.lifted), words: 'lifted again' },
    { value: pounds(income.paid), words: 'paid, less what was given back' },
  ],
  'Income',
)}
${tables.map(({ table, drawn }) => countsFigure({ table, csvHref: `/learning/figures/${table.code}.csv`, drawn }))}`;
}
