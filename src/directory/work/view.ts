import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { dateWords } from '../../platform/time/words.ts';
import type { Shows, WorkRow } from '../types.ts';

export interface WorkModel {
  shows: Shows;
  words: string;
  rows: readonly WorkRow[];
  mayPublish: boolean;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

const SHOWN: Readonly<Record<Shows, string>> = {
  waiting: 'Waiting for approval',
  mine: 'Mine',
  stale: 'To be checked again',
  wrong: 'With something that does not work',
  gone: 'Gone from their source',
  hidden: 'Not public',
  all: 'All',
};

/** The entries that one keeps, by what they need. */
export function workView(model: WorkModel): Html {
  const { shows, rows, mayPublish } = model;
  const links = Object.entries(SHOWN).map(([code, words]) =>
    code === shows
      ? html`<li><strong>${words}</strong></li>`
      : html`<li><a href="/directory/work?show=${code}">${words}</a></li>`,
  );
  return html`<h1 class="govuk-heading-xl">Directory entries</h1>
<div class="govuk-button-group">${govuk.button({ text: 'Add a service', href: '/directory/work/new' })}${mayPublish ? html`<a href="/directory/imports">Bring a feed</a><a href="/directory/providers">Who edits for whom</a><a href="/directory/settings">Settings</a>` : NOTHING}</div>
<nav aria-label="Which entries"><ul class="govuk-list ws-inline">${links}</ul></nav>${search(model)}
${dataTable<WorkRow>({
  caption: SHOWN[shows],
  columns: [
    {
      label: 'Service',
      kind: 'name',
      cell: ({ id, title }) => html`<a href="/directory/work/${id}/history">${title}</a>`,
    },
    { label: 'Given by', cell: ({ organization }) => organization },
    { label: 'State', cell: stateOf },
    { label: 'Owner', cell: ({ ownerName }) => ownerName ?? 'Nobody' },
    { label: 'Checked on', cell: ({ checkedOn }) => (checkedOn ? time(dateWords(checkedOn)) : 'Never') },
  ],
  rows,
  empty: emptyState({ title: EMPTY[shows], words: 'Choose another list above, or add a service.' }),
})}${pager({ next: model.next, first: model.first, size: model.size, of: 'entries' })}`;
}

const EMPTY: Readonly<Record<Shows, string>> = {
  waiting: 'Nothing waits for approval',
  mine: 'You keep no entry',
  stale: 'Every entry was checked lately',
  wrong: 'Nothing was found that does not work',
  gone: 'Everything public is still listed where it came from',
  hidden: 'Every entry is public',
  all: 'There is no entry yet',
};

function stateOf({ waiting, published, problems }: WorkRow): Html {
  const words = waiting ? 'Waiting' : published ? 'Public' : 'Not public';
  return html`${stateTag(words)}${problems.map((says) => html` <span class="ws-quiet">${says}</span>`)}`;
}

function search({ shows, words }: WorkModel): Html {
  return html`<form method="get" action="/directory/work" class="ws-counts__choose"><input type="hidden" name="show" value="${shows === 'waiting' ? 'all' : shows}">${govuk.input({ id: 'words', name: 'words', label: { text: 'Name of the service or of who gives it' }, value: words, autocomplete: 'off' })}<button class="govuk-button govuk-button--secondary">Find</button></form>`;
}
