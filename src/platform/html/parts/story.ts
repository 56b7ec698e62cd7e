import { type Html, html, NOTHING, type Printable } from '../tag.ts';
import { type SaidTime, time } from './due.ts';

/** One thing that happened. */
export type StoryEvent = {
  what: string | Html;
  when: SaidTime;
  /** Who tells it: an agency or a role. */
  by?: string | undefined;
  href?: string | undefined;
  /** Where the story stands now: marked in amber. */
  now?: boolean | undefined;
  /** More of it, below. */
  more?: Printable;
};

/** What happened, as dots on a line, in the order given. */
export function story(events: readonly StoryEvent[]): Html {
  const items = events.map(
    (event) =>
      html`<li class="${event.now ? 'ws-story__now' : ''}"><p class="ws-story__what">${event.href ? html`<a href="${event.href}">${event.what}</a>` : event.what}</p><p class="ws-story__when">${time(event.when)}${event.by ? ` · ${event.by}` : ''}</p>${event.more ?? NOTHING}</li>`,
  );
  return html`<ol class="ws-story">${items}</ol>`;
}
