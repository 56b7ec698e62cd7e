import { card, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { outcomeOf } from './list-view.ts';
import type { PersonSignpost } from './types.ts';

/** More than these are said to be more. */
export const SHOWN = 8;

export interface CardModel {
  personId: string;
  signposts: readonly PersonSignpost[];
  mayPoint: boolean;
  now: Temporal.Instant;
}

/** Services that somebody's family was pointed to, and whether they got there. */
export function signpostsCard({ personId, signposts, mayPoint, now }: CardModel): Html {
  const shown = signposts.slice(0, SHOWN);
  const list =
    shown.length === 0
      ? html`<p>Nobody has pointed them to a service yet.</p>`
      : html`<ul class="ws-known">${shown.map((row) => lineOf(row, now))}</ul>`;
  const more = signposts.length > SHOWN ? html`<p>There are more, older ones.</p>` : NOTHING;
  return card({
    title: 'Signposts to services',
    body: html`${list}${more}`,
    ...(mayPoint
      ? { foot: html`<a href="/directory/signposts/new?person=${personId}">Point them to a service</a>` }
      : {}),
  });
}

function lineOf(row: PersonSignpost, now: Temporal.Instant): Html {
  const said = row.outcomeAt
    ? html` <span class="ws-quiet">said ${time(whenWords(row.outcomeAt, now))}</span>`
    : NOTHING;
  const answer =
    row.mine && !row.outcome
      ? html` <a href="/directory/signposts/${row.id}">Say what became of it<span class="govuk-visually-hidden">: ${row.title}</span></a>`
      : NOTHING;
  const note = row.note ? html`<br>${row.note}` : NOTHING;
  return html`<li><p><a href="/directory/${row.serviceId}">${row.title}</a> <span class="ws-quiet">${row.by}, ${time(whenWords(row.madeAt, now))}</span><br>${outcomeOf(row)}${said}${answer}${note}</p></li>`;
}
