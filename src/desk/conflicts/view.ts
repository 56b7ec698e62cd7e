import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  time,
} from '../../platform/html/index.ts';
import { pageSize } from '../../platform/html/parts/paging.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { Conflict } from './types.ts';

export interface ConflictsModel {
  rows: readonly Conflict[];
  next: string | undefined;
  first: string | undefined;
  now: Temporal.Instant;
}

export function conflictsView({ rows, next, first, now }: ConflictsModel): Html {
  return html`<h1 class="govuk-heading-xl">Conflicts of interest</h1>
<p class="govuk-body">Somebody who has a conflict of interest with a record never sees it, whatever else would open it to them, for ever. They are not told.</p>
${govuk.button({ text: 'Declare a conflict of interest', href: '/access/conflicts/declare' })}
${dataTable<Conflict>({
  caption: 'Conflicts declared, latest first',
  columns: [
    { label: 'Person', kind: 'name', cell: ({ name, agency }) => html`${name}<small>${agency}</small>` },
    { label: 'Record', cell: ({ reference }) => reference },
    { label: 'Why', cell: ({ reason }) => reason },
    {
      label: 'Declared',
      cell: ({ declaredAt, declaredBy }) =>
        html`${time(whenWords(declaredAt, now))}<small>${declaredBy}</small>`,
    },
  ],
  rows,
  empty: emptyState({
    title: 'None has been declared',
    words: 'Declare one when somebody who works here is related to a child, accused, or close to the family.',
  }),
})}
${next || first ? pager({ next, first, size: pageSize, of: 'conflicts of interest' }) : NOTHING}
<p class="govuk-body"><a href="/access/reviews">Back to access reviews</a></p>`;
}
