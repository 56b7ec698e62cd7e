import {
  dataTable,
  emptyState,
  type Html,
  html,
  NOTHING,
  pager,
  shieldTag,
} from '../../platform/html/index.ts';
import { bornWords } from '../rules/words.ts';
import type { PersonRow } from './types.ts';

export interface ListModel {
  rows: readonly PersonRow[];
  /** There are people after these. */
  more: boolean;
  /** This is not the first page. */
  paged: boolean;
  today: Temporal.PlainDate;
  /** Names of teams by id. */
  teams: ReadonlyMap<string, string>;
  /** The reader may search beyond their teams. */
  mayFind: boolean;
  /** The reader brings lists from elsewhere, or decides on what of them waits. */
  feeds: boolean;
}

/** People with whom the reader's teams work. */
export function listView({ rows, more, paged, today, teams, mayFind, feeds }: ListModel): Html {
  const last = rows.at(-1);
  return html`<h1 class="govuk-heading-xl">People</h1>
${mayFind ? html`<p class="govuk-body"><a href="/people/search">Find a person</a>, or add one who is not known yet. <a href="/people/duplicates">Records that may be of one person</a> wait for somebody who knows.</p>` : NOTHING}${feeds ? html`<p class="govuk-body"><a href="/people/feeds">Lists from other systems</a>, and the rows of them that wait for a person.</p>` : NOTHING}
${dataTable<PersonRow>({
  caption: 'People your teams work with, by name',
  columns: [
    {
      label: 'Name',
      kind: 'name',
      cell: (row) => html`<a href="/people/${row.id}">${row.label}</a> ${tags(row)}`,
    },
    { label: 'Born', cell: (row) => bornWords(row, today) },
    { label: 'Record held by', cell: (row) => teams.get(row.teamId) ?? 'another team' },
    { label: 'Reference', cell: (row) => row.reference },
  ],
  rows,
  empty: emptyState({
    title: paged ? 'Nobody further' : 'Nobody yet',
    words: 'When your team works with somebody, they stand here.',
  }),
})}
${pager({
  next: more && last ? `/people?${new URLSearchParams({ name: last.label, after: last.id })}` : undefined,
  previous: undefined,
  first: paged ? '/people' : undefined,
  size: 25,
  words: 'By name',
  of: 'people',
})}`;
}

function tags({ restricted, shielded }: PersonRow): Html {
  return html`${restricted ? shieldTag('restricted', 'Restricted') : NOTHING}${shielded ? shieldTag('shielded', 'Something is shielded') : NOTHING}`;
}
