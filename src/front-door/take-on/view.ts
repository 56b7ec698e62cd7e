import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, shieldTag } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';

export interface TakeOnModel extends FormModel {
  address: string;
}

/** Before a shielded address is read for the first time. */
export function takeOnView(model: TakeOnModel): Html {
  const { typed, errors, address } = model;
  return concernForm({
    ...model,
    title: 'Open a shielded address',
    step: `shield/${address}`,
    button: 'Open it to me',
    before: html`<p>It came in shielded: whoever told us said that somebody must not learn it. Nobody here may read it yet.</p>
<ul class="govuk-list govuk-list--bullet"><li>you are its named person from then on, and may name others</li><li>your reason stands on the record, and that you opened it in the audit</li><li>it stays hidden from everybody else</li></ul>`,
    fields: html`${govuk.textarea({
      id: 'reason',
      name: 'reason',
      label: { text: 'Why do you need to read it?', classes: 'govuk-label--m' },
      rows: '3',
      value: typed.value('reason'),
      ...errorMessage(errors, 'reason'),
    })}`,
  });
}

/** On the record: addresses that nobody may read yet, each with the one step to it. */
export function unclaimedAddresses(concernId: string, addresses: readonly string[]): Html {
  if (addresses.length === 0) return NOTHING;
  return html`${addresses.map(
    (id, at) =>
      html`<p>${shieldTag('shielded', 'Address shielded: nobody may read it yet')} <a href="/front-door/${concernId}/shield/${id}">Open it with a reason${addresses.length > 1 ? ` (${at + 1} of ${addresses.length})` : ''}</a></p>`,
  )}`;
}
