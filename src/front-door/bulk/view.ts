import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { dataTable, emptyState, govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import { STATE_WORDS } from '../rules/words.ts';
import type { BulkResult, BulkRow, BulkStep, Left } from './types.ts';

export interface ConfirmModel {
  step: BulkStep;
  rows: readonly BulkRow[];
  people: readonly { id: string; name: string; jobTitle: string }[];
  me: string;
  errors: readonly FormError[];
  typed: Typed;
  csrf: string;
  key: string;
}

const WORDS: Readonly<Record<BulkStep, { title: string; button: string; done: string }>> = {
  allocate: { title: 'Give these to somebody', button: 'Give them all', done: 'Given' },
  acknowledge: {
    title: 'Acknowledge what was left overnight',
    button: 'I have read them all',
    done: 'Acknowledged',
  },
};

const LEFT_WORDS: Readonly<Record<Left, string>> = {
  changed: 'Left as it was: somebody changed it while you were choosing. Open it',
  decided: 'Left as it was: it has been decided',
  cannot: 'Left as it was: they cannot have this one. Choose somebody else for it',
  nothing: 'Nothing to do: it was so already',
  'read only': 'Left as it was: you may read it but not change it',
  gone: 'Left as it was: it is no longer yours to see',
};

/** What is about to happen to which concerns. */
export function confirmView(model: ConfirmModel): Html {
  const { step, rows, errors, csrf, key } = model;
  if (rows.length === 0)
    return html`<h1 class="govuk-heading-l">${WORDS[step].title}</h1>${emptyState({ title: 'Nothing was selected', words: 'Tick the concerns in the list first, then choose what to do with them.', next: { label: 'Back to the list', href: '/front-door' } })}`;
  const hidden = rows.map(
    ({ id, version }) => html`<input type="hidden" name="row" value="${id}~${version}">`,
  );
  return html`${errorSummary(errors)}<h1 class="govuk-heading-l">${WORDS[step].title}</h1>
<p>Each is done by itself. Rating and deciding are never done to several at once.</p>
${table(rows, { label: 'Now', cell: (row) => nowCell(row) })}
<form method="post" action="/front-door/several" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="do" value="${step}">${hidden}${step === 'allocate' ? peopleOf(model) : NOTHING}<div class="govuk-button-group"><button class="govuk-button">${WORDS[step].button}</button><a class="govuk-link" href="/front-door">Leave them as they are</a></div></form>`;
}

function peopleOf({ people, me, typed, errors }: ConfirmModel): Html {
  const others = people.filter(({ id }) => id !== me);
  return govuk.radios({
    name: 'person',
    idPrefix: 'person',
    fieldset: { legend: { text: 'Who takes them on', classes: 'govuk-fieldset__legend--m' } },
    hint: { text: 'Whoever has one now has it no longer; clocks run on.' },
    items: [...people.filter(({ id }) => id === me), ...others].map(({ id, name, jobTitle }) => ({
      value: id,
      text: id === me ? `Me, ${name}` : name,
      hint: { text: jobTitle },
      checked: typed.value('person') === id,
    })),
    ...errorMessage(errors, 'person'),
  });
}

/** What came of each. `hidden`: how many are no longer the reader's to see. */
export function doneView(step: BulkStep, results: readonly BulkResult[], hidden: number): Html {
  const done = results.filter(({ left }) => left === null).length;
  const of = results.length + hidden;
  const lefts = new Map(results.map(({ row, left }) => [row.id, left]));
  return html`<h1 class="govuk-heading-l">${WORDS[step].done}: ${done} of ${of}</h1>
${done < of ? notice('late', { strong: 'Not all of them.', body: 'What was left as it was says why below.' }) : NOTHING}${hidden > 0 ? html`<p>${hidden} of them are no longer yours to see.</p>` : NOTHING}
${table(
  results.map(({ row }) => row),
  {
    label: 'What came of it',
    cell: ({ id }) => {
      const left = lefts.get(id);
      return left ? html`<strong>${LEFT_WORDS[left]}</strong>` : html`${WORDS[step].done}`;
    },
  },
)}<p><a href="/front-door">Back to the list</a></p>`;
}

function table(rows: readonly BulkRow[], last: { label: string; cell: (row: BulkRow) => Html }): Html {
  return dataTable<BulkRow>({
    caption: 'The concerns that were selected',
    columns: [
      { label: 'Reference', cell: (row) => row.reference },
      {
        label: 'Concern',
        kind: 'name',
        cell: (row) => html`<a href="/front-door/${row.id}">${row.headline}</a>`,
      },
      { label: 'Child', cell: (row) => row.childLabel },
      last,
    ],
    rows,
    empty: html`<p>None of them is yours to see.</p>`,
  });
}

function nowCell({ state, allocatedToName }: BulkRow): Html {
  return html`${STATE_WORDS[state]}${allocatedToName ? ` · ${allocatedToName}` : NOTHING}`;
}
