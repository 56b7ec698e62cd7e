import { card, dueText, emptyState, type Html, html, NOTHING, ratingTag } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { dueWords, wasDueWords } from '../../platform/time/words.ts';
import type { DueNext } from '../inbox/types.ts';

export interface DueNextModel {
  rows: readonly DueNext[];
  now: Temporal.Instant;
  holdsTeam: boolean;
}

/** The first five of the inbox, and the way there. */
export function dueNextView({ rows, now, holdsTeam }: DueNextModel): Html {
  const title = holdsTeam ? 'Due next in my teams' : 'Due next of what you were asked';
  if (rows.length === 0)
    return card({
      title,
      body: emptyState({
        title: 'Nothing is waiting',
        words: 'A concern appears here as soon as one comes in for you.',
        next: { label: 'Open the front door', href: '/front-door' },
      }),
    });
  const items = rows.map(
    (row) =>
      html`<li><span class="ws-due-next__when">${dueOf(row, now)}</span> <span>${row.rating ? ratingTag(row.rating) : NOTHING} <a href="/front-door/${row.id}">${row.childLabel}: ${row.headline}</a></span></li>`,
  );
  return card({
    title,
    body: html`<ol class="ws-due-next">${items}</ol>`,
    foot: html`<a href="/front-door">Everything at the front door</a>`,
  });
}

function dueOf({ dueAt }: DueNext, now: Temporal.Instant): Html {
  const late = isBefore(dueAt, now);
  const said = dueWords(dueAt, now);
  const text = said.text.slice(0, 1).toUpperCase() + said.text.slice(1);
  return dueText({
    state: late ? 'overdue' : 'running',
    said: { ...said, text },
    under: late ? wasDueWords(dueAt, now) : undefined,
  });
}
