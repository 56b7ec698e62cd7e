import { day, line, lines, select, ticks } from '../../../platform/forms/boxes.ts';
import { errorSummary, hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';
import { longDateWords } from '../../../platform/time/index.ts';
import { timesWords } from '../../rules/times.ts';
import { placeFields } from '../session/view.ts';
import { type SeriesModel, SLOT_ROWS } from './types.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const narrow = { classes: 'govuk-input--width-5' };

/** Sessions that recur: the rule, what it makes, and then the making. */
export function seriesView(model: SeriesModel): Html {
  const { action, course, errors, csrf, key, preview } = model;
  const weekdays = [
    { value: '', text: 'No day' },
    ...WEEKDAYS.map((text, at) => ({ value: String(at + 1), text })),
  ];
  const slots = SLOT_ROWS.map(
    (n) =>
      html`${select(model, `weekday-${n}`, `Day of the week ${n}`, weekdays)}${line(model, `time-${n}`, `Starts ${n}`, { ...narrow, hint: { text: 'Like 10:00.' } })}`,
  );
  const buttons = html`<div class="govuk-button-group">${govuk.button({ text: preview ? 'Show again' : 'Show what it makes', name: 'press', value: 'preview', ...(preview ? { classes: 'govuk-button--secondary' } : {}) })}${preview && preview.sessions.length > 0 ? govuk.button({ text: `Make ${preview.sessions.length} session${preview.sessions.length === 1 ? '' : 's'}`, name: 'press', value: 'make' }) : NOTHING}</div>`;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Add sessions that recur</h1><p>${course.title}</p>
<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="0">
<h2 class="govuk-heading-m">When</h2><p>Times are as London’s clocks show them, in winter and in summer. Bank holidays are left out.</p>${slots}${together(model)}${line(model, 'minutes', 'Minutes each lasts', narrow)}${day(model, 'from', 'First day')}${day(model, 'until', 'Last day (or say how many)')}${line(model, 'count', 'How many sessions (or say the last day)', narrow)}${line(model, 'every', 'Every how many weeks', narrow)}${lines(model, 'except', 'Days to leave out', '2', 'Like 16 February 2027, one on each line.')}
${placeFields(model)}${preview ? previewPart(preview, model.typed.value('together') === 'yes') : NOTHING}${buttons}</form>`;
}

const together = (model: SeriesModel): Html =>
  ticks(model, 'together', 'A course of several parts', [
    {
      value: 'yes',
      text: 'The days of a week are the parts of one session. A week that lacks one of them has no session.',
    },
  ]);

function previewPart({ sessions, skipped }: NonNullable<SeriesModel['preview']>, together: boolean): Html {
  const so = together ? ', so its week has no session' : '';
  const left = skipped.map(({ date, why }) => html`<li>${longDateWords(date).text}: ${why}${so}</li>`);
  return html`<h2 class="govuk-heading-m">What it makes</h2>${sessions.length === 0 ? html`<p>No session at all. Look at the days.</p>` : html`<ol class="govuk-list govuk-list--number">${sessions.map(({ parts }) => html`<li>${parts.map(timesWords).join(' and ')}</li>`)}</ol>`}${left.length > 0 ? html`<h3 class="govuk-heading-s">Left out</h3><ul class="govuk-list govuk-list--bullet">${left}</ul>` : NOTHING}`;
}
