import { card, dueText, type Html, html } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { dueWords, wasDueWords } from '../../platform/time/words.ts';
import type { DueLine } from './types.ts';

/** What is owed, due first, in words. */
export function dueLines(
  title: string,
  lines: readonly DueLine[],
  now: Temporal.Instant,
  onward?: { label: string; href: string },
): Html {
  const items = lines.map(
    ({ concernId, childLabel, what, dueAt }) =>
      html`<li><span class="ws-due-next__when">${dueOf(dueAt, now)}</span> <span><a href="/front-door/${concernId}">${childLabel}: ${what}</a></span></li>`,
  );
  const foot = onward ? { foot: html`<a href="${onward.href}">${onward.label}</a>` } : {};
  return card({ title, body: html`<ol class="ws-due-next">${items}</ol>`, ...foot });
}

function dueOf(dueAt: Temporal.Instant, now: Temporal.Instant): Html {
  const late = isBefore(dueAt, now);
  const said = dueWords(dueAt, now);
  const text = said.text.slice(0, 1).toUpperCase() + said.text.slice(1);
  return dueText({
    state: late ? 'overdue' : 'running',
    said: { ...said, text },
    under: late ? wasDueWords(dueAt, now) : undefined,
  });
}
