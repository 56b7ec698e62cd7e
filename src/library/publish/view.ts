import { errorSummary, hiddenFields, type RecordForm } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { dateWords, whenWords } from '../../platform/time/words.ts';
import { differencesView } from '../compare/differences-view.ts';
import type { Difference } from '../compare/types.ts';
import { boxes } from '../edit/boxes.ts';
import { readingView } from '../edit/reading-view.ts';
import type { Readability } from '../rules/plain-language.ts';

export interface PublishModel extends RecordForm {
  page: {
    id: string;
    title: string;
    latest: number;
    shownNumber: number | null;
    nextFrom: Temporal.Instant | null;
  };
  by: string;
  /** From what is shown now; none where nothing is. */
  differences: readonly Difference[] | undefined;
  weighed: Readability;
  /** When it was to be read again, where that is past. */
  overdue: Temporal.PlainDate | null;
}

/** What is about to be shown to everybody, and from when. */
export function publishView(model: PublishModel): Html {
  const { page, by, differences, weighed, overdue, errors, changed, typed, csrf, key, now } = model;
  const { line, one, day, some } = boxes({ typed, errors });
  const path = `/library/${page.id}/publish`;
  return html`${errorSummary(errors)}<h1>Publish: ${page.title}</h1>
${changed ? notice('late', { strong: 'It changed while you were looking.', body: `Version ${page.latest} is the newest now, by ${by}. Look at what it changes before you publish it.` }) : NOTHING}
<p>Version ${page.latest}, by ${by}.</p>
${page.nextFrom ? notice('clock', { strong: 'Another version is planned.', body: html`It is shown from ${time(whenWords(page.nextFrom, now))}. <a href="/library/${page.id}">Call it off</a> if this is to stay.` }) : NOTHING}
${overdue ? notice('clock', { strong: `Its date to be read again is past: ${dateWords(overdue).text}.`, body: html`<a href="/library/${page.id}/edit">Set another</a> if you have read it again.` }) : NOTHING}
${differences ? html`<section class="ws-card"><h2 class="ws-card__title">From what is shown now</h2>${differencesView(differences, 'It says the same as what is shown now.')}</section>` : html`<p>Nothing of this page is shown now.</p>`}
${readingView(weighed)}
<form method="post" action="${path}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${page.latest}">
${one('when', 'When is it to be shown?', [
  { value: 'now', text: 'Now' },
  { value: 'later', text: 'From a date' },
])}${day('from', 'From', 'Only where it is not now.')}${line('from-time', 'At what time', 'Like 09:00. Midnight, unless you say.', 'govuk-input--width-5')}
${day('until', 'Until (optional)', 'It is taken down then by itself.')}${line('until-time', 'At what time', 'Like 17:00. Midnight, unless you say.', 'govuk-input--width-5')}
${line('why', 'What is new, in a sentence', 'Those who follow what changed read this.')}
${some('tell', 'Who hears of it?', [{ value: 'yes', text: 'Those who follow what changed' }])}
${govuk.button({ text: 'Publish', preventDoubleClick: true })}</form>
<p><a href="/library/${page.id}">Back to the page</a></p>`;
}
