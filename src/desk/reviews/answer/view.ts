import {
  errorMessage,
  errorSummary,
  type FormError,
  formKey,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, shieldTag, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { Request } from '../types.ts';

export interface AnswerModel {
  request: Request;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  now: Temporal.Instant;
}

const answers = { opened: 'Opened for four hours', named: 'Named for good', refused: 'Refused' };

export function answerView(model: AnswerModel): Html {
  const { request, errors, now } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Request for ${request.askedFor}</h1>
${facts([
  { label: 'Asked by', value: `${request.name}, ${request.jobTitle}, ${request.agency}` },
  { label: 'Asked', value: time(whenWords(request.askedAt, now)) },
  { label: 'Found', value: found(request) },
])}
<h2 class="govuk-heading-m">Their reason</h2>${govuk.insetText({ text: request.reason })}
${request.verdict ? answered(request, request.verdict, now) : form(model)}
<p class="govuk-body"><a href="/access/reviews?list=requests">Back to requests</a></p>`;
}

function found({ reference, team, restricted, answerable }: Request): Html {
  if (reference === null) return html`No record has this reference. They are not told that.`;
  const record = html`${reference}, held by ${team}${restricted ? html` ${shieldTag('restricted')}` : NOTHING}`;
  return answerable
    ? record
    : html`${record}. It cannot be opened to them: they have a conflict of interest.`;
}

function answered(
  { words, decidedBy, decidedAt }: Request,
  verdict: keyof typeof answers,
  now: Temporal.Instant,
): Html {
  return html`<h2 class="govuk-heading-m">${answers[verdict]}</h2><p class="govuk-body">${words}</p>
<p class="govuk-body">${decidedBy}, ${decidedAt ? time(whenWords(decidedAt, now)) : NOTHING}</p>`;
}

function form({ request, typed, errors, csrf }: AnswerModel): Html {
  const { answerable, restricted } = request;
  const hint = (text: string) => ({ hint: { text } });
  const items = [
    ...(answerable
      ? [
          {
            value: 'opened',
            text: 'Open it to them for four hours',
            ...hint('They can read it and change nothing. You or another lead review it afterwards.'),
          },
        ]
      : []),
    ...(answerable && restricted
      ? [
          {
            value: 'named',
            text: 'Add them to its named people',
            ...hint('They can read it and work on it until somebody takes their name off.'),
          },
        ]
      : []),
    { value: 'refused', text: 'Refuse' },
  ];
  return html`<form method="post" action="/access/requests/${request.id}" novalidate>${hiddenFields({ csrf, key: formKey(typed) })}
${govuk.radios({
  name: 'verdict',
  idPrefix: 'verdict',
  value: typed.value('verdict'),
  fieldset: { legend: { text: 'Your answer', classes: 'govuk-fieldset__legend--m' } },
  items,
  ...errorMessage(errors, 'verdict'),
})}
${govuk.textarea({
  id: 'words',
  name: 'words',
  value: typed.value('words'),
  rows: '4',
  label: { text: 'Why?', classes: 'govuk-label--m' },
  hint: {
    text: `${request.name} will be able to read this. If you refuse, do not say whether there is such a record.`,
  },
  ...errorMessage(errors, 'words'),
})}
${govuk.button({ text: 'Send the answer', preventDoubleClick: true })}</form>`;
}
