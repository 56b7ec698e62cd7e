import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { seedProcedures } from '../../src/library/procedures/index.ts';
import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import { dateBoxes } from './editing-procedures.ts';
import { fieldsShown, type Line, opened } from './filled-in.ts';
import { asOwner } from './openings.ts';

const edit = '/library/procedures';
const seeded = new WeakSet<TestApp>();

async function seedOnce(app: TestApp): Promise<void> {
  if (seeded.has(app)) return;
  seeded.add(app);
  await asOwner(app.database, (owner) => seedProcedures(owner, app.clock.now));
}

/** A chapter of which nobody writes a new version, and that this person has not confirmed. */
async function untouched(app: TestApp): Promise<string> {
  await seedOnce(app);
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ slug: string }>(
      `select c.slug from library.chapter c where exists (select from library.chapter_version v
         where v.chapter = c.slug and v.state = 'published')
         and not exists (select from library.chapter_version v
         where v.chapter = c.slug and (v.state = 'draft' or exists (select from library.chapter_receipt r
           where r.version_id = v.id)))
         and not exists (select from library.chapter_withdrawal w where w.chapter = c.slug) order by c.position limit 1`,
    ),
  );
  assert.ok(row);
  return row.slug;
}

const beginning = async (app: TestApp) =>
  opened(await app.as('business'), edit, { chapter: await untouched(app), area: '' }, `${edit}/begin`);

/** A draft that was just begun. */
async function draft(app: TestApp) {
  const { browser, path, fields } = await beginning(app);
  const { location = '' } = await browser.post(path, fields);
  return { browser, page: location };
}

const freeNumber = (fields: Readonly<Record<string, unknown>>) => {
  const taken = Object.entries(fields).flatMap(([name, at]) =>
    name.startsWith('number-') ? [Number(at)] : [],
  );
  return String(Math.max(...taken) + 1);
};

/** The form by which a chapter is withdrawn from a day of next year, filled in. */
async function withdrawing(app: TestApp, chapter: string) {
  const day = app.clock.now.toZonedDateTimeISO('Europe/London').toPlainDate().add({ years: 1 });
  const reason = 'Another chapter says it all.';
  const fields = { chapter, reason, instead: '', ...dateBoxes('from', day.toString()) };
  return opened(await app.as('business'), `${edit}/withdraw`, fields);
}

/** A form of the drafts, with what stands in its boxes and something else in some. */
const ofDraft = (under: (page: string, html: string) => string, change: Record<string, string>): Line => ({
  fill: async (app) => {
    const { browser, page } = await draft(app);
    const path = under(page, (await browser.get(page)).html);
    const { html } = await browser.get(path);
    return opened(browser, path, { ...fieldsShown(html), ...change });
  },
});

/** Its forms: one line a POST route. */
export const proceduresLines: Readonly<Record<string, Line>> = {
  '/procedures/:chapter/read': {
    fill: async (app) => {
      const path = `/procedures/${await untouched(app)}/read`;
      return opened(await app.as('school'), path, { read: 'yes' });
    },
  },
  [`${edit}/begin`]: { fill: beginning },
  [`${edit}/chapters`]: {
    fill: async (app) => {
      await seedOnce(app);
      const title = { 'new-title': `Chapter ${randomUUID()}` };
      return opened(await app.as('business'), edit, title, `${edit}/chapters`);
    },
  },
  '/library/coverage/months': {
    fill: async (app) => {
      app.clock.now = app.clock.now.add({ seconds: 1 });
      return opened(
        await app.as('business'),
        '/library/coverage',
        { months: '9' },
        '/library/coverage/months',
      );
    },
  },
  [`${edit}/:id`]: ofDraft((page) => page, { press: 'save', summary: 'Said in other words.' }),
  [`${edit}/:id/discard`]: {
    fill: async (app) => {
      const { browser, page } = await draft(app);
      return opened(browser, page, {}, `${page}/discard`);
    },
  },
  [`${edit}/numbers`]: {
    fill: async (app) => {
      await seedOnce(app);
      // Of two changes at one instant the first alone is kept.
      app.clock.now = app.clock.now.add({ seconds: 1 });
      const browser = await app.as('business');
      const { html } = await browser.get(`${edit}/numbers`);
      const fields = fieldsShown(html);
      return opened(browser, `${edit}/numbers`, { ...fields, 'number-neglect': freeNumber(fields) });
    },
  },
  [`${edit}/withdraw`]: { fill: async (app) => withdrawing(app, await untouched(app)) },
  [`${edit}/withdraw/:id/take-back`]: {
    fill: async (app) => {
      const { browser, path, fields } = await withdrawing(app, await untouched(app));
      await browser.post(path, fields);
      const { html } = await browser.get(edit);
      const action = /action="([^"]*\/take-back)"/.exec(html)?.[1] ?? '';
      return opened(browser, edit, {}, action);
    },
  },
  [`${edit}/:id/sections/:section`]: ofDraft(
    (page, html) => `${page}/sections/${/value="section:(?!new)([^"]*)"/.exec(html)?.[1]}`,
    { body: 'Said in other words.' },
  ),
};

/** Its pages that no link leads to: how each is come to. */
export const behindProcedures: Readonly<Record<string, Places>> = {
  [`${edit}/:id/sections/:section`]: async (app) => {
    const { browser, page } = await draft(app);
    return [{ browser, path: `${page}/sections/new` }];
  },
};

/** Its addresses that answer with a file. */
export const proceduresFiles: readonly string[] = [
  '/procedures/:chapter/document.pdf',
  '/library/coverage/:table',
];

/** What stands there before somebody walks through every page. */
export async function settleProcedures(app: TestApp): Promise<void> {
  const { browser, page } = await draft(app);
  const path = `${page}/sections/new`;
  const { html } = await browser.get(path);
  await browser.post(path, {
    ...fieldsShown(html),
    title: 'A new section',
    body: 'Said for the first time.',
  });
}
