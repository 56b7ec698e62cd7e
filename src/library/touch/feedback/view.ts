import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import {
  type CallPanel,
  callCard,
  type Drawing,
  govuk,
  type Html,
  html,
  markdown,
  NOTHING,
  notice,
  time,
} from '../../../platform/html/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords, whenWords } from '../../../platform/time/words.ts';
import { type AskedQuestion, KIND_WORDS, KINDS } from '../inbox/types.ts';
import { paragraphs } from '../words-view.ts';

interface FeedbackModel {
  typed: Typed;
  errors: readonly FormError[];
  /** What was typed sounds like a worry about somebody. */
  concern: boolean;
  call: CallPanel;
  csrf: string;
  key: string;
}

/** A question, feedback or a suggestion; and loudly, what this is not for. */
export function feedbackView(model: FeedbackModel): Html {
  const { typed, errors, concern, call, csrf, key } = model;
  const about = typed.value('about');
  return html`${errorSummary(errors.filter(({ field }) => field !== 'code'))}<h1 class="govuk-heading-xl">Ask us or tell us</h1>
${concern ? concernBox(call) : notice('calm', { strong: 'This is not for telling us about a child.', body: html`Nobody watches it at night. <a href="/worried">Tell us what worries you</a>, or <a href="/numbers">ring</a>.` })}
<p class="govuk-body">Ask the small team that looks after these pages, say what was wrong or good here, or suggest what is missing. You need not say who you are. Please name nobody.</p>
<form method="post" action="/feedback" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="about" value="${about}">
${about ? html`<p class="govuk-body">About the page <strong>${about}</strong></p>` : NOTHING}
${kindBoxes(typed, errors)}${wordsBox(typed, errors)}${concern ? noConcernBox() : NOTHING}${addressBox(typed, errors)}${publishBox(typed)}${govuk.button({ text: 'Send' })}</form>
${codeForm(errors)}`;
}

/** Shown in place of the quiet line where somebody was about to tell the wrong people. */
function concernBox(call: CallPanel): Html {
  return html`${notice('late', { strong: 'Is somebody at risk?', body: html`What you wrote has not been sent. Here it could lie unread for days. <a href="/worried">Tell those who act on it now</a>, or ring.` })}${callCard(call)}`;
}

function noConcernBox(): Html {
  return govuk.checkboxes({
    name: 'no-concern',
    idPrefix: 'no-concern',
    items: [
      {
        value: 'yes',
        text: 'It is not about somebody at risk: send it to the team that looks after the pages',
      },
    ],
  });
}

function kindBoxes(typed: Typed, errors: readonly FormError[]): Html {
  return govuk.radios({
    name: 'kind',
    idPrefix: 'kind',
    fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--m' } },
    items: KINDS.map((value) => ({ value, text: KIND_WORDS[value], checked: typed.value('kind') === value })),
    ...errorMessage(errors, 'kind'),
  });
}

function wordsBox(typed: Typed, errors: readonly FormError[]): Html {
  return govuk.textarea({
    id: 'words',
    name: 'words',
    rows: '6',
    label: { text: 'What do you want to say?', classes: 'govuk-label--m' },
    value: typed.value('words'),
    ...errorMessage(errors, 'words'),
  });
}

function addressBox(typed: Typed, errors: readonly FormError[]): Html {
  return govuk.input({
    id: 'email',
    name: 'email',
    type: 'email',
    label: { text: 'Email address, if you want to be told of the answer', classes: 'govuk-label--m' },
    hint: { text: 'You can leave this empty: you get a code to look for the answer yourself.' },
    autocomplete: 'email',
    spellcheck: false,
    value: typed.value('email'),
    ...errorMessage(errors, 'email'),
  });
}

function publishBox(typed: Typed): Html {
  return govuk.checkboxes({
    name: 'publish',
    idPrefix: 'publish',
    items: [
      {
        value: 'yes',
        text: 'You may publish my question with your answer, in your own words and without anything about me',
        checked: typed.values('publish').includes('yes'),
      },
    ],
  });
}

function codeForm(errors: readonly FormError[]): Html {
  const box = govuk.input({
    id: 'code',
    name: 'code',
    label: { text: 'Your code', classes: 'govuk-label--s' },
    classes: 'govuk-input--width-20',
    autocomplete: 'off',
    spellcheck: false,
    ...errorMessage(errors, 'code'),
  });
  return html`<h2 class="govuk-heading-m">Have you asked before?</h2>
<form method="get" action="/feedback/answer" novalidate>${box}${govuk.button({ text: 'See the answer', classes: 'govuk-button--secondary' })}</form>`;
}

/** What somebody asked, and the answer once there is one. */
export function askedView({
  asked,
  code,
  drawing,
  now,
}: {
  asked: AskedQuestion;
  code: string;
  drawing: Drawing;
  now: Temporal.Instant;
}): Html {
  const { kind, words, state, at, about } = asked;
  const said =
    words === null
      ? html`<p class="govuk-body ws-quiet">What you wrote has been removed since.</p>`
      : paragraphs(words);
  return html`<h1 class="govuk-heading-xl">${state === 'answered' ? 'Here is your answer' : 'We have what you sent'}</h1>
${answerPart(asked, drawing)}
<h2 class="govuk-heading-m">${KIND_WORDS[kind]}, ${time(whenWords(at, now))}</h2>${about ? html`<p class="govuk-body">About the page <a href="${about}">${about}</a></p>` : NOTHING}${said}
<h2 class="govuk-heading-m">Your code</h2><p class="govuk-body">Write it down, or keep the address of this page: <strong class="ws-code">${code}</strong></p>`;
}

function answerPart({ state, answer, closed_why, settled_at, told }: AskedQuestion, drawing: Drawing): Html {
  const when = settled_at
    ? html`<p class="govuk-body ws-quiet">${time(dateWords(londonDate(settled_at)))}</p>`
    : NOTHING;
  if (state === 'answered')
    return html`${answer === null ? html`<p class="govuk-body ws-quiet">The answer has been removed since.</p>` : html`<div class="ws-card">${markdown(answer, [], drawing)}</div>`}${when}`;
  if (state === 'closed')
    return html`<p class="govuk-body">We have read it, and there will be no further answer.</p>${closed_why ? html`<div class="ws-card">${markdown(closed_why, [], drawing)}</div>` : NOTHING}${when}`;
  const way = told
    ? 'We will also write to your address when there is an answer.'
    : 'Come back to this page for the answer.';
  return html`<p class="govuk-body">Somebody reads it within a few working days. ${way}</p>`;
}
