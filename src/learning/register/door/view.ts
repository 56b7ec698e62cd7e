import { errorMessage, errorSummary, hiddenFields } from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, notice } from '../../../platform/html/index.ts';
import { needsFields, payerFields } from '../../book/payer-view.ts';
import type { BookModel } from '../../book/types.ts';
import { claimField, termsPart } from '../../book/view.ts';
import { whoFields } from '../../book/who-view.ts';
import { moneyWords, timesWords } from '../../rules/times.ts';
import { placesWords } from '../../rules/words.ts';

/** Somebody at the door, with the price and the terms to be said before anything is asked. */
export function doorView(model: BookModel): Html {
  const { session, course, terms, prices, errors, over } = model;
  const at = `/learning/sessions/${session.id}/register`;
  return html`${errorSummary(errors)}<span class="govuk-caption-l">${course.title}, ${timesWords(session)}</span><h1 class="govuk-heading-l">Somebody without a booking</h1>
<p>Hand them the phone, or ask and write it down. Is their name on the register already? <a href="${at}">Mark them there.</a></p>
${facts([
  { label: 'Places', value: placesWords(session) },
  {
    label: 'Price today',
    value:
      prices.length === 0
        ? 'Free of charge'
        : html`${prices.map(({ label, pence }) => html`${label}: ${moneyWords(pence)}<br>`)}`,
  },
])}
<h2 class="govuk-heading-m" id="terms-words">To be said before they come in</h2>${termsPart(terms)}
${over ? notice('late', { strong: 'Nobody can be added now.', body: 'People are added on the day, until the session is over.' }) : form(model, at)}`;
}

function form(model: BookModel, at: string): Html {
  const { session, csrf, key, errors, typed, prerequisites } = model;
  const full = session.taken >= session.capacity;
  const tick = (name: string, text: string) =>
    govuk.checkboxes({
      ...{ name, idPrefix: name },
      items: [{ value: 'yes', text, checked: typed.value(name) === 'yes' }],
      ...errorMessage(errors, name),
    });
  return html`<form method="post" action="${at}/door" novalidate>${hiddenFields({ csrf, key })}${whoFields(model)}${prerequisites.filter(({ equivalent }) => equivalent).map((needs) => claimField(model, needs))}${payerFields(model)}${needsFields(model)}${full ? tick('room', 'Every place is taken, and there is room for one more') : NOTHING}${tick('terms', 'They know the price and the terms, and agree')}${govuk.button({ text: 'Add them, and mark them here' })}</form>`;
}
