import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { fullWords, isBefore } from '../../../platform/time/index.ts';
import { boxOf, SCALE } from '../../rules/feedback.ts';
import { timesWords } from '../../rules/times.ts';
import type { Asked, FeedbackForm, Moment, Question } from '../types.ts';

export interface GiveModel {
  asked: Asked;
  form: Pick<FeedbackForm, 'needed'>;
  course: { title: string };
  session: { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | undefined;
  questions: readonly Question[];
  typed: Typed;
  errors: readonly FormError[];
  code: string;
  csrf: string;
  key: string;
  now: Temporal.Instant;
}

const HEADINGS: Readonly<Record<Moment, string>> = {
  before: 'Before you come',
  after: 'What did you think?',
  later: 'What changed?',
};

/** The questions of one moment, for whoever holds the link. */
export function giveView(model: GiveModel): Html {
  const { asked, course, session, errors } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl" id="top"><span class="govuk-caption-xl">${course.title}</span>${HEADINGS[asked.moment]}</h1>
${session ? html`<p>${timesWords(session)}</p>` : NOTHING}${standing(model)}${isBefore(model.now, asked.openUntil) ? questions(model) : NOTHING}`;
}

function standing({ asked, form, now }: GiveModel): Html {
  const open = isBefore(now, asked.openUntil);
  const until = time(fullWords(asked.openUntil));
  if (asked.answeredOn)
    return notice('calm', {
      strong: 'Thank you. Your answer is kept.',
      body: html`${open ? html`You can change it until ${until}.` : 'It can no longer be changed.'}${asked.moment === 'after' && form.needed ? ' Your certificate comes by email within a quarter of an hour.' : NOTHING}`,
    });
  if (!open)
    return notice('calm', {
      strong: 'The time to answer is over.',
      body: html`It was open until ${until}. Thank you for looking.`,
    });
  if (asked.declinedAt)
    return notice('calm', {
      strong: 'We do not ask you again about this booking.',
      body: html`If you change your mind, you can answer here until ${until}.`,
    });
  return NOTHING;
}

function questions({ asked, form, ...model }: GiveModel): Html {
  const { typed, errors, code, csrf, key } = model;
  const waits =
    asked.moment === 'after' && form.needed && !asked.answeredOn
      ? html`<p><strong>Your certificate comes once you have answered.</strong></p>`
      : NOTHING;
  const warned = errors.some(({ field }) => field === 'nobody') || typed.values('nobody').includes('yes');
  return html`${waits}<p>Trainers never see who said what, and see numbers only from five answers on. Please name no child and no family.</p>
<form method="post" action="/learning/feedback/${code}" novalidate>${hiddenFields({ csrf, key })}${model.questions.map((question) => (question.kind === 'scale' ? scale(question, typed, errors) : words(question, typed, errors)))}${
    warned
      ? govuk.checkboxes({
          ...{ name: 'nobody', idPrefix: 'nobody' },
          fieldset: { legend: { text: 'Can a child or a family be known from your words?' } },
          items: [
            {
              value: 'yes',
              text: 'No, nobody can be known from what I wrote',
              checked: typed.values('nobody').includes('yes'),
            },
          ],
          ...errorMessage(errors, 'nobody'),
        })
      : NOTHING
  }${govuk.button({ text: asked.answeredOn ? 'Change my answer' : 'Send' })}</form>
${
  asked.declinedAt || asked.answeredOn
    ? NOTHING
    : html`<form method="post" action="/learning/feedback/${code}" novalidate>${hiddenFields({ csrf, key })}${govuk.button({ text: 'I would rather not', name: 'press', value: 'decline', classes: 'govuk-button--secondary' })}</form>`
}`;
}

const asks = ({ ask, required }: Question) => (required ? ask : `${ask} (optional)`);

function scale(question: Question, typed: Typed, errors: readonly FormError[]): Html {
  const name = boxOf(question);
  const label = (n: number) => (n === 1 ? `1: ${SCALE.low}` : n === 5 ? `5: ${SCALE.high}` : String(n));
  return govuk.radios({
    ...{ name, idPrefix: name, classes: 'govuk-radios--small' },
    fieldset: { legend: { text: asks(question), classes: 'govuk-fieldset__legend--s' } },
    items: [1, 2, 3, 4, 5].map((n) => ({
      value: String(n),
      text: label(n),
      checked: typed.value(name) === String(n),
    })),
    ...errorMessage(errors, name),
  });
}

function words(question: Question, typed: Typed, errors: readonly FormError[]): Html {
  const name = boxOf(question);
  return govuk.textarea({
    ...{ id: name, name, rows: '4', value: typed.value(name) },
    label: { text: asks(question), classes: 'govuk-label--s' },
    ...errorMessage(errors, name),
  });
}
