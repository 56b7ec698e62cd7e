import { dataTable, emptyState, type Html, html } from '../../platform/html/index.ts';

interface LocalFactLine {
  name: string;
  /** Today, in each area. */
  says: Html;
  used: readonly { href: string; label: string }[];
}

/** Every local fact with what it says today and the texts that name it. */
export function localFactsView(facts: readonly LocalFactLine[]): Html {
  return html`<h1>Local facts</h1>
<p>Pages and procedures name these between two braces, like <code>{{front door number}}</code>, instead of saying them. Whoever reads one sees what is arranged in their area that day, or in each area. A procedure as it stood on a day says what was arranged then.</p>
<p>They are changed with the <a href="/arrangements">arrangements</a>, by an administrator. No page and no chapter needs another version for it, and nobody is told to read one again. The search follows within minutes.</p>
${dataTable<LocalFactLine>({
  caption: 'What can be named',
  columns: [
    { label: 'Name', kind: 'name', cell: ({ name }) => html`<code>{{${name}}}</code>` },
    { label: 'Today', cell: ({ says }) => says },
    {
      label: 'Where it is used',
      cell: ({ used }) =>
        used.length === 0
          ? 'nowhere'
          : html`<ul class="govuk-list">${used.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>`,
    },
  ],
  rows: facts,
  empty: emptyState({ title: 'Nothing can be named', words: 'The installation has no local facts.' }),
})}
<p><a href="/library">Back to the library</a></p>`;
}
