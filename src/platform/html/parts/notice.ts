import { type Html, html, NOTHING, type Printable } from '../tag.ts';

/** `clock` a running deadline · `late` one that has gone · `shield` something kept from view · `calm` anything else. */
export type NoticeTone = 'clock' | 'late' | 'shield' | 'calm';

/**
 * A band across the page with one thing to know. `strong` stands first and larger: "Decide by 12:31 today". `list` is
 * what belongs to it line by line.
 */
export function notice(
  tone: NoticeTone,
  { strong, body, list }: { strong?: Printable; body?: Printable; list?: Html },
): Html {
  const first = strong ? html`<strong class="ws-notice__strong">${strong}</strong> ` : NOTHING;
  return html`<div class="ws-notice ws-notice--${tone}"><p>${first}${body}</p>${list ?? NOTHING}</div>`;
}

/** What stands where nothing is: why it is empty, and the next step. */
export function emptyState(empty: {
  title: string;
  words: string;
  next?: { label: string; href: string } | undefined;
}): Html {
  const next = empty.next ? html`<p><a href="${empty.next.href}">${empty.next.label}</a></p>` : NOTHING;
  return html`<div class="ws-empty"><p class="ws-empty__title">${empty.title}</p><p>${empty.words}</p>${next}</div>`;
}
