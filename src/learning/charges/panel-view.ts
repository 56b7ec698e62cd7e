import { card, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';

export interface WaitingForSecond {
  /** That the reader may decide on. */
  mine: number;
  /** That only somebody else may: the reader asked for it, or made the charge. */
  others: number;
  oldest: Temporal.Instant | null;
}

export function panelView({ mine, others, oldest }: WaitingForSecond, now: Temporal.Instant): Html {
  const since = oldest ? html` The oldest was asked ${time(whenWords(oldest, now))}.` : NOTHING;
  const rest =
    others > 0
      ? html` ${others} more ${others === 1 ? 'waits' : 'wait'} for somebody else than you.`
      : NOTHING;
  const body =
    mine + others === 0
      ? html`<p>No waiver or dispute waits.</p>`
      : html`<p><strong>${mine}</strong> ${mine === 1 ? 'waits' : 'wait'} for your decision.${rest}${since}</p>`;
  return card({
    title: 'Waivers and disputes',
    body,
    foot: html`<a href="/learning/waivers">Open waivers and disputes</a>`,
  });
}
