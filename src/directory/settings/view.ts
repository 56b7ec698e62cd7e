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
  errors: readonly FormError[];
  typed: Typed;
  csrf: string;
  key: string;
}

const WORDS: Readonly<Record<string, string>> = {
  'stale after': 'An owner is reminded when an entry was not checked for',
  'ask after': 'A family is asked whether they got there after',
  'withdraw gone after': 'An entry that its source lists no more is withdrawn after',
  'check links': 'Web addresses are looked up',
};

/** How the directory is kept: what holds, and the form that changes it from today on. */
export function settingsView(model: SettingsModel): Html {
  const { rows, errors, typed, csrf, key } = model;
  const value = (name: string) => rows.find((row) => row.name === name)?.value ?? 0;
  const days = (name: string, label: string, hint?: string) =>
    govuk.input({
      id: name.replaceAll(' ', '-'),
      name: name.replaceAll(' ', '-'),
      label: { text: label },
      ...(hint ? { hint: { text: hint } } : {}),
      suffix: { text: 'days' },
      classes: 'govuk-input--width-4',
      inputmode: 'numeric',
      value: typed.value(name.replaceAll(' ', '-')) || (value(name) ? String(value(name)) : ''),
      ...errorMessage(errors, name.replaceAll(' ', '-')),
    });
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">How the directory is kept</h1>
${settingsHeld(rows, WORDS, saidOf)}
<form method="post" action="/directory/settings" novalidate>${hiddenFields({ csrf, key })}
<h2 class="govuk-heading-m">Change it from today on</h2>${days('stale after', 'Remind an owner after')}${days('ask after', 'Ask a family after')}${days('withdraw gone after', 'Withdraw what its source lists no more, and nobody answered for, after', 'No days: only a person withdraws it.')}${govuk.checkboxes(
    {
      name: 'check-links',
      idPrefix: 'check-links',
      classes: 'govuk-checkboxes--small',
      items: [
        { value: 'yes', text: 'Look up every web address once a week', checked: value('check links') === 1 },
      ],
    },
  )}${govuk.input({ id: 'source', name: 'source', label: { text: 'Who decided this, and where?' }, value: typed.value('source'), ...errorMessage(errors, 'source') })}${govuk.button({ text: 'Save' })}</form>`;
}

function saidOf({ name, value: said }: DatedSetting): string {
  if (name === 'check links') return said ? 'Yes' : 'No';
  return name === 'withdraw gone after' && said === 0 ? 'Never' : `${said} days`;
}
