import { type Html, html, notice, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { CLOSING_WORDS } from '../rules/closing.ts';
import type { State } from '../rules/status.ts';
import type { Closing } from './types.ts';

/** On the record: that it is closed, by whom and why; and each time it was opened again. */
export function closingPart(closings: readonly Closing[], state: State, now: Temporal.Instant): Html {
  return html`${closings.map((closing, at) => {
    const { why, words, by, at: when, reopened } = closing;
    const said = html`${CLOSING_WORDS[why]}. ${words} <span class="ws-quiet">${by}, ${time(whenWords(when, now))}</span>`;
    if (reopened)
      return notice('calm', {
        strong: 'Closed, and opened again.',
        body: html`${said}<br>${reopened.why} <span class="ws-quiet">${reopened.by}, ${time(whenWords(reopened.at, now))}</span>`,
      });
    // A later decision opened it without a word of its own.
    const stands = state === 'closed' && at === closings.length - 1;
    return notice('calm', {
      strong: stands ? 'Closed.' : 'Was closed, until it was decided again.',
      body: said,
    });
  })}`;
}
