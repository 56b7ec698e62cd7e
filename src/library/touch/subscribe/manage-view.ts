import { errorSummary, hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../../platform/html/index.ts';
import { readerOptions, topicOptions } from '../../search/words-view.ts';
import type { ManageModel } from '../types.ts';
import { wishBoxes } from './view.ts';

export function confirmView(token: string, csrf: string): Html {
  return html`<h1 class="govuk-heading-xl">Do you want these messages?</h1>
<p class="govuk-body">Somebody asked for messages about what is new to go to your address. If it was you, say so here.</p>
<form method="post" action="/subscribe/confirm/${token}" novalidate>${hiddenFields({ csrf })}${govuk.button({ text: 'Yes, send them to me' })}</form>
<p class="govuk-body">If it was not you, close this page. Nothing will be sent.</p>`;
}

const SAID = {
  confirmed: { strong: 'You will hear what is new.', body: 'You can change or stop it here at any time.' },
  saved: { strong: 'Saved.', body: 'It counts from the next message on.' },
} as const;

/** What is sent, to be changed or stopped. */
export function manageView(model: ManageModel): Html {
  const { token, errors, csrf, key, done } = model;
  return html`${errorSummary(errors)}${done ? notice('calm', SAID[done]) : NOTHING}<h1 class="govuk-heading-xl">Your messages</h1>
<p class="govuk-body">${wishedWords(model)}</p>
<form method="post" action="/subscribe/manage/${token}" novalidate>${hiddenFields({ csrf, key })}${wishBoxes(model)}<div class="govuk-button-group">${govuk.button({ text: 'Save' })}${govuk.button({ text: 'Stop all messages', name: 'press', value: 'stop', classes: 'govuk-button--secondary' })}</div></form>`;
}

/** What is sent now, in a sentence: the boxes below are many. */
function wishedWords({ choices, subscription }: ManageModel): string {
  const { topics, audiences, areas, pace } = subscription;
  const named = (codes: readonly string[], options: readonly { code: string; name: string }[]) =>
    list.format(codes.map((code) => options.find((each) => each.code === code)?.name ?? code));
  const about = topics.length > 0 ? named(topics, topicOptions(choices.topics, topics)) : 'everything';
  const readers = audiences.length > 0 ? `, for: ${named(audiences, readerOptions(choices.audiences))}` : '';
  const where = areas.length > 0 ? `, in ${named(areas, choices.areas)}` : '';
  const often = pace === 'weekly' ? 'once a week, on Monday' : 'within minutes of each change';
  return `You hear what is new about ${about}${readers}${where}: ${often}.`;
}

const list = new Intl.ListFormat('en-GB');

export function stopView(token: string): Html {
  return html`<h1 class="govuk-heading-xl">Stop the messages?</h1>
<form method="post" action="/unsubscribe/${token}">${govuk.button({ text: 'Stop them' })}</form>
<p class="govuk-body">You can also <a href="/subscribe/manage/${token}">change what you get</a>.</p>`;
}

export function stoppedView(): Html {
  return html`<h1 class="govuk-heading-xl">The messages are stopped</h1>
<p class="govuk-body">Nothing more will be sent. Your address is removed within a month. If you want to hear again one day, <a href="/subscribe">ask anew</a>.</p>`;
}
