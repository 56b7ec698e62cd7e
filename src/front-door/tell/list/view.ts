import {
  dataTable,
  emptyState,
  type Html,
  html,
  NOTHING,
  pager,
  time,
} from '../../../platform/html/index.ts';
import { isBefore } from '../../../platform/time/london.ts';
import { dueWords, lateWords } from '../../../platform/time/words.ts';
import type { OwedLine } from '../types.ts';

export interface OwedList {
  lines: readonly OwedLine[];
  now: Temporal.Instant;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** Who still waits for word. */
export function owedListView({ lines, now, size, next, first }: OwedList): Html {
  const table = dataTable<OwedLine>({
    caption: 'Still to tell',
    columns: [
      { label: 'By', cell: (line) => dueOf(line, now) },
      { label: 'Who', cell: wayTo },
      {
        label: 'Concern',
        kind: 'name',
        cell: ({ concernId, childLabel, headline }) =>
          html`<a href="/front-door/${concernId}">${childLabel}: ${headline}</a>`,
      },
    ],
    rows: lines,
    empty: nobody(),
  });
  const pages = next || first ? pager({ next, first, size, of: 'people to tell' }) : NOTHING;
  return html`<h1 class="govuk-heading-xl">Still to tell</h1><p>After a decision whoever spoke up and the family hear of it, or the record says why not.</p>${table}${pages}`;
}

function nobody(): Html {
  return emptyState({
    title: 'Everybody has been told',
    words: 'When a concern is decided, whoever spoke up and the family stand here until they have heard.',
    next: { label: 'Open the front door', href: '/front-door' },
  });
}

function wayTo({ concernId, audience }: OwedLine): Html {
  return html`<a href="/front-door/${concernId}/tell/${audience}">${audience === 'referrer' ? 'Whoever told us' : 'The family'}</a>`;
}

function dueOf({ dueAt }: OwedLine, now: Temporal.Instant): Html {
  if (isBefore(dueAt, now)) return html`<span class="ws-alarm">${time(lateWords(dueAt, now))}</span>`;
  return time(dueWords(dueAt, now));
}
