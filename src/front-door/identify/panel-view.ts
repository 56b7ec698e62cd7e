import {
  card,
  dueText,
  type Html,
  html,
  levelTag,
  NOTHING,
  ratingTag,
  shieldTag,
  time,
} from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { dueWords, wasDueWords, whenWords } from '../../platform/time/words.ts';
import { OUTCOME_WORDS, STATE_WORDS } from '../rules/words.ts';
import type { PersonConcern } from './types.ts';

/** More concerns than this are said to be more. */
const SHOWN = 12;

/** The concerns about a person: what is open with its clock first, then what was decided. */
export function concernsCard(concerns: readonly PersonConcern[], now: Temporal.Instant): Html {
  const shown = concerns.slice(0, SHOWN);
  const body =
    shown.length === 0
      ? html`<p>No concern that you may see is about this person.</p>`
      : html`<ul class="ws-known">${shown.map((concern) => itemOf(concern, now))}</ul>`;
  const more = concerns.length > SHOWN ? html`<p>There are more, older ones.</p>` : NOTHING;
  return card({ title: 'Concerns', body: html`${body}${more}` });
}

function itemOf(concern: PersonConcern, now: Temporal.Instant): Html {
  const { id, headline, reference, receivedAt, open, rating, level, outcome, state, restricted } = concern;
  const standing = open
    ? html`${rating ? ratingTag(rating) : NOTHING} ${STATE_WORDS[state]}. ${dueOf(concern, now)}`
    : html`${level ? levelTag(level) : NOTHING} ${outcome ? OUTCOME_WORDS[outcome] : STATE_WORDS[state]}`;
  return html`<li><p><a href="/front-door/${id}">${headline}</a> <span class="ws-quiet">${reference}, ${time(whenWords(receivedAt, now))}${partWords(concern)}</span><br>${standing} ${restricted ? shieldTag('restricted', 'Restricted') : NOTHING}</p></li>`;
}

function dueOf({ dueAt }: PersonConcern, now: Temporal.Instant): Html {
  if (!dueAt) return NOTHING;
  const late = isBefore(dueAt, now);
  return dueText({
    state: late ? 'overdue' : 'running',
    said: dueWords(dueAt, now),
    under: late ? wasDueWords(dueAt, now) : undefined,
  });
}

/** What part they have in it, where they are not the child it is about. */
function partWords({ part }: PersonConcern): string {
  const words = {
    child: '',
    household: ', as somebody in the household',
    'significant other': ', as somebody in the child’s life',
    'alleged to have caused harm': ', as somebody said to have caused harm',
  };
  return words[part];
}
