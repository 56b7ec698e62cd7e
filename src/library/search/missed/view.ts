import { dataTable, emptyState, govuk, type Html, html, time } from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import type { MissedModel, Synonyms } from '../types.ts';

/** What people did not find, and the words that mean the same. */
export function missedView({ rows, synonyms, since, least }: MissedModel): Html {
  const missed = dataTable({
    caption: 'Looked for and not found',
    columns: [
      { label: 'Words', kind: 'name', cell: ({ words }) => words },
      { label: 'Asked', kind: 'number', cell: ({ times }) => times },
      { label: 'Last asked', cell: ({ last }) => time(dateWords(last)) },
      { label: 'See', cell: ({ words }) => tryLink(words) },
    ],
    rows,
    empty: emptyState({
      title: 'Nothing was looked for in vain',
      words: `Words appear here once at least ${least} people have asked for them on one day and found nothing.`,
    }),
  });
  return html`<h1 class="govuk-heading-xl">Searches</h1>
<p class="govuk-body">What people looked for and did not find since ${time(dateWords(since))}. Only the words are kept, each day by itself and never with who asked; numbers and addresses are left out, and so are words that fewer than ${least} people asked for on one day.</p>
<h2 class="govuk-heading-m">Looked for and not found</h2>${missed}
<h2 class="govuk-heading-m">Words that mean the same</h2>
<p class="govuk-body">Whoever looks for one of these finds pages with any of them.</p>
${dataTable({ caption: 'Words that mean the same', columns: groups, rows: synonyms, empty: noGroups() })}
${govuk.button({ text: 'Add words that mean the same', href: '/library/searches/words/new', classes: 'govuk-button--secondary' })}
<p class="govuk-body"><a href="/library/wording">What topics and words said before</a> · <a href="/library/topics">Topics</a></p>`;
}

const groups = [
  { label: 'Words', kind: 'name' as const, cell: ({ terms }: Synonyms) => terms.join(' · ') },
  { label: 'Kept by', cell: ({ changedBy }: Synonyms) => changedBy },
  {
    label: 'Change',
    cell: ({ id, terms }: Synonyms) =>
      html`<a href="/library/searches/words/${id}">Change<span class="govuk-visually-hidden"> ${terms[0]}</span></a>`,
  },
];

function noGroups(): Html {
  return emptyState({
    title: 'No words mean the same yet',
    words: 'Add some, such as two names for one thing.',
  });
}

function tryLink(words: string): Html {
  return html`<a href="/search?${new URLSearchParams({ q: words }).toString()}">Search<span class="govuk-visually-hidden"> for ${words}</span></a>`;
}
