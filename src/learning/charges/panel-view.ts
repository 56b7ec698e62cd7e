import { card, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { WaitingForSecond } from './types.ts';

export function panelView(
  { mine, others, refundsMine, refundsOthers, oldest }: WaitingForSecond,
  now: Temporal.Instant,
): Html {
  const since = oldest ? html` The oldest was asked ${time(whenWords(oldest, now))}.` : NOTHING;
  const rest =
    others > 0
      ? html` ${others} more ${others === 1 ? 'waits' : 'wait'} for somebody else than you.`
      : NOTHING;
  const body =
    mine + others === 0
      ? html`<p>No waiver or dispute waits.</p>`
      : html`<p><strong>${mine}</strong> ${mine === 1 ? 'waits' : 'wait'} for your decision.${rest}${since}</p>`;
  const back =
    refundsMine + refundsOthers === 0
      ? NOTHING
      : html`<p>${
          refundsMine > 0
            ? html`<strong>${refundsMine}</strong> ${refundsMine === 1 ? 'refund waits' : 'refunds wait'} for your decision.`
            : 'Your refund waits for somebody else.'
        } <a href="/learning/invoices?show=over">Open what was paid too much</a></p>`;
  return card({
    title: 'Waivers and disputes',
    body: html`${body}${back}`,
    foot: html`<a href="/learning/waivers">Open waivers and disputes</a>`,
  });
}
