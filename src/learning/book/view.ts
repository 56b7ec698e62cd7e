import { errorMessage, errorSummary, hiddenFields } from '../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import type { Prerequisite } from '../rules/eligibility.ts';
import { moneyWords, timesWords } from '../rules/times.ts';
import { placesWords } from '../rules/words.ts';
import { needsFields, payerFields } from './payer-view.ts';
import type { BookModel, Offer } from './types.ts';
import { organisationFields, whoFields } from './who-view.ts';

/** What the page is called: of a session that is full, nobody books a place. */
export const offerTitle = (session: Offer['session']): string =>
  session.taken >= session.capacity ? 'Join the queue' : 'Book a place';

/** What is booked: the day, the price and the terms, all before anything is asked. */
function offerPart({ course, session, parts, terms, prices }: Offer): Html {
  return html`<h1 class="govuk-heading-xl">${offerTitle(session)}</h1>
<h2 class="govuk-heading-l">${course.title}</h2>
${facts([
  {
    label: parts.length > 1 ? 'When (come to all of them)' : 'When',
    value: html`${parts.map((part) => html`${timesWords(part)}<br>`)}`,
  },
  { label: 'Where', value: session.venue ?? 'Online' },
  { label: 'Places', value: placesWords(session) },
  {
    label: 'Price',
    value:
      prices.length === 0
        ? 'Free of charge'
        : html`${prices.map(({ label, pence }) => html`${label}: ${moneyWords(pence)}<br>`)}`,
  },
])}
<h2 class="govuk-heading-m" id="terms-words">If you cannot come after all</h2>
${termsPart(terms)}`;
}

export function termsPart(terms: { words: readonly string[] } | null): Html {
  if (!terms)
    return html`<p>You can leave at any time without a charge. Please tell us, so that somebody else can come.</p>`;
  return html`<ul class="govuk-list govuk-list--bullet">${terms.words.map((words) => html`<li>${words}</li>`)}</ul>`;
}

/** The whole booking on one page. */
export function bookView(model: BookModel): Html {
  const { session, csrf, key, errors, over } = model;
  if (over)
    return html`${offerPart(model)}${notice('late', { strong: 'This session can no longer be booked.', body: html`<a href="/learning/courses/${model.course.code}">Choose another day</a>` })}`;
  const waits = session.taken >= session.capacity;
  const several = model.mayBookOthers
    ? html`<p><a href="/learning/sessions/${session.id}/book-list">Book a list of people at once</a></p>`
    : NOTHING;
  return html`${errorSummary(errors)}${waysPart(model)}${offerPart(model)}${several}
<form method="post" action="/learning/sessions/${session.id}/book" novalidate>${hiddenFields({ csrf, key })}
${whoFields(model)}${claimFields(model)}${payerFields(model)}${needsFields(model)}${termsBox(model)}${govuk.button({ text: waits ? 'Join the queue' : 'Book' })}</form>`;
}

/** A refusal leads somewhere. */
function waysPart({ waysOn }: BookModel): Html {
  if (waysOn.length === 0) return NOTHING;
  return notice('calm', {
    strong: 'Nothing is booked. What you can do:',
    body: html`<ul class="govuk-list">${waysOn.map(({ href, words }) => html`<li><a href="${href}">${words}</a></li>`)}</ul>`,
  });
}

/** A list of people for one session, booked together. */
export function listFormView(model: BookModel): Html {
  const { session, csrf, key, errors, over, typed, ages } = model;
  if (over) return bookView(model);
  const lines = ages === '' ? '' : `, their age on the day (this is for people aged ${ages})`;
  return html`${errorSummary(errors)}${waysPart(model)}${offerPart(model)}
<form method="post" action="/learning/sessions/${session.id}/book-list" novalidate>${hiddenFields({ csrf, key })}
<h2 class="govuk-heading-m">Who comes</h2>${govuk.textarea({
    id: 'people',
    name: 'people',
    rows: '10',
    label: { text: 'One person on each line, 30 at most', classes: 'govuk-label--s' },
    hint: {
      text: `Name, email address${lines}, with commas between. Each is booked or refused on their own. What would help each of them is asked next.`,
    },
    value: typed.value('people'),
    ...errorMessage(errors, 'people'),
  })}${organisationFields(model)}${claimFields(model)}${payerFields(model)}${termsBox(model)}${govuk.button({ text: 'Book them' })}</form>`;
}

function termsBox({ typed, errors }: BookModel): Html {
  const text = 'I have read what happens if I cannot come, and agree';
  return govuk.checkboxes({
    ...{ name: 'terms', idPrefix: 'terms' },
    items: [{ value: 'yes', text, checked: typed.value('terms') === 'yes' }],
    ...errorMessage(errors, 'terms'),
  });
}

const claimFields = (model: BookModel) =>
  model.prerequisites.filter(({ equivalent }) => equivalent).map((needs) => claimField(model, needs));

export function claimField(
  { typed, errors }: Pick<BookModel, 'typed' | 'errors'>,
  { needsId, title, evidence }: Prerequisite,
): Html {
  return govuk.textarea({
    id: `claim-${needsId}`,
    name: `claim-${needsId}`,
    label: {
      text: `“${title}” comes first. Have you done it, or something like it?`,
      classes: 'govuk-label--s',
    },
    hint: {
      text: `Leave this empty if you completed it here. Otherwise say what, where and when${evidence ? ', and how you can show it' : ''}. The coordinator looks at it.`,
    },
    rows: '2',
    value: typed.value(`claim-${needsId}`),
    ...errorMessage(errors, `claim-${needsId}`),
  });
}

/** For somebody who has not said who they are: two ways, one of them without an account. */
export function proveView(model: Offer & { path: string }): Html {
  const next = encodeURIComponent(model.path);
  return html`${offerPart(model)}
<h2 class="govuk-heading-m">Who are you?</h2>
${
  model.over
    ? NOTHING
    : html`<p><a class="govuk-button" href="/my-receipts?next=${next}" role="button" draggable="false">Go on with your email address</a></p>
<p>We send a code to your address. You need no account. The code opens your own bookings and nothing else.</p>
<p>Do you have an account here? <a href="/sign-in?next=${next}">Sign in</a>, then book for yourself or, as a training lead, for your staff.</p>`
}`;
}
