import { audit } from '../../../platform/audit/index.ts';
import {
  attempt,
  choice,
  date,
  mustRead,
  parseForm,
  type Refusal,
  recordForm,
  refused,
  statusOf,
  text,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/index.ts';
import { fromTomorrow } from '../../rules/from-tomorrow.ts';
import { allSettings, insertSetting } from '../../store/setting.ts';
import { SETTINGS } from './types.ts';
import { settingsView } from './view.ts';

const PATH = '/learning/programme/settings';

/** GET /learning/programme/settings: lengths in force, those to come, and how to set another. */
export async function showSettings(page: Page, refusal?: Refusal): Promise<Response> {
  const settings = await page.transaction(allSettings);
  return page.show({
    title: 'Lengths and amounts',
    kind: 'workspace',
    current: '/learning/programme',
    before: html`<a href="/learning/programme" class="govuk-back-link">The programme</a>`,
    main: settingsView({ settings, ...recordForm(page, refusal), today: londonDate(page.now) }),
    ...statusOf(refusal),
  });
}

const names = SETTINGS.map(({ name }) => name);

/** POST /learning/programme/settings: from a day to come, so that nothing that was promised is shortened. */
export function setLength(page: Page): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const today = londonDate(page.now);
      const { name, value, from, why } = mustRead(
        parseForm(
          {
            name: choice(names, 'Choose what to set'),
            value: text({ ask: 'Enter a whole number', max: 4 }),
            from: date({
              ...{ what: 'The first day', ask: 'Enter the first day' },
              check: fromTomorrow(today, 'The first day must be tomorrow or later'),
            }),
            why: text({ ask: 'Say why, or where it is decided', max: 300 }),
          },
          page.body,
        ),
      );
      if (!/^\d{1,4}$/.test(value) || Number(value) < 1)
        throw refused('value', 'Enter a whole number of 1 or more');
      const set = { name, value: Number(value), source: why, certainty: 'L' };
      if (!from || !(await insertSetting(db, { ...set, from })))
        throw refused('from', 'It is set for that day already. Choose another day', '-day');
      await audit(db, { action: 'change', kind: 'training setting', fields: [name] });
      return PATH;
    },
    (refusal) => showSettings(page, refusal),
  );
}
