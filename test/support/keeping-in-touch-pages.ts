import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { noteChange } from '../../src/library/index.ts';
import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import { findOn, type Line, opened } from './filled-in.ts';
import { asOwner } from './openings.ts';
import { post } from './post.ts';

const words = '/library/searches/words';

/** The code of somebody's wish to hear what is new, confirmed or not. */
async function wishToken(app: TestApp, confirmed: boolean): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  await post(app.visitor(), '/subscribe', { email, pace: 'weekly' });
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ token: string }>('select token from library.subscription where email = $1', [email]),
  );
  assert.ok(row);
  if (confirmed) await post(app.visitor(), `/subscribe/confirm/${row.token}`, {});
  return row.token;
}

/** What somebody asked the business team, and the page where they see what became of it. */
async function asked(app: TestApp, more: Record<string, string> = {}) {
  const words = `Where is the form for early help? ${randomUUID()}`;
  const said = { kind: 'question', words, publish: 'yes', ...more };
  const { location: path = '' } = await post(app.visitor(), '/feedback', said);
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>('select id from library.question where words = $1', [words]),
  );
  assert.ok(row);
  return { path, page: `/library/inbox/${row.id}` };
}

/** The same, answered. */
async function answered(app: TestApp) {
  const { page, path } = await asked(app);
  const browser = await app.as('business');
  await post(browser, page, { answer: 'On the page of forms' }, `${page}/answer`);
  return { page, path, browser };
}

const forAll = () => ({ title: `Where is the form ${randomUUID()}`, words: 'On the page of **forms**.' });

/** The same, for everybody. */
async function madePublic(app: TestApp) {
  const { page, browser } = await answered(app);
  await post(browser, page, forAll(), `${page}/publish`);
  return { page, browser };
}

/** A form of the inbox, on a question that has just come. */
const inboxForm = (what: string, fields: Record<string, string>): Line => ({
  fill: async (app) => {
    const { page } = await asked(app);
    return opened(await app.as('business'), page, fields, `${page}/${what}`);
  },
});

/** Its forms: one line a POST route. */
export const touchLines: Readonly<Record<string, Line>> = {
  '/library/searches/words/new': {
    fill: async (app) => opened(await app.as('business'), `${words}/new`, { terms: `one\n${randomUUID()}` }),
  },
  '/library/searches/words/:id': {
    fill: async (app) => {
      const browser = await app.as('business');
      const page = await findOn(browser, '/library/searches', /\/library\/searches\/words\/[0-9a-f-]{36}/);
      return opened(browser, page, {
        terms: `county lines\ncriminal exploitation\n${randomUUID().slice(0, 8)}`,
      });
    },
  },
  '/library/topics/new': {
    fill: async (app) =>
      opened(await app.as('business'), '/library/topics/new', {
        label: `Kites ${randomUUID()}`,
        offered: 'yes',
      }),
  },
  '/library/topics/:id': {
    fill: async (app) => {
      const browser = await app.as('business');
      await post(browser, '/library/topics/new', { label: `Tall trees ${randomUUID()}`, offered: 'yes' });
      const page = await findOn(
        browser,
        '/library/topics',
        /\/library\/topics\/[0-9a-f-]{36}(?=">Tall trees)/,
      );
      return opened(browser, page, { label: `Trees ${randomUUID()}`, offered: 'no' });
    },
  },
  '/subscribe': {
    fill: async (app) =>
      opened(app.visitor(), '/subscribe', { email: `${randomUUID()}@example.org`, pace: 'at once' }),
  },
  '/subscribe/confirm/:token': {
    fill: async (app) => opened(app.visitor(), `/subscribe/confirm/${await wishToken(app, false)}`, {}),
  },
  '/subscribe/manage/:token': {
    fill: async (app) =>
      opened(app.visitor(), `/subscribe/manage/${await wishToken(app, true)}`, { pace: 'at once' }),
  },
  '/feedback': {
    fill: async (app) =>
      opened(app.visitor(), '/feedback', { kind: 'feedback', words: `Clear ${randomUUID()}` }),
  },
  '/library/inbox/:id/take': inboxForm('take', {}),
  '/library/inbox/:id/answer': inboxForm('answer', { answer: 'On the page of forms' }),
  '/library/inbox/:id/close': inboxForm('close', { why: 'Nothing is left to say' }),
  '/library/inbox/:id/publish': {
    fill: async (app) => {
      const { page, browser } = await answered(app);
      return opened(browser, page, forAll(), `${page}/publish`);
    },
  },
  '/library/inbox/:id/withdraw': {
    fill: async (app) => {
      const { page, browser } = await madePublic(app);
      return opened(browser, page, {}, `${page}/withdraw`);
    },
  },
};

/** Its pages that no link leads to: how each is come to. */
export const behindTouch: Readonly<Record<string, Places>> = {
  '/search': async (app) => {
    const browser = app.visitor();
    const asked = ['', 'q=exploitation', 'q=help', 'q=my+dad+hit+me', 'q=xyzzyquux', 'q=help&kind=guide'];
    return asked.map((query) => ({ browser, path: `/search?${query}` }));
  },
  '/changes': async (app) => {
    await settleTouch(app);
    return [{ browser: app.visitor(), path: '/changes' }];
  },
  '/subscribe': async (app) => [{ browser: app.visitor(), path: '/subscribe' }],
  '/subscribe/sent': async (app) => [{ browser: app.visitor(), path: '/subscribe/sent' }],
  '/subscribe/confirm/:token': async (app) => [
    { browser: app.visitor(), path: `/subscribe/confirm/${await wishToken(app, false)}` },
  ],
  '/subscribe/manage/:token': async (app) => [
    { browser: app.visitor(), path: `/subscribe/manage/${await wishToken(app, true)}?done=confirmed` },
  ],
  '/unsubscribe/:token': async (app) => [
    { browser: app.visitor(), path: `/unsubscribe/${await wishToken(app, true)}` },
  ],
  '/feedback': async (app) => {
    const browser = app.visitor();
    return [{ browser, path: '/feedback?about=/search' }];
  },
  '/feedback/answer': async (app) => [
    { browser: app.visitor(), path: '/feedback/answer?code=2222-2222-2222-2222', status: 404 },
  ],
  '/feedback/answer/:code': async (app) => [
    { browser: app.visitor(), path: (await asked(app)).path },
    { browser: app.visitor(), path: (await answered(app)).path },
  ],
  '/questions': async (app) => {
    await madePublic(app);
    return [{ browser: app.visitor(), path: '/questions' }];
  },
  '/questions/:slug': async (app) => {
    await madePublic(app);
    const browser = app.visitor();
    return [{ browser, path: await findOn(browser, '/questions', /\/questions\/[a-z0-9-]+/) }];
  },
  '/library/inbox/:id': async (app) => {
    const browser = await app.as('business');
    const places = [await asked(app), await answered(app), await madePublic(app)];
    return places.map(({ page }) => ({ browser, path: page }));
  },
};

/** Its addresses that answer with a file. */
export const touchFiles: readonly string[] = ['/library/views/by-day.csv', '/library/views/by-page.csv'];

/** What stands there before somebody walks through every page. */
export async function settleTouch(app: TestApp): Promise<void> {
  await asked(app);
  await madePublic(app);
  await app.database.work(app.clock.now, (db) =>
    noteChange(db, { what: 'new', kind: 'guide', title: 'Safer sleep', href: '/search', why: 'A new guide' }),
  );
}
