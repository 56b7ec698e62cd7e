import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import { type DatedSetting, settingsHeld } from '../../platform/lists/index.ts';

export interface SettingsModel {
  rows: readonly DatedSetting[];
  /** The roles that may read what was asked. */
  readers: readonly string[];
  errors: readonly FormError[];
  typed: Typed;
  csrf: string;
  key: string;
}

const WORDS: Readonly<Record<string, string>> = {
  'check links': 'Addresses of other sites are looked up once a week',
  'inbox days': 'What somebody asked is removed after it is settled',
};
const said = ({ name, value }: DatedSetting) =>
  name === 'check links' ? (value ? 'Yes' : 'No') : `after ${value} days`;

/** How the library is kept: what holds, who reads what was asked, and the form that changes it from today on. */
export function settingsView(model: SettingsModel): Html {
  const { rows, readers, errors, typed, csrf, key } = model;
  const value = (name: string) => rows.find((row) => row.name === name)?.value ?? 0;
  return html`${errorSummary(errors)}<h1>How the library is kept</h1>
${settingsHeld(rows, WORDS, said)}
<h2>Who reads what was asked</h2><p>Questions, feedback and suggestions stand in <a href="/library/inbox">the inbox</a>. These roles read and answer them, and nobody else: ${readers.join(', ')}. Once their time is over, the words, the answer and any address are removed. That something was asked, and when it was settled, stays.</p>
<form method="post" action="/library/settings" novalidate>${hiddenFields({ csrf, key })}<h2>Change it from today on</h2>${govuk.input(
    {
      ...{ id: 'inbox-days', name: 'inbox-days', classes: 'govuk-input--width-4', inputmode: 'numeric' },
      ...{ label: { text: 'Remove what was asked so long after it is settled' }, suffix: { text: 'days' } },
      value: typed.value('inbox-days') || String(value('inbox days')),
      ...errorMessage(errors, 'inbox-days'),
    },
  )}${govuk.checkboxes({
    ...{ name: 'check-links', idPrefix: 'check-links', classes: 'govuk-checkboxes--small' },
    items: [
      {
        ...{ value: 'yes', text: 'Look up every address of another site once a week' },
        checked: value('check links') === 1,
        hint: {
          text: 'A site is asked for little and slowly. Those that lead nowhere stand on their pages.',
        },
      },
    ],
  })}${govuk.input({ id: 'source', name: 'source', label: { text: 'Who decided this, and where?' }, value: typed.value('source'), ...errorMessage(errors, 'source') })}${govuk.button({ text: 'Save', preventDoubleClick: true })}</form>
<p><a href="/library">Back to the library</a></p>`;
}
