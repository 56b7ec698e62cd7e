import { type Html, html } from '../tag.ts';

/** How urgent the hub rates something. A scale of its own: outlined, always with the word, never beside an arc. */
export type Rating = 'red' | 'amber' | 'green';

/** Level of need, from universal to specialist. */
export type Level = 1 | 2 | 3 | 4;

const RATING_WORDS: Record<Rating, string> = { red: 'Red', amber: 'Amber', green: 'Green' };

/** "Red", outlined. `words` replaces the plain word ("Red, was amber"); the word must stay in it. */
export function ratingTag(rating: Rating, words: string = RATING_WORDS[rating]): Html {
  return html`<span class="ws-tag ws-tag--${rating}">${words}</span>`;
}

/** "Level 4": filled, light to dark, always with its number; `words` may follow it ("suggested"). */
export function levelTag(level: Level, words = ''): Html {
  return html`<span class="ws-tag ws-level ws-level--${level}">Level ${level}${words && ` ${words}`}</span>`;
}

const SHIELD_WORDS = { shielded: 'Shielded', restricted: 'Restricted' };

/** Something kept from view on purpose: a fact inside a record ("Address shielded") or a whole record. */
export function shieldTag(kind: keyof typeof SHIELD_WORDS, words: string = SHIELD_WORDS[kind]): Html {
  return html`<span class="ws-tag ws-tag--shield"><svg class="ws-tag__sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M8 1 2.5 3v4.2c0 3.6 2.3 6.4 5.5 7.8 3.2-1.4 5.5-4.2 5.5-7.8V3z"/></svg>${words}</span>`;
}

/** Where something stands, when that is neither a rating nor a level: "New", "Waiting for health". */
export function stateTag(words: string): Html {
  return html`<span class="ws-tag">${words}</span>`;
}
