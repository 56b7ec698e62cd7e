import { countsFigure, type Drawn, type ShownTable } from '../../../platform/charts/index.ts';
import { emptyState, govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';

/** How many months back one may look. */
export const PERIODS = [3, 6, 12, 36] as const;

export interface DrawnTable {
  table: ShownTable;
  drawn: Drawn | undefined;
}

export interface EvaluationModel {
  tables: readonly DrawnTable[];
  filter: { course: string | null; trainer: string | null; months: number };
  courses: readonly { id: string; title: string }[];
  trainers: readonly { id: string; name: string }[];
  session: { id: string; words: string } | undefined;
  coordinates: boolean;
  /** What the address names, for the files. */
  query: string;
}

/** How training fared: charts with their tables. */
export function evaluationView(model: EvaluationModel): Html {
  const { tables, coordinates, query } = model;
  const empty = tables.every(({ table }) => table.totals.total === 0);
  return html`<h1 class="govuk-heading-xl">Evaluation of training</h1>
<p>What people said before their training, after it and three months later. ${coordinates ? 'You see every answer counted.' : 'Answers are counted in fives, so that nobody’s is told by counting before and after it.'}</p>
<ul class="govuk-list"><li><a href="/learning/evaluation/practice">What changed in practice, in people’s own words</a></li>${coordinates ? html`<li><a href="/learning/evaluation/words">Words to read</a></li>` : NOTHING}</ul>
${filters(model)}
${
  empty
    ? emptyState({
        title: 'Nothing to count yet',
        words: 'Figures appear here when people who were asked have answered.',
        next: { label: 'All courses and all trainers', href: '/learning/evaluation' },
      })
    : tables.map(({ table, drawn }) =>
        countsFigure({ table, drawn, csvHref: `/learning/evaluation/${table.code}.csv${query}` }),
      )
}`;
}

function filters({ filter, courses, trainers, session, coordinates }: EvaluationModel): Html {
  const select = (
    name: string,
    label: string,
    chosen: string | null,
    items: readonly { value: string; text: string }[],
  ) =>
    govuk.select({
      ...{ id: `of-${name}`, name, label: { text: label } },
      items: items.map((item) => ({ ...item, selected: item.value === (chosen ?? '') })),
    });
  return html`<form method="get" action="/learning/evaluation" class="ws-card" novalidate>${
    session
      ? html`<input type="hidden" name="session" value="${session.id}"><p>Only the session ${session.words}. <a href="/learning/evaluation">All sessions</a></p>`
      : NOTHING
  }${select('course', 'Course', filter.course, [
    { value: '', text: 'All courses' },
    ...courses.map(({ id, title }) => ({ value: id, text: title })),
  ])}${
    coordinates
      ? html`${select('trainer', 'Trainer', filter.trainer, [
          { value: '', text: 'All trainers' },
          ...trainers.map(({ id, name }) => ({ value: id, text: name })),
        ])}${select(
          'months',
          'Sessions',
          String(filter.months),
          PERIODS.map((months) => ({ value: String(months), text: `Of the last ${months} months` })),
        )}`
      : NOTHING
  }${govuk.button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>`;
}
