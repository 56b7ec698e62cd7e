import { hiddenFields } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  type Fact,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  pager,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { longDateWords, whenWords } from '../../../platform/time/words.ts';

/** A change as it is listed. */
export interface ListedChange {
  id: string;
  title: string;
  state: 'withdrawn' | 'to come' | 'made';
  from: Temporal.PlainDate;
  source: string;
  why: string;
  madeBy: string;
  madeAt: Temporal.Instant;
  withdrawnBy: string | null;
  withdrawnAt: Temporal.Instant | null;
}

/** Who changed what, when, and why. */
export function changesView(model: {
  changes: readonly ListedChange[];
  now: Temporal.Instant;
  size: number;
  next: string | undefined;
  first: string | undefined;
}): Html {
  const { changes, now, size, next, first } = model;
  return html`<h1>Changes to the arrangements</h1>
<p>What was published at installation stands in no change: it holds until the first one.</p>
${dataTable<ListedChange>({
  caption: 'Changes, the newest first',
  columns: [
    {
      label: 'What',
      kind: 'name',
      cell: ({ id, title }) => html`<a href="/arrangements/changes/${id}">${title}</a>`,
    },
    { label: 'Holds from', cell: ({ from }) => time(longDateWords(from)) },
    { label: 'By', cell: ({ madeBy }) => madeBy },
    { label: 'Made', cell: ({ madeAt }) => time(whenWords(madeAt, now)) },
    { label: 'Why', cell: ({ why }) => why },
    { label: 'Standing', cell: ({ state }) => stateTag(state) },
  ],
  rows: changes,
  empty: emptyState({
    title: first ? 'No more changes' : 'Nothing was changed yet',
    words: 'What holds is what every installation begins with.',
    next: first
      ? { label: 'Back to the newest', href: first }
      : { label: 'See the arrangements', href: '/arrangements' },
  }),
})}
${next || first ? pager({ next, first, size, of: 'changes' }) : NOTHING}
<p><a href="/arrangements">Back to the arrangements</a></p>`;
}

interface Detail extends ListedChange {
  says: readonly Fact[];
  /** Where it may be changed again. */
  path: string | undefined;
  mayWithdraw: boolean;
  refusedBecause: string | undefined;
  now: Temporal.Instant;
  csrf: string;
}

/** One change in full. */
export function changeDetailView(change: Detail): Html {
  const { now, state, withdrawnAt, withdrawnBy, refusedBecause } = change;
  const on = time(longDateWords(change.from));
  const standing =
    state === 'withdrawn' && withdrawnAt
      ? html`Withdrawn by ${withdrawnBy ?? ''}, ${time(whenWords(withdrawnAt, now))}. It never held.`
      : html`${state === 'to come' ? 'It will hold from' : 'It holds from'} ${on}.`;
  return html`${refusedBecause ? notice('late', { strong: 'It was not withdrawn.', body: refusedBecause }) : NOTHING}
<h1>${change.title}</h1>
<p class="ws-lead">${standing}</p>
${facts([
  ...change.says,
  { label: 'Why', value: change.why },
  { label: 'Where it comes from', value: change.source },
  { label: 'Made by', value: html`${change.madeBy}, ${time(whenWords(change.madeAt, now))}` },
])}
${change.mayWithdraw ? withdrawForm(change) : NOTHING}
${change.path && state !== 'withdrawn' ? html`<p><a href="${change.path}">Change it again</a></p>` : NOTHING}
<p><a href="/arrangements/changes">All changes</a></p>`;
}

function withdrawForm({ id, csrf }: Detail): Html {
  return html`<form method="post" action="/arrangements/changes/${id}/withdraw">${hiddenFields({ csrf })}<p>Withdrawn, it does not come to hold, and what holds now goes on. It stays in the list of changes.</p>${govuk.button({ text: 'Withdraw this change', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
}
