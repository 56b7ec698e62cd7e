import { audit } from '../../platform/audit/index.ts';
import {
  attempt,
  type FormError,
  formError,
  formKey,
  typedIn,
  untouched,
} from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { one, type Page } from '../../platform/http/index.ts';
import { DAYS_WANTED, daysTyped } from '../../platform/lists/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { changeSettings, SETTINGS, type SettingName, settingsOn } from '../store/settings.ts';
import { settingsView } from './view.ts';

/** GET /directory/settings */
export async function showSettings(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const rows = await page.transaction((db) => settingsOn(db, londonDate(page.now)));
  const typed = errors.length > 0 ? typedIn(page.body) : untouched;
  return page.show({
    title: 'How the directory is kept',
    kind: 'workspace',
    current: '/directory/work',
    before: html`<a href="/directory/work" class="govuk-back-link">Entries</a>`,
    main: settingsView({ rows, errors, typed, csrf: page.csrf, key: formKey(typed) }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /directory/settings: a new row from today on; what held before stays readable. */
export async function saveSettings(page: Page): Promise<Response> {
  const values = SETTINGS.map((name) => ({
    name,
    value: settingIn(name, one(page.body, field(name)).trim()),
  }));
  const source = one(page.body, 'source').trim().slice(0, 200);
  const errors = [
    ...values.flatMap(({ name, value }) =>
      value === undefined ? [formError(field(name), DAYS_WANTED)] : [],
    ),
    ...(source === '' ? [formError('source', 'Write who decided this, and where')] : []),
  ];
  if (errors.length > 0) return showSettings(page, errors);
  const said = Object.fromEntries(values.map(({ name, value = 0 }) => [name, value])) as Record<
    SettingName,
    number
  >;
  return attempt(
    page,
    async (db) => {
      const how = { from: londonDate(page.now), source, byName: page.practitioner.name };
      const changed = await changeSettings(db, said, how);
      await audit(db, { action: 'change', kind: 'directory setting', fields: changed });
      return '/directory/settings';
    },
    (refusal) => showSettings(page, refusal.errors),
  );
}

const field = (name: SettingName) => name.replaceAll(' ', '-');

function settingIn(name: SettingName, typed: string): number | undefined {
  if (name === 'check links') return typed === 'yes' ? 1 : 0;
  if (name === 'withdraw gone after' && typed === '') return 0;
  return daysTyped(typed);
}
