import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import type { BookModel } from './types.ts';
import { input } from './who-view.ts';

type Model = Pick<BookModel, 'typed' | 'errors' | 'course'>;

/** Who would pay: asked even where the place is free, for a place not used may cost something. */
export function payerFields(model: Model): Html {
  const { typed, errors } = model;
  return html`<h2 class="govuk-heading-m">Who pays if there is something to pay</h2>
<p>We ask this even where the place is free. It is used for a charge and for nothing else, and deleted when it is no longer needed.</p>
${input(model, 'payer-name', 'Name of the payer')}${input(model, 'payer-organisation', 'Organisation that pays')}${input(model, 'payer-email', 'Payer’s email address', { type: 'email' })}${input(model, 'payer-phone', 'Payer’s phone number (if you like)', { type: 'tel' })}${govuk.textarea(
  {
    id: 'payer-address',
    name: 'payer-address',
    label: { text: 'Payer’s postal address' },
    rows: '3',
    value: typed.value('payer-address'),
    ...errorMessage(errors, 'payer-address'),
  },
)}${input(model, 'purchase-order', 'Purchase order number (if you have one)', { classes: 'govuk-input--width-20' })}`;
}

/** What they need, for the few who see it. */
export function needsFields({ typed, errors }: Model): Html {
  const area = (id: string, label: string, hint: string) =>
    govuk.textarea({
      id,
      name: id,
      label: { text: label },
      hint: { text: hint },
      rows: '2',
      value: typed.value(id),
      ...errorMessage(errors, id),
    });
  return html`<h2 class="govuk-heading-m">What would help</h2>${area('access', 'Anything that helps you take part (if you like)', 'For example: large print, a hearing loop, step-free access. The coordinator and the trainer see it.')}${area('dietary', 'What you eat or do not eat (if you like)', 'Only the coordinator sees it.')}`;
}
