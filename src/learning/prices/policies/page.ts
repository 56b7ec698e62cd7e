import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  date,
  mustRead,
  parseForm,
  type Refusal,
  recordForm,
  refused,
  statusOf,
  text,
} from '../../../platform/forms/index.ts';
import { one, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { addClosureDay, allPolicies, closureDays, removeClosureDay } from '../../store/notice.ts';
import { policiesView } from './view.ts';

/** GET /learning/policies: terms, version by version, and the days on which the office is shut. */
export async function showPolicies(page: Page, refusal?: Refusal): Promise<Response> {
  const found = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'charging policy' });
    return { policies: await allPolicies(db), closures: await closureDays(db) };
  });
  return page.show({
    title: 'Terms',
    kind: 'workspace',
    current: '/learning/ledger',
    main: policiesView({ ...recordForm(page, refusal), ...found, today: londonDate(page.now) }),
    ...statusOf(refusal),
  });
}

/** POST /learning/policies/closures */
export function addClosure(page: Page): Promise<Response> {
  return changed(page, async (db) => {
    const { day, name } = mustRead(
      parseForm(
        {
          day: date({
            what: 'The day',
            ask: 'Enter the day',
            check: (day) =>
              Temporal.PlainDate.compare(day, londonDate(page.now)) > 0
                ? undefined
                : 'The day must be still to come',
          }),
          name: text({ ask: 'Say why the office is shut', max: 100 }),
        },
        page.body,
      ),
    );
    if (name.length < 3) throw refused('name', 'Say it in a word or two');
    if (!day || !(await addClosureDay(db, { date: day, name }, page.practitioner.id)))
      throw refused('day', 'That day is there already', '-day');
    await audit(db, { action: 'add', kind: 'closure day', fields: [day.toString()] });
  });
}

/** POST /learning/policies/closures/remove */
export function removeClosure(page: Page): Promise<Response> {
  return changed(page, async (db) => {
    const day = one(page.body, 'date');
    const known = (await closureDays(db)).find((each) => each.date.toString() === day);
    if (!known || !(await removeClosureDay(db, known.date)))
      throw refused('day', 'That day cannot be taken back: it has passed, or somebody took it back', '-day');
    await audit(db, { action: 'remove', kind: 'closure day', fields: [day] });
  });
}

async function changed(page: Page, work: (db: Db) => Promise<void>): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      await work(db);
      return '/learning/policies';
    },
    (refusal) => showPolicies(page, refusal),
  );
}
