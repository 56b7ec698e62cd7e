import { card, type Html, html, NOTHING, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';

interface Waiting {
  fresh: number;
  taken: number;
  oldest: Temporal.Instant | null;
}

export function panelView({ fresh, taken, oldest }: Waiting, now: Temporal.Instant): Html {
  const since = oldest ? html` The oldest came ${time(whenWords(oldest, now))}.` : NOTHING;
  const body =
    fresh + taken === 0
      ? html`<p>No question or feedback waits.</p>`
      : html`<p><strong>${fresh}</strong> new and <strong>${taken}</strong> taken on.${since}</p>`;
  return card({ title: 'Library inbox', body, foot: html`<a href="/library/inbox">Open the inbox</a>` });
}
