import { errorMessage, errorSummary, hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../../platform/html/index.ts';
import { readerOptions, topicOptions } from '../../search/words-view.ts';
import type { WishesModel } from '../types.ts';

/** What to hear of, how often, and where to send it. */
export function subscribeView(model: WishesModel): Html {
  const { typed, errors, csrf, key } = model;
  const address = govuk.input({
    id: 'email',
    name: 'email',
    type: 'email',
    label: { text: 'Your email address', classes: 'govuk-label--m' },
    hint: {
      text: 'Use one that nobody else reads if what you want to hear of is private. It is used for this and nothing else.',
    },
    autocomplete: 'email',
    spellcheck: false,
    value: typed.value('email'),
    ...errorMessage(errors, 'email'),
  });
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Hear what is new</h1>
<p class="govuk-body">We write when guides, procedures and services are new or change. First you get one message with a link: nothing else is sent until you open it. Every message has a link to stop.</p>
<form method="post" action="/subscribe" novalidate>${hiddenFields({ csrf, key })}${wishBoxes(model)}${address}${govuk.button({ text: 'Send me the link' })}</form>`;
}

/** The boxes of what to hear of; nothing ticked is all of it. */
export function wishBoxes({ choices, typed, errors }: WishesModel): Html {
  const group = (name: string, legend: string, options: readonly { code: string; name: string }[]) =>
    options.length === 0
      ? NOTHING
      : govuk.checkboxes({
          name,
          idPrefix: name,
          classes: 'govuk-checkboxes--small',
          fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
          hint: { text: 'Tick none for all of them.' },
          items: options.map(({ code, name: text }) => ({
            value: code,
            text,
            checked: typed.values(name).includes(code),
          })),
          ...errorMessage(errors, name),
        });
  const often = govuk.radios({
    name: 'pace',
    idPrefix: 'pace',
    fieldset: { legend: { text: 'How often', classes: 'govuk-fieldset__legend--m' } },
    items: [
      {
        value: 'weekly',
        text: 'Once a week, on Monday, if anything is new',
        checked: typed.value('pace') !== 'at once',
      },
      { value: 'at once', text: 'Within minutes of each change', checked: typed.value('pace') === 'at once' },
    ],
    ...errorMessage(errors, 'pace'),
  });
  return html`${group('topics', 'About what', topicOptions(choices.topics, typed.values('topics')))}${group('audiences', 'For whom', readerOptions(choices.audiences))}${group('areas', 'Where', choices.areas)}${often}`;
}

/** The same for every address: whether one is known here is nobody else's business. */
export function sentView(): Html {
  return html`<h1 class="govuk-heading-xl">Look for our message</h1>
<p class="govuk-body">We have sent a message to the address you gave. Open the link in it within two days, and it is settled. If nothing comes within an hour, look in your junk mail, and then <a href="/subscribe">try again</a>.</p>`;
}
