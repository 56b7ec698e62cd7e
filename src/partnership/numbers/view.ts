import { asset, card, type Html, html, NOTHING, raw, telephone } from '../../platform/html/index.ts';
import type { Purpose } from '../who-to-call/types.ts';
import type { KeptNumber, NumbersOf } from './numbers.ts';

const ABOUT: Readonly<Record<Purpose, string>> = {
  child: 'Worried about a child',
  allegation: 'Worried about someone who works with children',
  rail: 'On a train or at a station',
  'domestic-abuse': 'Someone at home hurts or scares you',
  'child-death': 'For staff: a child has died',
  training: 'For staff: courses',
};

export interface NumbersModel {
  numbers: readonly NumbersOf[];
  /** "28 November 2026" */
  day: string;
}

/** Every number on one page, for any hour: what stays true when nothing can be asked. */
export function numbersView({ numbers, day }: NumbersModel): Html {
  const places = Map.groupBy(numbers, ({ place }) => place);
  return html`<h1 class="govuk-heading-xl">Numbers to keep</h1>
<p class="govuk-body-l">If a child is in danger now, call ${telephone('999')}. If you can not speak, press 55 when you are asked.</p>
<p>Children can talk to Childline at any time, and it is free: ${telephone('0800 1111')}. To tell the police when it is not urgent, call ${telephone('101')}.</p>
<div data-keep-offline hidden><p>You can keep this page on this phone. Then it opens when there is no signal. Anyone who uses this phone could find it. Do not keep it if someone might check your phone.</p><p><button type="button" class="govuk-button" data-keep>Keep these numbers here</button> <button type="button" class="govuk-button govuk-button--secondary" data-forget hidden>Take them off this phone</button></p><p role="status" data-said></p></div>
${[...places].map(([place, all]) => card({ title: place, body: all.map(about) }))}
<p class="ws-quiet">As at ${day}. If a number does not work, call 101.</p>
${raw(`<script type="module" src="${asset('keep-offline.js')}"></script>`)}`;
}

function about({ purpose, numbers }: NumbersOf): Html {
  return html`<h3 class="govuk-heading-s">${ABOUT[purpose]}</h3><ul class="govuk-list">${numbers.map(line)}</ul>`;
}

function line({ name, phone, text, when }: KeptNumber): Html {
  const texting = text
    ? html` or text <a class="ws-phone" href="sms:${text.replace(/\D/g, '')}">${text}</a>`
    : NOTHING;
  return html`<li>${telephone(phone)}${texting} <span>${name}</span>${when ? html` <span class="ws-quiet">${when}</span>` : NOTHING}</li>`;
}
