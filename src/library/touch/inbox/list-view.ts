import {
  dataTable,
  emptyState,
  type Html,
  html,
  NOTHING,
  pager,
  raw,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import {
  type InboxFilter,
  type InboxModel,
  KIND_WORDS,
  KINDS,
  type Question,
  STATE_WORDS,
  STATES,
} from './types.ts';

/** The address of the inbox, narrowed. */
export function inboxHref({ state, kind }: InboxFilter): string {
  const query = new URLSearchParams();
  if (state !== 'open') query.set('state', state);
  if (kind !== '') query.set('kind', kind);
  return query.size > 0 ? `/library/inbox?${query}` : '/library/inbox';
}

/** Everything people said to the business team. */
export function inboxView({ rows, filter, next, first, now }: InboxModel): Html {
  const table = dataTable<Question>({
    caption: 'Questions, feedback and suggestions',
    columns: [
      {
        label: 'What',
        kind: 'name',
        cell: (row) => html`<a href="/library/inbox/${row.id}">${shortly(row)}</a>`,
      },
      { label: 'Sort', cell: ({ kind }) => KIND_WORDS[kind] },
      { label: 'About', cell: ({ about }) => about ?? '–' },
      {
        label: 'State',
        cell: ({ state, takenByName }) =>
          state === 'taken' ? `Taken on by ${takenByName}` : STATE_WORDS[state],
      },
      { label: 'Came', cell: ({ at }) => time(whenWords(at, now)) },
    ],
    rows,
    empty: emptyState(
      filter.state === 'open' && filter.kind === ''
        ? {
            title: 'Nothing waits',
            words: 'Questions, feedback and suggestions from public pages appear here.',
          }
        : {
            title: 'Nothing of this sort',
            words: 'Try another state or sort.',
            next: { label: 'What waits', href: '/library/inbox' },
          },
    ),
  });
  return html`<h1 class="govuk-heading-xl">Library inbox</h1>
<p class="govuk-body">What people asked, said and suggested. See also <a href="/library/searches">what they looked for in vain</a> and <a href="/library/views">which pages they read</a>; and <a href="/library/topics">what topics are called</a>, and <a href="/library/settings">how long what they asked is kept</a>.</p>
${filterForm(filter)}${table}${rows.length > 0 ? pager({ next, first, size: 25, of: 'the inbox' }) : NOTHING}`;
}

function shortly({ words }: Question): string {
  if (words === null) return 'Removed';
  const line = words.replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 88)}…` : line;
}

function filterForm({ state, kind }: InboxFilter): Html {
  const option = (value: string, words: string, chosen: boolean) =>
    html`<option value="${value}"${chosen ? raw(' selected') : NOTHING}>${words}</option>`;
  const states = STATES.map((each) => option(each, STATE_WORDS[each], state === each));
  const kinds = KINDS.map((each) => option(each, KIND_WORDS[each], kind === each));
  const on = Number(state !== 'open') + Number(kind !== '');
  return html`<details class="ws-filters"${on > 0 ? raw(' open') : NOTHING}><summary>Filter${on > 0 ? ` (${on} on)` : NOTHING}</summary><form method="get" action="/library/inbox"><label><span>State</span><select class="govuk-select" name="state"><option value="">Waiting</option>${states}</select></label><label><span>Sort</span><select class="govuk-select" name="kind"><option value="">All sorts</option>${kinds}</select></label><div class="ws-filters__go"><button class="govuk-button govuk-button--secondary">Show</button>${on > 0 ? html`<a href="/library/inbox">Clear</a>` : NOTHING}</div></form></details>`;
}
