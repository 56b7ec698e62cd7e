import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { type CallLine, govuk, type Html, html, NOTHING, telephone } from '../../platform/html/index.ts';
import { SEX_WORDS } from '../rules/words.ts';
import { partialDateView } from '../search/fields-view.ts';
import { SEXES } from '../types.ts';

export interface NewPersonModel {
  search: string;
  teams: readonly { id: string; name: string }[];
  /** How many people were shown who might be the same. */
  shown: number;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

/** Somebody new: what is known, who told it, and which team works with them. */
export function newPersonView(model: NewPersonModel): Html {
  const { search, csrf, key, errors } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">A new person</h1>
<form method="post" action="/people/new" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="search" value="${search}">
<h2 class="govuk-heading-m">Who they are</h2>${who(model)}
<h2 class="govuk-heading-m">Where they live</h2>${input(model, 'address', 'Address, without the postcode')}${input(model, 'postcode', 'Postcode', { classes: 'govuk-input--width-10' })}
<h2 class="govuk-heading-m">Who told you, and why you work with them</h2>${told(model)}
${govuk.button({ text: 'Add this person' })}</form>`;
}

type Rest = { hint?: { text: string }; classes?: string };

function input({ typed, errors }: NewPersonModel, name: string, label: string, rest: Rest = {}): Html {
  return govuk.input({
    id: name,
    name,
    value: typed.value(name),
    label: { text: label },
    autocomplete: 'off',
    spellcheck: false,
    ...rest,
    ...errorMessage(errors, name),
  });
}

function who(model: NewPersonModel): Html {
  const { typed, errors } = model;
  const radios = (
    name: string,
    legend: string,
    items: { value: string; text: string; hint?: { text: string } }[],
  ) =>
    govuk.radios({
      name,
      idPrefix: name,
      value: typed.value(name),
      fieldset: { legend: { text: legend } },
      items,
      ...errorMessage(errors, name),
    });
  return html`${input(model, 'given', 'First names')}${input(model, 'surname', 'Surname', { hint: { text: 'If there is one name only, write it here. For a baby not born yet, as a rule the mother’s.' } })}
${radios('bornKind', 'What is known of the date of birth?', [
  { value: 'exact', text: 'The day' },
  { value: 'estimated', text: 'About when', hint: { text: 'The year, or the month and year, will do.' } },
  { value: 'unborn', text: 'Not born yet', hint: { text: 'Write the date the baby is due.' } },
  { value: 'unknown', text: 'Nothing' },
])}${partialDateView('born', { typed, errors }, { legend: 'Date of birth, or the date the baby is due', hint: 'For example, 3 3 2012.' })}${radios('sex', 'Sex', [...SEXES.map((sex) => ({ value: sex as string, text: SEX_WORDS[sex] })), { value: '', text: 'Leave out' }])}${input(model, 'nhsNumber', 'NHS number', { classes: 'govuk-input--width-10' })}`;
}

const HOW = [
  { value: 'said', text: 'Somebody told me' },
  { value: 'seen', text: 'I or a colleague saw it' },
  { value: 'document', text: 'It is in a document' },
];

function told(model: NewPersonModel): Html {
  const { typed, errors, teams, shown } = model;
  return html`${govuk.radios({ name: 'how', idPrefix: 'how', value: typed.value('how'), fieldset: { legend: { text: 'How do you know?' } }, items: HOW, ...errorMessage(errors, 'how') })}${input(model, 'saidBy', 'Who told you, or which document', { hint: { text: 'For example: her mother; letter of the GP.' } })}
${govuk.radios({
  name: 'team',
  idPrefix: 'team',
  value: typed.value('team') || (teams.length === 1 ? (teams[0]?.id ?? '') : ''),
  fieldset: { legend: { text: 'Which of your teams holds the record?' } },
  items: teams.map(({ id, name }) => ({ value: id, text: name })),
  ...errorMessage(errors, 'team'),
})}${input(model, 'why', 'Why your team works with this person')}${shown > 0 ? notThem(model) : NOTHING}`;
}

function notThem(model: NewPersonModel): Html {
  const { shown } = model;
  const who = shown === 1 ? 'the person' : `any of the ${shown} people`;
  return input(model, 'reason', `Why is it not ${who} you were shown?`, {
    hint: { text: 'For example: her twin; another family of that name. It is kept with the decision.' },
  });
}

/** That somebody may be known; never who, where or why. */
export function knownView(lines: readonly CallLine[]): Html {
  return html`<h1 class="govuk-heading-xl">This person may already be known</h1>
<p class="govuk-body">Nobody was added. Before you go on, call:</p>
<ul class="govuk-list govuk-list--bullet"><li>your information-governance lead</li>${lines.map(({ area, name, phone }) => html`<li>${area ? `${area}: ` : NOTHING}${name}, ${telephone(phone)}</li>`)}</ul>
<p class="govuk-body">Say whom you wanted to add, and that this page asked you to call. They see what you may not, and tell you what you need. What you tried is recorded. If a child is in danger now, call ${telephone('999')}.</p>
<p class="govuk-body"><a href="/people/search">A new search</a></p>`;
}
