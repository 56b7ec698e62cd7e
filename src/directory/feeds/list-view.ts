import {
  dataTable,
  emptyState,
  type Html,
  html,
  NOTHING,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { Feed } from './types.ts';

export const EVERY_WORDS: Readonly<Record<number, string>> = {
  0: 'Only by a person',
  1: 'Each night',
  7: 'Once a week',
  28: 'Every four weeks',
};

/** "Failed 3 times", "Waits for you", or nothing out of the way. */
export function feedState({ failures, waits }: Feed): string | undefined {
  if (failures > 0) return failures === 1 ? 'Failed once' : `Failed ${failures} times`;
  return waits ? 'Waits for somebody' : undefined;
}

/** The addresses that were brought, and how each is fetched; nothing while there is none. */
export function feedsView(feeds: readonly Feed[], now: Temporal.Instant): Html {
  if (feeds.length === 0) return NOTHING;
  return dataTable<Feed>({
    caption: 'Addresses of other directories',
    columns: [
      {
        label: 'Source',
        kind: 'name',
        cell: ({ id, source }) => html`<a href="/directory/feeds/${id}">${source}</a>`,
      },
      { label: 'Fetched', cell: ({ everyDays }) => EVERY_WORDS[everyDays] ?? '' },
      { label: 'Next', cell: ({ nextAt }) => (nextAt ? time(whenWords(nextAt, now)) : '–') },
      {
        label: 'State',
        cell: (feed) => stateTag(feedState(feed) ?? (feed.everyDays === 0 ? 'At rest' : 'In order')),
      },
    ],
    rows: feeds,
    empty: emptyState({ title: 'No address', words: 'Bring one first.' }),
  });
}
