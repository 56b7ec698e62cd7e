import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import {
  card,
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { fullWords, whenWords } from '../../platform/time/words.ts';
import type { ModelChange, ModelVersion } from './types.ts';

export interface ModelsModel {
  versions: readonly ModelVersion[];
  changes: readonly ModelChange[];
  shipped: string;
  live: string;
  me: string;
  now: Temporal.Instant;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

/** The versions of the weights by which people are compared. */
export function modelsView(model: ModelsModel): Html {
  const { changes, live, errors, versions, shipped, now } = model;
  const waiting = changes.find(({ answer }) => answer === null);
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">How people are matched</h1>
<p>A version holds what each agreement and each difference is worth, how common names are, and from when on two records are called the same. What guards twins, brothers and sisters is no part of it: no version can take that away.</p>
<p>Live now: <strong>${live}</strong>${live === shipped ? ', the one that came with the program' : NOTHING}.</p>
${waiting ? waitingCard(model, waiting) : NOTHING}
${dataTable<ModelVersion>({
  caption: 'Versions, newest first',
  captionShown: true,
  columns: [
    {
      label: 'Version',
      kind: 'name',
      cell: ({ version }) =>
        html`<a href="/people/models/${version}">${version}</a> ${version === live ? stateTag('Live') : NOTHING}`,
    },
    { label: 'Made', cell: ({ madeAt, madeBy }) => html`${time(whenWords(madeAt, now))} by ${madeBy}` },
    {
      label: 'From decided pairs',
      kind: 'number',
      cell: ({ decisions }) => decisions.toLocaleString('en-GB'),
    },
    { label: 'Weights that changed', kind: 'number', cell: (row) => row.changes.length },
    { label: 'Why', cell: ({ why }) => why },
  ],
  rows: versions,
  empty: emptyState({
    title: 'No version was made here yet',
    words: `People are compared by ${shipped}, which came with the program. The command npm run match:train makes a version from what people decided.`,
  }),
})}
<p><a href="/people/models/${shipped}">The version that came with the program</a> can always be put live again.</p>
${historyTable(changes.filter(({ answer }) => answer !== null))}`;
}

function waitingCard(model: ModelsModel, change: ModelChange): Html {
  const { typed, errors, csrf, key, me } = model;
  const own = change.proposedBy === me;
  const answers = own
    ? [{ value: 'refused', text: 'No: withdraw it' }]
    : [
        { value: 'live', text: 'Yes: people are compared by it from now on' },
        { value: 'refused', text: 'No' },
      ];
  return card({
    title: `Version ${change.version} waits for a second person`,
    body: html`<p>${change.proposedByName} proposed at ${time(fullWords(change.proposedAt))} that it goes live: ${change.why}. <a href="/people/models/${change.version}">Try it on what was decided</a>.</p>${own ? html`<p>Somebody else has to put it live.</p>` : NOTHING}
<form method="post" action="/people/models/changes/${change.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
      {
        name: 'answer',
        idPrefix: 'answer',
        fieldset: { legend: { text: 'Does it go live?', classes: 'govuk-fieldset__legend--s' } },
        items: answers.map((each) => ({ ...each, checked: typed.value('answer') === each.value })),
        ...errorMessage(errors, 'answer'),
      },
    )}${govuk.textarea({
      id: 'why',
      name: 'why',
      label: { text: 'Why', classes: 'govuk-label--s' },
      rows: '3',
      value: typed.value('why'),
      ...errorMessage(errors, 'why'),
    })}${govuk.button({ text: 'Answer' })}</form>`,
  });
}

function historyTable(changes: readonly ModelChange[]): Html {
  return html`<h2 class="govuk-heading-m">What went live, and what did not</h2>${dataTable<ModelChange>({
    caption: 'Proposals that were answered',
    columns: [
      { label: 'Version', kind: 'name', cell: ({ version }) => version },
      { label: 'Proposed by', cell: ({ proposedByName, why }) => `${proposedByName}: ${why}` },
      {
        label: 'Answer',
        cell: ({ answer, decidedByName, decidedWhy }) =>
          `${answer === 'live' ? 'Put live by' : 'Refused by'} ${decidedByName}: ${decidedWhy}`,
      },
      { label: 'When', cell: ({ decidedAt }) => (decidedAt ? time(fullWords(decidedAt)) : '') },
    ],
    rows: changes,
    empty: emptyState({
      title: 'Nothing yet',
      words: 'The version that came with the program was always live.',
    }),
  })}`;
}
