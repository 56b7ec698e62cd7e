import { type Html, html, NOTHING } from '../tag.ts';

/** Where a list goes on. Lists are paged by key, so there are no page numbers. */
export type Pager = {
  /** The page after this one; absent on the last. */
  next?: string | undefined;
  /** The page before this one; absent on the first. */
  previous?: string | undefined;
  /** The first page; absent when this is it. */
  first?: string | undefined;
  /** How many a page shows. */
  size: number;
  /** What the list says of itself: "41 open, sorted by what is due first". */
  words?: string | undefined;
  /** What is listed, for those who hear the links: "concerns". */
  of: string;
};

export function pager({ next, previous, first, size, words, of }: Pager): Html {
  const heard = html`<span class="govuk-visually-hidden"> ${of}</span>`;
  const links = [
    first ? html`<a href="${first}" rel="first">Back to the first ${size}${heard}</a>` : NOTHING,
    previous ? html`<a href="${previous}" rel="prev">Previous ${size}${heard}</a>` : NOTHING,
    next ? html`<a href="${next}" rel="next">Next ${size}${heard}</a>` : NOTHING,
  ];
  return html`<nav class="ws-pager" aria-label="Pages of ${of}">${links}${words ? html`<p>${words}</p>` : NOTHING}</nav>`;
}
