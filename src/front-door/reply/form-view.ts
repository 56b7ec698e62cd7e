import { errorMessage, type FormError, hiddenFields, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { type AnswerKind, REFUSAL_WORDS, REFUSALS } from '../rules/sharing.ts';
import type { Asked } from './types.ts';

export interface ReplyForm {
  asked: Asked;
  action: string;
  by: 'link' | 'sign-in';
  errors: readonly FormError[];
  typed: Typed;
  csrf: string;
  key: string;
  now: Temporal.Instant;
}

const LEGEND = 'govuk-fieldset__legend--m';

/** The agency's own words, or why it does not share them. */
export function replyForm(form: ReplyForm): Html {
  const { asked, action, csrf, key, by } = form;
  const more = asked.replies.length > 0;
  return html`<h2 class="govuk-heading-l">${more ? 'Say more, or put something right' : 'Your answer'}</h2>
<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}${more ? corrections(form) : NOTHING}${answerKinds(form, WRITTEN)}${by === 'link' ? giverBoxes(form, WRITTEN) : NOTHING}
<p>What you say stands on the record as you say it. To change it later, send a correction.</p>${govuk.button({ text: 'Send the answer' })}</form>`;
}

function corrections({ asked, typed, errors, now }: ReplyForm): Html {
  const replaced = new Set(asked.replies.map(({ corrects }) => corrects));
  return govuk.radios({
    name: 'corrects',
    idPrefix: 'corrects',
    fieldset: { legend: { text: 'Is it new?', classes: LEGEND } },
    items: [
      { value: '', text: 'Yes, we share more', checked: typed.value('corrects') === '' },
      ...asked.replies
        .filter(({ id }) => !replaced.has(id))
        .map(({ id, at, by }) => ({
          value: id,
          text: `No, it puts right what ${by} said ${whenWords(at, now).text}`,
          checked: typed.value('corrects') === id,
        })),
    ],
    ...errorMessage(errors, 'corrects'),
  });
}

/** What the parts of an answer are called: by whoever gives it, or by whoever takes it down. */
export type AnswerWords = Readonly<Record<'legend' | 'words' | 'name' | 'job' | AnswerKind, string>>;

const WRITTEN: AnswerWords = {
  legend: 'What can you say?',
  told: 'We know something',
  'nothing known': 'We looked and know nothing',
  'not shared': 'We do not share it',
  words: 'What you know',
  name: 'Your name',
  job: 'Your job',
};

type Shown = Pick<ReplyForm, 'typed' | 'errors'>;

/** Own words, nothing known, or not shared and why. */
export function answerKinds({ typed, errors }: Shown, words: AnswerWords): Html {
  const area = (name: string, label: string, hint: string) =>
    govuk.textarea({
      id: name,
      name,
      label: { text: label },
      hint: { text: hint },
      rows: '8',
      value: typed.value(name),
      ...errorMessage(errors, name),
    });
  const refusal = govuk.radios({
    name: 'reason',
    idPrefix: 'reason',
    fieldset: { legend: { text: 'Why not?' } },
    items: REFUSALS.map((reason) => ({
      value: reason,
      text: REFUSAL_WORDS[reason],
      checked: typed.value('reason') === reason,
    })),
    ...errorMessage(errors, 'reason'),
  });
  const item = (value: AnswerKind) => ({
    value,
    text: words[value],
    checked: typed.value('kind') === value,
  });
  return govuk.radios({
    name: 'kind',
    idPrefix: 'kind',
    fieldset: { legend: { text: words.legend, classes: LEGEND } },
    items: [
      {
        ...item('told'),
        conditional: {
          html: area(
            'words',
            words.words,
            'In your own words. Say where it comes from, and what is opinion.',
          ),
        },
      },
      item('nothing known'),
      {
        ...item('not shared'),
        conditional: {
          html: html`${refusal}${area('why', 'In your words', 'It counts as much as an answer, and stands beside the others.')}`,
        },
      },
    ],
    ...errorMessage(errors, 'kind'),
  });
}

/** Who says it. */
export function giverBoxes({ typed, errors }: Shown, words: AnswerWords): Html {
  const input = (name: string, label: string, autocomplete: string) =>
    govuk.input({
      id: name,
      name,
      label: { text: label, classes: 'govuk-label--m' },
      autocomplete,
      value: typed.value(name),
      ...errorMessage(errors, name),
    });
  return html`${input('name', words.name, 'name')}${input('job', words.job, 'organization-title')}`;
}
