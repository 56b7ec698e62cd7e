import { card, dueText, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { dueWords, wasDueWords } from '../../platform/time/words.ts';
import { clockName } from '../rules/words.ts';
import type { DueLater } from '../strategy/types.ts';

/** What was agreed and is not done, due first. */
export function laterView(rows: readonly DueLater[], now: Temporal.Instant): Html {
  const items = rows.map(({ concernId, childLabel, what, who, dueAt }) => {
    const late = isBefore(dueAt, now);
    const said = dueWords(dueAt, now);
    const text = said.text.slice(0, 1).toUpperCase() + said.text.slice(1);
    const due = dueText({
      state: late ? 'overdue' : 'running',
      said: { ...said, text },
      under: late ? wasDueWords(dueAt, now) : undefined,
    });
    return html`<li><span class="ws-due-next__when">${due}</span> <span><a href="/front-door/${concernId}">${childLabel}: ${who === null ? clockName(what) : what}</a>${who ? html` <span class="ws-quiet">${who}</span>` : NOTHING}</span></li>`;
  });
  return card({ title: 'Agreed, and due', body: html`<ol class="ws-due-next">${items}</ol>` });
}
