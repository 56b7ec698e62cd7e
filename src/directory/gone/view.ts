import { govuk, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { longDateWords } from '../../platform/time/words.ts';

export interface GoneModel {
  source: string | null;
  goneOn: Temporal.PlainDate | null;
  goneKeptOn: Temporal.PlainDate | null;
  published: boolean;
}

/** What its source lists no more, with the two answers to it. `form` draws a form of the entry's own page. */
export function goneView(
  { source, goneOn, goneKeptOn, published }: GoneModel,
  mayPublish: boolean,
  form: (inside: Html) => Html,
): Html {
  if (goneOn === null) return NOTHING;
  const since = html`${source ?? 'Its source'} has not listed it since ${time(longDateWords(goneOn))}.`;
  if (goneKeptOn !== null)
    return notice('calm', {
      strong: since,
      body: html`Somebody here said on ${time(longDateWords(goneKeptOn))} that it is still offered.`,
    });
  if (!published) return notice('calm', { strong: since, body: 'The public does not see it.' });
  const keep = govuk.button({
    text: 'It is still offered',
    name: 'press',
    value: 'keep',
    classes: 'govuk-button--secondary',
  });
  const withdraw = mayPublish
    ? govuk.button({ text: 'Withdraw it', name: 'press', value: 'withdraw' })
    : NOTHING;
  return html`${notice('late', {
    strong: since,
    body: 'Is it still offered? Call them. Until somebody answers here, the public is told to call first.',
  })}${form(html`<div class="govuk-button-group" id="gone">${withdraw}${keep}</div>`)}`;
}
