import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { card, type Fact, govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { choosers } from '../change/choosers.ts';
import { type AskAgain, ATTENDING, type PolicyValue, RATINGS, sortOf } from './types.ts';

const TITLES: Readonly<Record<string, string>> = {
  'attendance:strategy-discussion': 'Who must be at a strategy discussion',
  'second:red-no-action': 'Second person: nothing further on a red concern',
  'second:level-4': 'Second person: level 4',
  'words:professional': 'Words to a professional who told us',
  'words:public': 'Words to anybody else who told us',
  'words:young-person': 'Words to a young person who told us',
  'words:parent': 'Words to the family',
  'ask:name': 'Asked again: names',
  'ask:address': 'Asked again: addresses',
  'ask:contact': 'Asked again: how to reach somebody',
  'ask:school': 'Asked again: schools and nurseries',
  'ask:health': 'Asked again: practices, health visitors and others',
  'local:front-door-e-mail': 'Front door: e-mail',
  'local:designated-officer-e-mail': 'Designated officer: e-mail',
  'local:child-death-e-mail': 'Notifying a child’s death: e-mail',
  'local:referral-form': 'What the form for a referral is called',
  'local:early-help-form': 'What the form for early help is called',
  'local:early-help-panel': 'What the early help panel is called',
  'local:exploitation-panel': 'What the exploitation panel is called',
  'ask:about': 'Asked again: language, disability and other needs',
};

/** What a policy is called. */
export function policyTitle(name: string): string {
  return TITLES[name] ?? sortOf(name).own.replaceAll('-', ' ');
}

/** What is agreed, in words. */
export function policyFacts(value: PolicyValue): Fact[] {
  if ('words' in value)
    return [{ label: 'Words', value: html`<span class="ws-words">${value.words}</span>` }];
  if ('said' in value) return [{ label: 'Said here', value: value.said || 'not given' }];
  if ('required' in value) return [{ label: 'Must be there', value: value.required.join(', ') }];
  if ('months' in value) return [{ label: 'Asked again', value: monthsWords(value) }];
  if (value.off) return [{ label: 'A second person', value: 'is not needed here' }];
  const any = 'any';
  return [
    { label: 'A second person', value: 'is needed' },
    { label: 'At level', value: value.levels?.join(', ') ?? any },
    { label: 'Outcome', value: value.outcomes?.map((code) => code.replaceAll('-', ' ')).join(', ') ?? any },
    { label: 'Rated', value: value.ratings?.join(', ') ?? any },
    { label: 'Because', value: value.says },
  ];
}

/** "social care, police, health": what is agreed on one line, for a list. */
export function policyInShort(value: PolicyValue): string {
  if ('words' in value) return `${value.words.slice(0, 90)}…`;
  if ('said' in value) return value.said || 'not given';
  if ('required' in value) return value.required.join(', ');
  if ('months' in value) return monthsWords(value);
  return value.off ? 'not needed here' : value.says;
}

function monthsWords({ months }: AskAgain): string {
  return months === null ? 'never' : `after ${months} ${months === 1 ? 'month' : 'months'}`;
}

export interface FieldsModel {
  sort: string;
  /** An area may go by the general one instead, or by none. */
  general: boolean;
  outcomes: readonly { code: string; label: string }[];
}

export function policyFields(
  { sort, general, outcomes }: FieldsModel,
  typed: Typed,
  errors: readonly FormError[],
): Html {
  const { radios, boxes } = choosers(typed, errors);
  const own = general
    ? radios('own', 'Whose', [
        { value: 'own', text: 'Its own, as below' },
        { value: 'none', text: 'None of its own: the general one holds where there is one' },
      ])
    : NOTHING;
  if (sort === 'attendance')
    return html`${own}${boxes(
      'required',
      'Who must be there',
      ATTENDING.map((kind) => ({ value: kind, text: kind })),
    )}`;
  if (sort === 'words') return html`${own}${wordsBox(typed, errors)}`;
  if (sort === 'ask') return html`${own}${monthsBox(typed, errors)}`;
  if (sort === 'local') return html`${own}${saidBox(typed, errors)}`;
  const none = 'Leave all empty where it does not matter.';
  return html`${own}${radios('needs', 'Is a second person needed?', [
    { value: 'yes', text: 'Yes, for the decisions below' },
    { value: 'no', text: 'No' },
  ])}${boxes(
    'levels',
    'At level of need',
    ['1', '2', '3', '4'].map((level) => ({ value: level, text: `Level ${level}` })),
    none,
  )}${boxes(
    'outcomes',
    'With the outcome',
    outcomes.map(({ code, label }) => ({ value: code, text: label })),
    none,
  )}${boxes(
    'ratings',
    'Rated',
    RATINGS.map((rating) => ({ value: rating, text: rating })),
    none,
  )}${govuk.input({
    id: 'says',
    name: 'says',
    value: typed.value('says'),
    label: { text: 'Because', classes: 'govuk-label--s' },
    hint: { text: 'It goes on after “A second person is needed because”.' },
    ...errorMessage(errors, 'says'),
  })}`;
}

function saidBox(typed: Typed, errors: readonly FormError[]): Html {
  return govuk.input({
    id: 'said',
    name: 'said',
    value: typed.value('said'),
    label: { text: 'Said here', classes: 'govuk-label--s' },
    hint: { text: 'One line. Procedures put it in where they name it. Empty: it is not given.' },
    ...errorMessage(errors, 'said'),
  });
}

function monthsBox(typed: Typed, errors: readonly FormError[]): Html {
  const { radios } = choosers(typed, errors);
  return html`${radios('asked', 'Is the family asked again?', [
    { value: 'after', text: 'Yes, after as many months as below' },
    { value: 'never', text: 'No, it is asked once' },
  ])}${govuk.input({
    id: 'months',
    name: 'months',
    value: typed.value('months'),
    classes: 'govuk-input--width-3',
    inputmode: 'numeric',
    label: { text: 'Months', classes: 'govuk-label--s' },
    hint: { text: 'Until then it is used as it stands. Whoever asks earlier says why, and it is counted.' },
    ...errorMessage(errors, 'months'),
  })}`;
}

function wordsBox(typed: Typed, errors: readonly FormError[]): Html {
  return govuk.textarea({
    id: 'words',
    name: 'words',
    rows: '12',
    value: typed.value('words'),
    label: { text: 'The words', classes: 'govuk-label--s' },
    hint: {
      text: 'Short sentences. {outcome}, {words} and {team} are put in. Whoever tells them changes it as needed.',
    },
    ...errorMessage(errors, 'words'),
  });
}

/** Words as somebody would first see them, with an invented decision put in. */
export function wordsExample(words: string): Html {
  const put: Readonly<Record<string, string>> = {
    outcome: 'early help',
    words: 'A family worker will ring you this week.',
    team: 'Thurrock front door',
  };
  const filled = words.replace(/\{(\w+)\}/g, (_, name: string) => put[name] ?? '');
  return card({
    title: 'For example',
    body: filled.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`),
  });
}
