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
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { FeedRun } from '../types.ts';
import { sourceWords, stateWords } from '../words.ts';

export interface FeedsModel {
  runs: readonly FeedRun[];
  now: Temporal.Instant;
  /** Names of teams by id. */
  teams: ReadonlyMap<string, string>;
  /** The reader may bring a file; the reader decides on rows that wait. */
  brings: boolean;
  decides: boolean;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** The files of people that came from elsewhere, and how each stands. */
export function feedsView(model: FeedsModel): Html {
  const { runs, now, teams, brings, decides } = model;
  return html`<h1 class="govuk-heading-xl">Feeds</h1>
<p class="govuk-body">Lists of people from other systems, taken in row by row. Somebody is taken for a person who is known only where nothing speaks against it. Every other row waits here for a person to decide.</p>
${brings ? govuk.button({ text: 'Bring a list', href: '/people/feeds/new' }) : NOTHING}
${dataTable<FeedRun>({
  caption: 'Lists, latest first',
  columns: [
    {
      label: 'List',
      kind: 'name',
      cell: ({ id, fileName }) => html`<a href="/people/feeds/${id}">${fileName}</a>`,
    },
    { label: 'From', cell: ({ source }) => sourceWords(source) },
    { label: 'Rows', kind: 'number', cell: ({ rows }) => rows.toLocaleString('en-GB') },
    { label: 'State', cell: (run) => stateTag(stateWords(run)) },
    { label: 'Waiting', kind: 'number', cell: (run) => waiting(run, decides) },
    { label: 'New records held by', cell: ({ teamId }) => teams.get(teamId) ?? 'another team' },
    { label: 'Begun', cell: ({ beganAt, byName }) => html`${time(whenWords(beganAt, now))}, ${byName}` },
  ],
  rows: runs,
  empty: emptyState({
    title: model.first ? 'No list further' : 'No list was brought yet',
    words: 'When a list of people comes in, it stands here with its report and with the rows that wait.',
    next: brings ? { label: 'Bring a list', href: '/people/feeds/new' } : undefined,
  }),
})}${pager({ next: model.next, first: model.first, size: model.size, of: 'lists' })}`;
}

function waiting({ id, trial, counts, fileName }: FeedRun, decides: boolean): Html {
  const count = counts.queued ?? 0;
  if (trial || count === 0 || !decides) return html`${count}`;
  return html`<a href="/people/feeds/${id}/queue">${count}<span class="govuk-visually-hidden"> rows of ${fileName} wait</span></a>`;
}
