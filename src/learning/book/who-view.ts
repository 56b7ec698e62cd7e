import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { ORGANISATION_WORDS, ROLE_WORDS } from '../rules/words.ts';
import { ORGANISATION_TYPES, ROLES } from '../types.ts';
import type { BookModel } from './types.ts';

type Model = Pick<
  BookModel,
  'typed' | 'errors' | 'mayBookOthers' | 'proved' | 'ages' | 'asksRole' | 'schemes'
>;
type Rest = { hint?: { text: string }; type?: string; classes?: string; autocomplete?: string };

/** One line of the booking. */
export function input(
  { typed, errors }: Pick<Model, 'typed' | 'errors'>,
  name: string,
  label: string,
  rest: Rest = {},
): Html {
  return govuk.input({
    id: name,
    name,
    value: typed.value(name),
    label: { text: label },
    spellcheck: false,
    ...rest,
    ...errorMessage(errors, name),
  });
}

/** Who comes, and from where. */
export function whoFields(model: Model): Html {
  const { mayBookOthers, ages } = model;
  return html`<h2 class="govuk-heading-m">Who comes</h2>${mayBookOthers ? otherOrSelf(model) : self(model)}${ages === '' ? NOTHING : ageFields(model)}${organisationFields(model)}`;
}

/** What somebody does, where a course is for some alone. */
export function roleField({ typed, errors }: Pick<Model, 'typed' | 'errors'>): Html {
  const items = ROLES.map((value) => ({ value: value as string, text: ROLE_WORDS[value] }));
  return govuk.select({
    ...{ id: 'role', name: 'role', value: typed.value('role') },
    label: { text: 'What describes the work best?' },
    items: [{ value: '', text: 'Choose one' }, ...items],
    ...errorMessage(errors, 'role'),
  });
}

/** Where somebody works and what they do: the price and whom the course is for go by it. */
export function organisationFields(model: Model): Html {
  const { typed, errors, asksRole } = model;
  const options = (words: Readonly<Record<string, string>>, values: readonly string[]) => [
    { value: '', text: 'Choose one' },
    ...values.map((value) => ({ value, text: words[value] ?? value })),
  ];
  const select = (name: string, label: string, items: { value: string; text: string }[]) =>
    govuk.select({
      ...{ id: name, name, label: { text: label }, value: typed.value(name), items },
      ...errorMessage(errors, name),
    });
  const role = asksRole ? roleField(model) : NOTHING;
  return html`${input(model, 'organisation', 'Organisation', { autocomplete: 'organization' })}${select('organisation-type', 'What sort of organisation is it?', options(ORGANISATION_WORDS, ORGANISATION_TYPES))}${role}${membershipFields(model, select)}`;
}

/** The bodies whose members may pay less, and what each asks to be shown; nothing where none does. */
function membershipFields(
  model: Model,
  select: (name: string, label: string, items: { value: string; text: string }[]) => Html,
): Html {
  const { schemes } = model;
  if (schemes.length === 0) return NOTHING;
  const [first, ...more] = schemes;
  const items = [
    { value: '', text: 'No' },
    ...schemes.map(({ code, name }) => ({ value: code, text: name })),
  ];
  const asked = schemes.map(({ name, evidence }) => `${name}: ${evidence}`).join('. ');
  return html`${select('membership', 'Does a membership lower the price?', items)}${input(
    model,
    'membership-number',
    first && more.length === 0 ? first.evidence : 'What shows the membership',
    { classes: 'govuk-input--width-20', ...(more.length === 0 ? {} : { hint: { text: asked } }) },
  )}`;
}

function self(model: Model): Html {
  const { proved } = model;
  const address = proved
    ? html`<p>Your email address: <strong>${proved}</strong></p>`
    : input(model, 'email', 'Email address', {
        type: 'email',
        autocomplete: 'email',
        hint: { text: 'We write to it about this booking.' },
      });
  return html`${input(model, 'name', 'Name', { autocomplete: 'name' })}${address}`;
}

function otherOrSelf(model: Model): Html {
  const { typed, errors } = model;
  const other = html`${input(model, 'other-name', 'Their name')}${input(model, 'other-email', 'Their email address', { type: 'email', hint: { text: 'We write to it about this booking.' } })}`;
  return govuk.radios({
    ...{ name: 'for', idPrefix: 'for', value: typed.value('for') },
    fieldset: { legend: { text: 'Whom do you book for?' } },
    items: [
      { value: 'me', text: 'Myself', conditional: { html: self(model) } },
      { value: 'other', text: 'Somebody else', conditional: { html: other } },
    ],
    ...errorMessage(errors, 'for'),
  });
}

/** How old somebody is on the day, where a course asks it. */
export function ageFields(model: Pick<Model, 'typed' | 'errors' | 'ages'>): Html {
  const { typed, ages } = model;
  return html`<p>This is for people aged ${ages}.</p>${input(model, 'age', 'Age on the day', { classes: 'govuk-input--width-3' })}${govuk.checkboxes(
    {
      name: 'send',
      idPrefix: 'send',
      items: [
        {
          value: 'yes',
          text: 'Has special educational needs or a disability',
          checked: typed.value('send') === 'yes',
        },
      ],
    },
  )}`;
}
