import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/index.ts';
import { MOST_QUESTIONS, rowOf } from '../../rules/feedback.ts';
import { type FeedbackForm, MOMENTS, type Moment } from '../types.ts';

export interface FormModel {
  course: { id: string; title: string };
  form: FeedbackForm | undefined;
  /** Confidence is asked more than once. */
  compares: boolean;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
  now: Temporal.Instant;
  /** Somebody saved others while these were typed. */
  changed: boolean;
}

const WHEN: Readonly<Record<Moment, { title: string; words: string }>> = {
  before: { title: 'Before the day', words: 'Sent soon after somebody has a place.' },
  after: { title: 'After the day', words: 'Sent with our thanks, to those who were there.' },
  later: {
    title: 'Three months later',
    words:
      'Sent to those who were there. Words from here can be shown to the board, once you have read them.',
  },
};

/** What a course asks, row by row. */
export function formView(model: FormModel): Html {
  const { course, form, errors, csrf, key, now } = model;
  const meanwhile = model.changed
    ? notice('late', {
        strong: 'Somebody saved other questions meanwhile.',
        body: 'Nothing of yours was saved. It stands below as you typed it: saved again, it takes the place of theirs.',
      })
    : NOTHING;
  return html`${errorSummary(errors)}${meanwhile}<h1 class="govuk-heading-xl"><span class="govuk-caption-xl">${course.title}</span>What the course asks</h1>
${
  form
    ? html`<p>Version ${form.version}, by ${form.byName}, ${time(whenWords(form.at, now))}. Whoever was asked before answers what they were asked.</p>`
    : notice('calm', {
        strong: 'This course asks nothing yet.',
        body: 'Below are questions to begin with. Put them in your words, and save: they are sent from then on.',
      })
}${form && !model.compares ? html`<p>How confident people feel is asked at one moment or none, so that nothing can be compared.</p>` : NOTHING}
<form method="post" action="/learning/programme/${course.id}/feedback" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${form?.version ?? 0}">${MOMENTS.map((moment) => momentRows(model, moment))}${govuk.checkboxes(
    {
      ...{ name: 'needed', idPrefix: 'needed' },
      fieldset: { legend: { text: 'The certificate', classes: 'govuk-fieldset__legend--m' } },
      items: [
        {
          value: 'yes',
          text: 'It comes only when what is asked after the day is answered',
          checked: model.typed.values('needed').includes('yes'),
        },
      ],
      ...errorMessage(errors, 'needed'),
    },
  )}${govuk.button({ text: 'Save' })}</form>`;
}

function momentRows(model: FormModel, moment: Moment): Html {
  const { title, words } = WHEN[moment];
  const rows = Array.from({ length: MOST_QUESTIONS }, (_, at) => rowOf(moment, at + 1));
  const used = rows.filter((row) => model.typed.value(`${row}-ask`) !== '').length;
  return html`<h2 class="govuk-heading-l">${title}</h2><p>${words} A question without words is left out.</p>${rows.slice(0, used + 1).map((row, at) => questionRow(model, row, at + 1, title))}`;
}

function questionRow({ typed, errors }: FormModel, row: string, n: number, moment: string): Html {
  const value = (of: string) => typed.value(`${row}-${of}`);
  return html`<input type="hidden" name="${row}-code" value="${value('code')}">${govuk.input({
    ...{ id: `${row}-ask`, name: `${row}-ask`, value: value('ask'), spellcheck: true },
    label: { text: `Question ${n}`, classes: 'govuk-label--s' },
    ...errorMessage(errors, `${row}-ask`),
  })}${govuk.radios({
    ...{ name: `${row}-kind`, idPrefix: `${row}-kind`, classes: 'govuk-radios--inline govuk-radios--small' },
    fieldset: {
      legend: {
        html: html`<span class="govuk-visually-hidden">${moment}, question ${n}: </span>How it is answered`,
      },
    },
    items: [
      { value: 'scale', text: 'From 1 to 5', checked: value('kind') !== 'words' },
      { value: 'words', text: 'In words', checked: value('kind') === 'words' },
    ],
  })}${govuk.checkboxes({
    ...{ name: `${row}-required`, idPrefix: `${row}-required`, classes: 'govuk-checkboxes--small' },
    items: [
      {
        value: 'yes',
        html: html`<span class="govuk-visually-hidden">${moment}, question ${n}: </span>Must be answered`,
        checked: value('required') === 'yes',
      },
    ],
  })}`;
}
