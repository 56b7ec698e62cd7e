import { type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { kept } from '../addresses.ts';
import type { Frame } from './types.ts';

const day = (instant: Temporal.Instant) => time(dateWords(londonDate(instant)));

/** Says first of all that a chapter was withdrawn, or will be: when, why, and what to read in its place. */
export function withdrawnNote({
  withdrawn,
  instead,
  gone,
  area,
}: Pick<Frame, 'withdrawn' | 'instead' | 'gone' | 'area'>): Html {
  if (!withdrawn) return NOTHING;
  const link = instead
    ? html`<a href="/procedures/${instead.chapter}${kept({ on: undefined, area })}">Read “${instead.title}” in its place</a>`
    : 'Nothing takes its place.';
  const when = day(withdrawn.from);
  return gone
    ? notice('late', {
        strong: html`This chapter was withdrawn on ${when}.`,
        body: html`${withdrawn.reason} ${link}`,
      })
    : notice('clock', {
        strong: html`This chapter is withdrawn from ${when}.`,
        body: html`${withdrawn.reason} ${link}`,
      });
}

/** For whoever was led on from a withdrawn chapter: which, why, and how it stood. */
export function replacedNote({ replaced, area }: Pick<Frame, 'replaced' | 'area'>): Html {
  if (!replaced) return NOTHING;
  const { chapter, title, from, reason } = replaced;
  const stood = kept({ on: londonDate(from).subtract({ days: 1 }), area });
  return notice('calm', {
    strong: html`“${title}” was withdrawn on ${day(from)}, and this chapter takes its place.`,
    body: html`${reason} <a href="/procedures/${chapter}${stood}">Read it as it stood</a>`,
  });
}
