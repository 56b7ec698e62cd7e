import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';

export interface SignpostModel {
  id: string;
  title: string;
  /** The picker of people, drawn; undefined for those who may not search. */
  picker: Html | undefined;
  /** After how many days somebody is asked. */
  days: number;
  areas: readonly { code: string; name: string }[];
  area: string;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

const LEGEND = 'govuk-fieldset__legend--m';

/** A family is pointed to a service, in a way that is safe for them. */
export function signpostView(model: SignpostModel): Html {
  const { id, title, csrf, key, errors } = model;
  return html`${errorSummary(errors)}<span class="govuk-caption-l">${title}</span><h1 class="govuk-heading-l">Point a family here</h1>
<form method="post" action="/directory/${id}/signpost" novalidate>${hiddenFields({ csrf, key })}${whom(model)}${where(model)}${how(model)}${ask(model)}${govuk.button({ text: 'Save', preventDoubleClick: true })}</form>`;
}

function whom({ picker, typed, errors }: SignpostModel): Html {
  const words = govuk.input({
    id: 'about',
    name: 'about',
    label: { text: 'Initials, or a reference of your own' },
    hint: { text: 'So that you know later whom it was for. No names.' },
    value: typed.value('about'),
    classes: 'govuk-input--width-20',
    autocomplete: 'off',
    ...errorMessage(errors, 'about'),
  });
  if (!picker)
    return html`<input type="hidden" name="whom" value="words"><h2 class="govuk-heading-m">Whom is it for?</h2>${words}`;
  const item = (value: string, text: string, hint: string, inside: Html) => ({
    value,
    text,
    hint: { text: hint },
    checked: typed.value('whom') === value,
    conditional: { html: inside },
  });
  return govuk.radios({
    name: 'whom',
    idPrefix: 'whom',
    fieldset: { legend: { text: 'Whom is it for?', classes: LEGEND } },
    items: [
      item('person', 'Somebody whose record is here', 'Whoever may open their record sees it there.', picker),
      item('words', 'Somebody else', 'You alone see it.', words),
    ],
    ...errorMessage(errors, 'whom'),
  });
}

function where({ areas, area, typed, errors }: SignpostModel): Html {
  const chosen = typed.value('area') || area;
  return govuk.select({
    id: 'area',
    name: 'area',
    label: { text: 'Where does the family live?', classes: 'govuk-label--m' },
    items: [
      { value: '', text: 'Not known' },
      ...areas.map(({ code, name }) => ({ value: code, text: name, selected: code === chosen })),
    ],
    ...errorMessage(errors, 'area'),
  });
}

function how(model: SignpostModel): Html {
  const { typed, errors } = model;
  const box = (name: 'email' | 'phone', label: string) =>
    govuk.input({
      id: name,
      name,
      label: { text: label },
      value: typed.value(name),
      classes: 'govuk-input--width-20',
      autocomplete: 'off',
      ...errorMessage(errors, name),
    });
  const item = (value: string, text: string, inside?: Html) => ({
    value,
    text,
    checked: typed.value('how') === value,
    ...(inside ? { conditional: { html: inside } } : {}),
  });
  return html`${govuk.radios({
    name: 'how',
    idPrefix: 'how',
    fieldset: { legend: { text: 'How do they get it?', classes: LEGEND } },
    items: [
      item('told', 'I told them, or gave it to them on paper'),
      item('email', 'By email', box('email', 'Their email address')),
      item('sms', 'By text message', box('phone', 'Their mobile number')),
    ],
    ...errorMessage(errors, 'how'),
  })}${safety(model)}`;
}

function safety({ typed, errors }: SignpostModel): Html {
  const boxes = (name: string, legend: string, items: readonly (readonly [string, string])[]) =>
    govuk.checkboxes({
      name,
      idPrefix: name,
      classes: 'govuk-checkboxes--small',
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
      items: items.map(([value, text]) => ({ value, text, checked: typed.values(name).includes(value) })),
      ...errorMessage(errors, name),
    });
  const inside = html`${boxes('safe-said', 'Is it safe?', [['yes', 'They told me that nobody else reads it']])}${govuk.radios(
    {
      name: 'when',
      idPrefix: 'when',
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'When is it safe to write?', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'any', text: 'At any time', checked: typed.value('when') === 'any' },
        {
          value: 'some',
          text: 'At some times only. Tick them below',
          checked: typed.value('when') === 'some',
        },
      ],
      ...errorMessage(errors, 'when'),
    },
  )}${boxes('days', 'Safe days', [
    ['weekdays', 'Monday to Friday'],
    ['weekend', 'Saturday and Sunday'],
  ])}${boxes('hours', 'Safe times of day', [
    ['morning', 'Morning, 8 to 12'],
    ['afternoon', 'Afternoon, 12 to 5'],
    ['evening', 'Evening, 5 to 9'],
  ])}`;
  const open =
    typed.value('how') === 'email' ||
    typed.value('how') === 'sms' ||
    errors.some(({ field }) => ['safe-said', 'when', 'days', 'hours'].includes(field));
  return govuk.details({ summaryText: 'For a message: is it safe, and when?', html: inside, open });
}

function ask({ typed, errors, days }: SignpostModel): Html {
  const item = (value: string, text: string) => ({ value, text, checked: typed.value('ask') === value });
  return html`${govuk.radios({
    name: 'ask',
    idPrefix: 'ask',
    fieldset: {
      legend: { text: `Who is asked after ${days} days whether they got there?`, classes: LEGEND },
    },
    hint: { text: 'Once. What does not work shows where a service is missing.' },
    items: [
      item('practitioner', 'I am'),
      item('family', 'They are, by a message with a link'),
      item('nobody', 'Nobody'),
    ],
    ...errorMessage(errors, 'ask'),
  })}${NOTHING}`;
}
