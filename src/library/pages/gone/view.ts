import { type Html, html, NOTHING, time } from '../../../platform/html/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import type { Topic } from '../../types.ts';

interface GoneModel {
  at: Temporal.Instant;
  why: string;
  instead: string | null;
  topics: readonly Topic[];
}

/** That a page was taken down, and where to go on. */
export function goneView({ at, why, instead, topics }: GoneModel): Html {
  return html`<h1>This page is no longer here</h1>
<p class="ws-lead">It was taken down on ${time(dateWords(londonDate(at)))}.</p>
${why ? html`<p>${why}</p>` : NOTHING}
${instead ? html`<p><a href="${instead}">Read this in its place</a></p>` : NOTHING}
<ul class="govuk-list">${topics.map(({ code, label }) => html`<li><a href="/guides?topic=${code}">Other pages: ${label}</a></li>`)}<li><a href="/search">Look for something else</a></li><li><a href="/guides">All guides</a></li><li><a href="/numbers">Numbers to call</a></li></ul>`;
}
