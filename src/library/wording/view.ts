import { dataTable, emptyState, type Html, html, pager, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { Wording } from './types.ts';

/** What was changed of topics and of words that mean the same, when and by whom. */
export function wordingTable(rows: readonly Wording[], now: Temporal.Instant): Html {
  return dataTable<Wording>({
    caption: 'What was changed',
    columns: [
      { label: 'Says now', kind: 'name', cell: ({ says }) => says || html`<em>Taken away</em>` },
      { label: 'Said before', cell: ({ said }) => said || html`<em>New</em>` },
      { label: 'What', cell: ({ what }) => (what === 'topic' ? 'Topic' : 'Words that mean the same') },
      { label: 'When', cell: ({ at }) => time(whenWords(at, now)) },
      { label: 'Who', cell: ({ byName }) => byName },
    ],
    rows,
    empty: emptyState({
      title: 'Nothing was changed yet',
      words: 'Each change of a topic or of words that mean the same stands here, with who made it.',
    }),
  });
}

export function wordingView(model: {
  rows: readonly Wording[];
  now: Temporal.Instant;
  next: string | undefined;
  first: string | undefined;
  size: number;
}): Html {
  const { rows, now, ...paged } = model;
  return html`<h1>What topics and words said before</h1>
${wordingTable(rows, now)}${pager({ ...paged, of: 'changes' })}
<p><a href="/library/topics">Topics</a> · <a href="/library/searches">Words that mean the same</a></p>`;
}
