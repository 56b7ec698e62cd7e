import { countsFigure, type ShownTable } from '../../../platform/charts/index.ts';
import { errorMessage, errorSummary, type FormError, hiddenFields } from '../../../platform/forms/index.ts';
import { emptyState, govuk, type Html, html } from '../../../platform/html/index.ts';
import type { Standing } from '../types.ts';

interface CoverageModel {
  tables: readonly ShownTable[];
  /** Nobody should have read anything. */
  nobody: boolean;
  chapters: readonly Standing[];
  /** The chapter that is looked at alone. */
  chapter: string | undefined;
  /** For how many months an opened chapter counts as used. */
  months: number;
  errors: readonly FormError[];
  /** For whoever may set the months. */
  setting: { months: string; csrf: string; key: string } | undefined;
}

/** Tables of numbers, a form to look at one chapter, and each table as a file. */
export function coverageView(model: CoverageModel): Html {
  const { tables, chapters, chapter, errors, nobody } = model;
  const query = chapter ? `?chapter=${chapter}` : '';
  const select = govuk.select({
    id: 'of-chapter',
    name: 'chapter',
    label: { text: 'Chapter' },
    items: [
      { value: '', text: 'All chapters', selected: chapter === undefined },
      ...chapters.map(({ slug, position, version }) => ({
        value: slug,
        text: `${position}. ${version.title}`,
        selected: slug === chapter,
      })),
    ],
  });
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Who has read the procedures</h1><p class="govuk-body">How many of those who should have read what is in force say that they did. Numbers only, never who.</p><form method="get" action="/library/coverage">${select}<button class="govuk-button govuk-button--secondary">Show</button></form>${
    nobody
      ? emptyState({
          title: 'Nobody must read this yet',
          words:
            'People count here when a version names who must read it, or when they use a chapter that changes.',
          next: { label: 'All procedures', href: '/procedures' },
        })
      : tables.map((table) =>
          table.rows.length === 0
            ? html`<h2 class="govuk-heading-m">${table.title}</h2><p class="govuk-body">All numbers are withheld. ${table.words}</p>`
            : countsFigure({ table, csvHref: `/library/coverage/${table.code}.csv${query}` }),
        )
  }${monthsForm(model)}`;
}

function monthsForm({ months, errors, setting }: CoverageModel): Html {
  const says = html`<p class="govuk-body">Whoever opened a chapter in the last ${months} months is told once when a new version begins.</p>`;
  if (!setting) return says;
  const box = govuk.input({
    id: 'months',
    name: 'months',
    label: { text: 'Months that count', classes: 'govuk-label--s' },
    classes: 'govuk-input--width-2',
    inputmode: 'numeric',
    value: setting.months,
    ...errorMessage(errors, 'months'),
  });
  return html`<h2 class="govuk-heading-m">Who is told</h2>${says}<form method="post" action="/library/coverage/months" novalidate>${hiddenFields(setting)}${box}<button class="govuk-button govuk-button--secondary">Set the months</button></form>`;
}
