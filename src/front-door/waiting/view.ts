import { card, emptyState, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { dueWords, lateWords } from '../../platform/time/words.ts';
import { STAGE_WORDS } from '../rules/disagreement.ts';
import type { Waiting } from './types.ts';

/** What waits for a second person or another stage, the first due first. */
export function waitingView(rows: readonly Waiting[], now: Temporal.Instant): Html {
  const title = 'Waiting for a second look';
  if (rows.length === 0)
    return card({
      title,
      body: emptyState({
        title: 'Nothing waits for you',
        words: 'Decisions that need a second person, and disagreements between professionals, appear here.',
      }),
    });
  return card({ title, body: html`<ul class="ws-due-next">${rows.map((row) => itemOf(row, now))}</ul>` });
}

function itemOf(
  { concernId, childLabel, who, stage, disagreementId, dueAt }: Waiting,
  now: Temporal.Instant,
): Html {
  const href = stage
    ? `/front-door/${concernId}/disagreement/${disagreementId}`
    : `/front-door/${concernId}/second`;
  const what = stage
    ? `Disagreement, ${STAGE_WORDS[stage].toLowerCase()}: ${who}`
    : `Decision put forward by ${who}`;
  return html`<li>${dueAt ? html`<span class="ws-due-next__when">${dueOf(dueAt, now)}</span> ` : NOTHING}<span><a href="${href}">${childLabel}</a> ${what}</span></li>`;
}

function dueOf(dueAt: Temporal.Instant, now: Temporal.Instant): Html {
  return isBefore(dueAt, now)
    ? html`<span class="ws-alarm">${time(lateWords(dueAt, now))}</span>`
    : time(dueWords(dueAt, now));
}
