import { type Html, html, notice } from '../html/index.ts';

/** Stands above a page that was opened with what its reader had typed before; `filled` when the form shows it. */
export function keptNotice(id: string, filled: boolean): Html {
  const body = filled
    ? html`It is in the form below. Check it, then send it.`
    : html`<a href="/account/kept/${id}">See it</a>, and type it again here.`;
  return notice('clock', { strong: 'We kept what you had typed.', body });
}
