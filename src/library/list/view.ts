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
import { dateWords, whenWords } from '../../platform/time/words.ts';
import { STANDINGS, type StandingFacts, standingOf, workWords } from '../rules/standing.ts';
import type { Kind, Place, Topic } from '../types.ts';

/** A page as a line of the list has it. */
export interface ListedKept extends StandingFacts {
  id: string;
  title: string;
  kindLabel: string;
  area: string | null;
  owner: string | null;
  latest: number;
  changedAt: Temporal.Instant;
  offered: boolean;
  deadLinks: number;
}

export interface ListModel {
  pages: readonly ListedKept[];
  chosen: Readonly<Record<'standing' | 'kind' | 'area' | 'topic' | 'words' | 'owner', string>>;
  kinds: readonly Kind[];
  areas: readonly Place[];
  topics: readonly Topic[];
  people: readonly { id: string; name: string }[];
  today: Temporal.PlainDate;
  now: Temporal.Instant;
  next: string | undefined;
  first: string | undefined;
  size: number;
  narrowed: boolean;
  /** What else is kept, as far as the reader may. */
  links: readonly { label: string; href: string }[];
}

/** Everything that is kept here. */
export function listView(model: ListModel): Html {
  const { pages, next, first, size, narrowed } = model;
  return html`<h1>Library</h1>
<p>What the partnership publishes: who keeps each page, and what is to be done about it. Read it as others do: <a href="/guides">guides</a>.</p>
<div class="govuk-button-group">${govuk.button({ text: 'Write a page', href: '/library/new' })}${govuk.button({ text: 'Files', href: '/library/files', classes: 'govuk-button--secondary' })}</div>
${model.links.length > 0 ? html`<nav aria-label="Also kept here"><ul class="govuk-list">${model.links.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}</ul></nav>` : NOTHING}
${filtersView(model)}
${dataTable<ListedKept>({
  caption: 'Pages',
  columns: columns(model),
  rows: pages,
  empty: emptyState({
    title: narrowed ? 'No page is like this' : 'There is no page yet',
    words: narrowed ? 'Choose less above.' : 'Write the first one.',
    next: narrowed
      ? { label: 'Show all pages', href: '/library' }
      : { label: 'Write a page', href: '/library/new' },
  }),
})}
${next || first ? pager({ next, first, size, of: 'pages', words: 'Changed last comes first' }) : NOTHING}`;
}

function columns({ today, now, areas }: ListModel) {
  const areaName = (code: string | null) => areas.find((area) => area.code === code)?.name ?? 'all';
  return [
    {
      label: 'Title',
      kind: 'name' as const,
      cell: ({ id, title }: ListedKept) => html`<a href="/library/${id}">${title}</a>`,
    },
    { label: 'Kind', cell: ({ kindLabel }: ListedKept) => kindLabel },
    { label: 'Area', cell: ({ area }: ListedKept) => areaName(area) },
    { label: 'Standing', cell: (page: ListedKept) => standingTags(page, today) },
    { label: 'Kept by', cell: ({ owner }: ListedKept) => owner ?? 'the business team' },
    {
      label: 'Read again by',
      cell: ({ reviewDue }: ListedKept) => (reviewDue ? time(dateWords(reviewDue)) : html`–`),
    },
    { label: 'Changed', cell: ({ changedAt }: ListedKept) => time(whenWords(changedAt, now)) },
  ];
}

/** Where a page is in its life, and what waits for somebody. */
export function standingTags(
  page: Omit<ListedKept, 'title' | 'kindLabel' | 'owner'>,
  today: Temporal.PlainDate,
): Html {
  const standing = standingOf(page, today);
  const words = [
    standing.charAt(0).toUpperCase() + standing.slice(1),
    workWords(page),
    page.offered ? 'newer text came' : undefined,
    page.deadLinks > 0 ? `${page.deadLinks} dead ${page.deadLinks === 1 ? 'link' : 'links'}` : undefined,
  ];
  return html`<span class="ws-tags">${words.filter((each) => each !== undefined).map((each) => html`${stateTag(each)} `)}</span>`;
}

function filtersView({ chosen, kinds, areas, topics, people }: ListModel): Html {
  const pick = (name: keyof ListModel['chosen'], text: string, items: { value: string; text: string }[]) =>
    govuk.select({
      ...{ id: name, name, label: { text } },
      items: [{ value: '', text: 'Any' }, ...items].map((item) => ({
        ...item,
        selected: item.value === chosen[name],
      })),
    });
  return html`<form method="get" action="/library" role="search" class="ws-narrow">
${govuk.input({ id: 'words', name: 'words', type: 'search', value: chosen.words, label: { text: 'Words in the title' } })}
${pick(
  'standing',
  'Standing',
  STANDINGS.map(({ code, label }) => ({ value: code, text: label })),
)}
${pick(
  'kind',
  'Kind',
  kinds.map(({ code, label }) => ({ value: code, text: label })),
)}
${pick('area', 'Area', [{ value: 'all', text: 'All areas' }, ...areas.map(({ code, name }) => ({ value: code, text: name }))])}
${pick(
  'topic',
  'Topic',
  topics.map(({ code, label }) => ({ value: code, text: label })),
)}
${pick(
  'owner',
  'Kept by',
  people.map(({ id, name }) => ({ value: id, text: name })),
)}
${govuk.button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>`;
}
