import { type Boxes, line } from '../../platform/forms/boxes.ts';
import { hiddenFields } from '../../platform/forms/index.ts';
import { card, govuk, type Html, html, NOTHING, notice, stateTag, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/index.ts';

export interface FeedsModel extends Boxes {
  feeds: readonly {
    id: string;
    name: string;
    href: string;
    fetchedAt: Temporal.Instant | null;
    triedAt: Temporal.Instant | null;
    failure: string | null;
  }[];
  now: Temporal.Instant;
  csrf: string;
  key: string;
}

/** Where events of others come from by themselves: how each stands, and a form for another. */
export function feedsPart(model: FeedsModel): Html {
  const { feeds, csrf, key } = model;
  return html`<h2 class="govuk-heading-l">Fetched by itself</h2>
<p>A calendar file (iCalendar) or a list (JSON) of somebody else’s events. It is fetched twice a day. What it no longer tells goes.</p>
${feeds.map((feed) => feedCard(feed, model))}
<form method="post" action="/learning/programme/feeds" novalidate>${hiddenFields({ csrf, key })}${line(model, 'feed-name', 'Whose events these are')}${line(model, 'feed-href', 'Address of the calendar file or list', { hint: { text: 'It begins with https:// or webcal://' } })}${govuk.button({ text: 'Fetch from there', classes: 'govuk-button--secondary' })}</form>`;
}

function feedCard(feed: FeedsModel['feeds'][number], { now, csrf, key }: FeedsModel): Html {
  const { id, name, href, fetchedAt, triedAt, failure } = feed;
  const tag = failure ? 'It failed' : fetchedAt ? 'Fetched' : 'Waits';
  const last = fetchedAt ? html`Last fetched ${time(whenWords(fetchedAt, now))}.` : 'Not fetched yet.';
  const wrong =
    failure && triedAt
      ? notice('late', {
          strong: `${failure}.`,
          body: html`Tried ${time(whenWords(triedAt, now))}. What it brought before still stands, with the day on which it was fetched.`,
        })
      : NOTHING;
  const press = (value: string, text: string) =>
    govuk.button({ text, name: 'press', value, classes: 'govuk-button--secondary' });
  return card({
    title: name,
    level: 3,
    tag: stateTag(tag),
    body: html`<p class="ws-long">${href}</p><p>${last}</p>${wrong}<form method="post" action="/learning/programme/feeds/${id}" novalidate>${hiddenFields({ csrf, key })}<div class="govuk-button-group">${press('now', 'Fetch it now')}${press('stop', 'Stop, and take its events away')}</div></form>`,
  });
}
