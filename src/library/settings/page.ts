import { permissionsByRole } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import {
  attempt,
  type FormError,
  formError,
  formKey,
  parseForm,
  text,
  typedIn,
  untouched,
} from '../../platform/forms/index.ts';
import { one, type Page } from '../../platform/http/index.ts';
import { DAYS_WANTED, daysTyped } from '../../platform/lists/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { changeSettings, settingsOn } from '../store/settings.ts';
import type { SettingName } from './types.ts';
import { settingsView } from './view.ts';

/** GET /library/settings: whether other sites' addresses are looked up, how long what was asked is kept, and who reads it. */
export async function showSettings(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const rows = await page.transaction((db) => settingsOn(db, londonDate(page.now)));
  const typed = errors.length > 0 ? typedIn(page.body) : untouched;
  const readers = Object.entries(permissionsByRole).flatMap(([role, held]) =>
    held.includes('library.inbox') ? [role] : [],
  );
  return page.show({
    title: 'How the library is kept',
    kind: 'workspace',
    current: '/library',
    main: settingsView({ rows, readers, errors, typed, csrf: page.csrf, key: formKey(typed) }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /library/settings: new rows from today on; what held before stays readable. */
export function saveSettings(page: Page): Promise<Response> | Response {
  const parsed = parseForm(
    { source: text({ ask: 'Write who decided this, and where', max: 200 }) },
    page.body,
  );
  const days = daysTyped(one(page.body, 'inbox-days').trim());
  const errors = [
    ...(days === undefined ? [formError('inbox-days', DAYS_WANTED)] : []),
    ...(parsed.ok ? [] : parsed.errors),
  ];
  if (!parsed.ok || days === undefined) return showSettings(page, errors);
  const said: Record<SettingName, number> = {
    'check links': one(page.body, 'check-links') === 'yes' ? 1 : 0,
    'inbox days': days,
  };
  return attempt(
    page,
    async (db) => {
      const how = { from: londonDate(page.now), source: parsed.value.source, byName: page.practitioner.name };
      const changed = await changeSettings(db, said, how);
      await audit(db, { action: 'change', kind: 'library setting', fields: changed });
      return '/library/settings';
    },
    (refusal) => showSettings(page, refusal.errors),
  );
}
