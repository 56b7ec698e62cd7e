import { errorMessage, errorSummary, type FormError, hiddenFields } from '../forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../html/index.ts';
import { columnBox, sameBox } from './boxes.ts';
import type { ListField, Mapping } from './types.ts';

export interface ColumnsModel {
  list: { fileName: string; encoding: string; columns: readonly string[]; rows: number };
  /** Where the form goes. */
  action: string;
  /** "What every concern needs" */
  needs: string;
  fields: readonly ListField[];
  mapping: Mapping;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

/** Which column holds what: first what the form always asks, then the rest by its parts. */
export function columnsView(model: ColumnsModel): Html {
  const { list, action, needs, fields, errors, csrf, key } = model;
  const read =
    list.encoding === 'UTF-8' ? NOTHING : html` It was read as ${list.encoding}: check letters with accents.`;
  const parts = Map.groupBy(
    fields.filter(({ needed }) => !needed),
    ({ part }) => part,
  );
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Which column holds what?</h1>
<p>${list.fileName}: ${list.rows} rows, ${list.columns.length} columns.${read} What you choose is remembered for your agency’s next list.</p>
<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}
<h2 class="govuk-heading-l">${needs}</h2>
${fields.filter(({ needed }) => needed).map((field) => boxes(field, model))}
<h2 class="govuk-heading-l govuk-!-padding-top-6">What the list may hold besides</h2>
${[...parts].map(([part, within]) => more(part, within, model))}
${govuk.button({ text: 'Try the list' })}</form>`;
}

function more(part: string, fields: readonly ListField[], model: ColumnsModel): Html {
  const used = fields.filter(({ key }) => model.mapping[key]).length;
  const wrong = fields.some(({ key }) =>
    model.errors.some(({ field }) => field === columnBox(key) || field === sameBox(key)),
  );
  return govuk.details({
    summaryText: `${part}: ${used} of ${fields.length} used`,
    html: html`${fields.map((field) => boxes(field, model))}`,
    open: wrong,
  });
}

function boxes(field: ListField, model: ColumnsModel): Html {
  const { key, label, options } = field;
  const from = model.mapping[key];
  const column = from && 'column' in from ? from.column : '';
  const same = from && 'same' in from ? from.same : '';
  const same_ = {
    id: sameBox(key),
    name: sameBox(key),
    label: { html: html`The same for every row<span class="govuk-visually-hidden">: ${label}</span>` },
    ...errorMessage(model.errors, sameBox(key)),
  };
  const forAll = !field.forAll
    ? NOTHING
    : options
      ? govuk.select({
          ...same_,
          items: choices(
            options.map(({ value, label: text }) => ({ value, text })),
            same,
            'No: each row has its own',
          ),
        })
      : govuk.input({ ...same_, value: same });
  return html`<div class="ws-card">${govuk.select({
    id: columnBox(key),
    name: columnBox(key),
    label: { text: label, classes: 'govuk-label--s' },
    items: choices(
      model.list.columns.filter(Boolean).map((value) => ({ value, text: value })),
      column,
      'Not in the list',
    ),
    ...errorMessage(model.errors, columnBox(key)),
  })}${forAll}</div>`;
}

function choices(items: readonly { value: string; text: string }[], chosen: string, none: string) {
  return [{ value: '', text: none }, ...items].map((item) => ({
    ...item,
    selected: item.value === chosen,
  }));
}
