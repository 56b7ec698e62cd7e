import { hiddenFields, type Typed } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { LinkState } from '../types.ts';
import { unsent } from '../view.ts';

export interface DeadLink {
  state: LinkState;
  now: Temporal.Instant;
  action: string;
  csrf: string;
  key: string;
  /** Another link was just asked for. */
  sent: boolean;
  /** Somebody posted an answer that this link no longer takes. */
  tried: boolean;
  typed: Typed;
}

/** A link that was used, ran out, or belongs to a question taken back. It shows nothing of the question. */
export function deadLinkView(link: DeadLink): Html {
  const { state, now, action, csrf, key, sent, tried } = link;
  const { usedAt, withdrawnAt, number, expiresAt } = state;
  const title = withdrawnAt
    ? 'You need not answer'
    : usedAt
      ? 'This link has been used'
      : 'This link has run out';
  const says = withdrawnAt
    ? html`Question ${number} was taken back ${time(whenWords(withdrawnAt, now))}.`
    : usedAt
      ? html`We have an answer to question ${number}, given with this link ${time(whenWords(usedAt, now))}. A link takes one answer.`
      : html`The link to question ${number} worked until ${time(whenWords(expiresAt, now))}.`;
  const again = withdrawnAt
    ? NOTHING
    : sent
      ? notice('calm', { strong: 'Another link is on its way', body: 'to your agency’s own address.' })
      : html`<form method="post" action="${action}">${hiddenFields({ csrf, key })}<p>${usedAt ? 'To say more, or to put something right' : 'To answer'}, ask for another link, or <a href="/asked/${state.questionId}">sign in</a>. It goes to your agency’s own address.</p>${govuk.button({ text: 'Send another link' })}</form>`;
  return html`<div class="ws-step ws-card"><h1 class="govuk-heading-l">${title}</h1>${tried ? notice('late', { strong: 'What you just sent was not kept.', body: 'Your words are below.' }) : NOTHING}<p>${says}</p>${again}${tried ? unsent(link) : NOTHING}</div>`;
}

/** Not one of our links, or no longer. */
export function noLinkView(): Html {
  return html`<div class="ws-step ws-card"><h1 class="govuk-heading-l">This link does not work</h1><p>Check that you have the whole address: it may have been cut in two. If it still does not work, ring the front door that asked you, or <a href="/asked">sign in</a>.</p></div>`;
}
