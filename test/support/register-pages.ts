import assert from 'node:assert/strict';
import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import { type FilledIn, type Line, opened } from './filled-in.ts';
import { asOwner } from './openings.ts';
import { codeOnWall, heldSession, kept, sends } from './register.ts';
import { prove, wholeBooking } from './training.ts';

/** A session that was yesterday, and the form that closes its register. */
async function over(app: TestApp) {
  const held = await heldSession(app);
  await asOwner(app.database, async (owner) => {
    for (const table of ['session_part', 'session'])
      await owner.query(
        `update learning.${table} set starts_at = starts_at - interval '1 day', ends_at = ends_at - interval '1 day'
         where ${table === 'session' ? 'id' : 'session_id'} = $1`,
        [held.session],
      );
  });
  return { ...held, form: await opened(await app.as('trainer'), `${held.path}/close`, {}) };
}

/** A mark that came after its register was closed, and the form that says whether it counts. */
async function corrected(app: TestApp): Promise<FilledIn & { booking: string }> {
  const { path, bookings, form } = await over(app);
  await form.browser.post(form.path, form.fields);
  const mark = kept(bookings[0] ?? '');
  await sends(form.browser, path, [mark]);
  const fields = { mark: mark.id, verdict: 'counts' };
  return { ...(await opened(form.browser, `${path}/corrections`, fields)), booking: mark.booking };
}

/** Its forms: one line a POST route. */
export const registerLines: Readonly<Record<string, Line>> = {
  '/learning/sessions/:id/register': {
    fill: async (app) => {
      const { path, boxes } = await heldSession(app);
      return opened(await app.as('trainer'), path, { [`${boxes[0]}`]: 'here' }, path);
    },
  },
  '/learning/sessions/:id/register/close': { fill: async (app) => (await over(app)).form },
  '/learning/sessions/:id/register/sync': {
    fill: async (app) => {
      const { path, bookings } = await heldSession(app);
      const form = await opened(await app.as('trainer'), path, {}, path);
      const marks = JSON.stringify([kept(bookings[0] ?? '')]);
      return { ...form, path: `${path}/sync`, fields: { ...form.fields, marks } };
    },
  },
  '/learning/sessions/:id/register/corrections': { fill: corrected },
  '/learning/arrivals/:id': {
    fill: async (app) => {
      const { bookings } = await heldSession(app);
      return opened(await app.as('trainer'), `/learning/arrivals/${bookings[0]}`, {});
    },
  },
  '/learning/here': {
    fill: async (app) => {
      const { path } = await heldSession(app, { starts: { minutes: 30 } });
      return opened(app.visitor(), '/learning/here', { code: await codeOnWall(app, path) });
    },
    eachTime: 'It only leads on, and keeps nothing.',
  },
  '/learning/arriving/:ticket': { fill: (app) => arriving(app) },
  '/learning/sessions/:id/register/door': {
    fill: async (app) => {
      const { path } = await heldSession(app);
      const email = `${crypto.randomUUID().slice(0, 8)}@example.org`;
      return opened(await app.as('trainer'), `${path}/door`, { ...wholeBooking, name: 'Dee Marsh', email });
    },
  },
};

/** What the code on the wall opened for somebody who has a place, and has proved their address. */
async function arriving(app: TestApp): Promise<FilledIn> {
  const { path, bookings, emails } = await heldSession(app, { starts: { minutes: 30 } });
  assert.ok(bookings[0]);
  const browser = await prove(app, emails[0] ?? '');
  const { location } = await browser.get(`/learning/here/${await codeOnWall(app, path)}`);
  return opened(browser, location ?? '', {});
}

/** Its pages that no link leads to: how each is come to. */
export const behindRegister: Readonly<Record<string, Places>> = {
  '/learning/sessions/:id/register/corrections': async (app) => [await corrected(app)],
  '/learning/arrivals/:id': async (app) => {
    const { browser, booking } = await corrected(app);
    return [{ browser, path: `/learning/arrivals/${booking}` }];
  },
  '/learning/sessions/:id/register/code': async (app) => {
    const { path } = await heldSession(app, { starts: { minutes: 30 } });
    return [{ browser: await app.as('trainer'), path: `${path}/code` }];
  },
  '/learning/here': async (app) => [{ browser: app.visitor(), path: '/learning/here' }],
  '/learning/here/:code': async (app) => [
    { browser: app.visitor(), path: '/learning/here/2222-2222', status: 410 },
  ],
  '/learning/arriving/:ticket': async (app) => {
    const { path } = await heldSession(app, { starts: { minutes: 30 } });
    const browser = app.visitor();
    const { location } = await browser.get(`/learning/here/${await codeOnWall(app, path)}`);
    return [await arriving(app), { browser, path: location ?? '' }];
  },
  '/learning/registers/kept': async (app) => [{ browser: app.visitor(), path: '/learning/registers/kept' }],
};

/** Its addresses that answer with a file. */
export const registerFiles: readonly string[] = ['/learning/register-worker.js'];

/** What stands there before somebody walks through every page. */
export async function settleRegister(app: TestApp): Promise<void> {
  const { path, boxes } = await heldSession(app, { course: { needs_assessment: true } });
  const form = await opened(await app.as('trainer'), path, { [`${boxes[0]}`]: 'late' }, path);
  await form.browser.post(path, form.fields);
}
