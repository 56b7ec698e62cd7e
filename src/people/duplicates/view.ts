import { dataTable, emptyState, type Html, html, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { LinkNamed } from '../same/types.ts';

export interface DuplicatesModel {
  waiting: readonly LinkNamed[];
  now: Temporal.Instant;
}

/** What waits for a second person. */
export function duplicatesView({ waiting, now }: DuplicatesModel): Html {
  return html`<h1 class="govuk-heading-xl">Records that may be of one person</h1>
<h2 class="govuk-heading-l">Waiting for a second person</h2>${dataTable<LinkNamed>({
    caption: 'Proposals that two records are of one person',
    columns: [
      {
        label: 'Records',
        kind: 'name',
        cell: (link) =>
          html`<a href="/people/links/${link.id}">${link.person}, ${link.personReference}, and ${link.head}, ${link.headReference}</a>`,
      },
      { label: 'Proposed by', cell: (link) => link.proposedByName },
      { label: 'When', cell: (link) => time(whenWords(link.proposedAt, now)) },
    ],
    rows: waiting,
    empty: emptyState({
      title: 'Nothing waits',
      words:
        'When somebody proposes that two records are of one person, it stands here until another person decides.',
    }),
  })}`;
}
