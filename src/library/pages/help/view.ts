import { govuk, type Html, html, NOTHING, time } from '../../../platform/html/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import type { Help, HelpingService } from './types.ts';

/** Help near the reader that fits the page, each with the day it was checked on, and the way to look closer to home. */
export function helpView(help: Help | undefined): Html {
  if (!help) return NOTHING;
  const { services, more, area, need, audience } = help;
  const query = new URLSearchParams({
    ...(need ? { need } : {}),
    ...(audience ? { audience } : {}),
    ...(area ? { area: area.code } : {}),
  });
  const where = area ? ` in ${area.name}` : '';
  const list =
    services.length === 0
      ? html`<p>No service for this is in our directory${where} yet. <a href="/directory">Look for other help</a>, or use the numbers on this page.</p>`
      : html`<ul class="ws-list">${services.map(lineOf)}</ul>${more > 0 ? html`<p><a href="/directory?${query.toString()}">${more === 1 ? 'One more service' : `${more} more services`}${where}</a></p>` : NOTHING}`;
  return html`<section class="ws-card" aria-labelledby="help-near"><h2 class="ws-card__title" id="help-near">Where you can get help${where}</h2>${list}${services.length === 0 ? NOTHING : nearForm(help)}</section>`;
}

function lineOf({ title, summary, href, checkedOn, goneOn }: HelpingService): Html {
  const checked = goneOn
    ? 'It may not be offered any more. Call first'
    : checkedOn
      ? html`Checked on ${time(dateWords(checkedOn))}`
      : 'Not checked yet. Call first';
  return html`<li class="ws-listed"><h3 class="ws-card__title ws-card__title--small"><a href="${href}">${title}</a></h3>${summary ? html`<p>${summary}</p>` : NOTHING}<p class="ws-quiet">${checked}</p></li>`;
}

/** The postcode goes no further than its first half, and into no address: see the directory. */
function nearForm({ need, audience }: Help): Html {
  const hidden = (name: string, value: string) =>
    value ? html`<input type="hidden" name="${name}" value="${value}">` : NOTHING;
  return html`<form method="post" action="/directory/find" class="ws-noprint">${hidden('need', need)}${hidden('audience', audience)}${govuk.input(
    {
      id: 'help-postcode',
      name: 'near',
      label: { text: 'Nearest to you first: your postcode' },
      hint: { text: 'We use the first half only, and keep none of it.' },
      classes: 'govuk-input--width-10',
      autocomplete: 'postal-code',
      spellcheck: false,
    },
  )}${govuk.button({ text: 'Show what is near', classes: 'govuk-button--secondary' })}</form>`;
}
