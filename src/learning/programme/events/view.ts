import { day, line, lines } from '../../../platform/forms/boxes.ts';
import { errorSummary, hiddenFields } from '../../../platform/forms/index.ts';
import { card, emptyState, govuk, type Html, html, NOTHING, stateTag } from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/index.ts';
import { laterPart } from '../../catalogue/view.ts';
import { type FeedsModel, feedsPart } from '../../feeds/view.ts';

export interface EventsModel extends FeedsModel {
  events: readonly {
    id: string;
    title: string;
    provider: string;
    href: string;
    startsOn: Temporal.PlainDate | null;
    laterOn: readonly Temporal.PlainDate[];
    checkedOn: Temporal.PlainDate;
    /** It came by itself: nobody has to look. */
    fetched: boolean;
  }[];
  staleAfter: number;
  today: Temporal.PlainDate;
}

/** Events of others: to add one, and to say that it still stands. */
export function eventsView(model: EventsModel): Html {
  const { events, errors, csrf, key, today, staleAfter } = model;
  const shown = events.map((event) => {
    const stale = event.checkedOn.until(today, { largestUnit: 'days' }).days > staleAfter;
    const buttons = event.fetched
      ? NOTHING
      : html`<form method="post" action="/learning/programme/events/${event.id}" novalidate>${hiddenFields({ csrf, key })}<div class="govuk-button-group">${govuk.button({ text: 'I looked: it still stands', name: 'press', value: 'stands', classes: 'govuk-button--secondary' })}${govuk.button({ text: 'It is over', name: 'press', value: 'over', classes: 'govuk-button--secondary' })}</div></form>`;
    return card({
      title: event.title,
      tag: stateTag(stale ? 'Look at it again' : 'Looked at lately'),
      body: html`<p>${event.provider}${event.startsOn ? `, ${dateWords(event.startsOn).text}` : ''}. <a href="${event.href}">Open it</a>. Last checked on ${dateWords(event.checkedOn).text}.</p>${laterPart(event.laterOn)}${buttons}`,
    });
  });
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Events of others</h1>
${shown.length === 0 ? emptyState({ title: 'None yet', words: 'Training of other organisations that people here should know of.' }) : shown}
<h2 class="govuk-heading-l">Add one</h2>
<form method="post" action="/learning/programme/events" novalidate>${hiddenFields({ csrf, key })}${line(model, 'title', 'What it is called')}${line(model, 'provider', 'Who runs it')}${lines(model, 'words', 'What it is about', '2')}${line(model, 'href', 'Link')}${day(model, 'starts', 'Day (if there is one)')}${govuk.button({ text: 'Add it' })}</form>${feedsPart(model)}`;
}
