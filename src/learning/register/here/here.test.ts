import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { opened } from '../../../../test/support/filled-in.ts';
import { asOwner } from '../../../../test/support/openings.ts';
import { closes, codeOnWall, heldSession, rowsOf } from '../../../../test/support/register.ts';
import { prove } from '../../../../test/support/training.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';
import { samplePractitioners } from '../../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());
beforeEach(() => {
  app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
});

const soon = { starts: { minutes: 30 } };

const marks = (session: string) =>
  rowsOf<{ by: string; mark: string; minutes: number | null; how: string }>(
    app,
    sql`select by_name as by, mark, minutes, how from learning.mark where session_id = ${session}::uuid order by seq`,
  );

/** Scans the code and says it; where that led. */
async function scans(browser: Visitor, code: string) {
  const { location = '' } = await browser.get(`/learning/here/${code}`);
  return { path: location, page: await browser.get(location) };
}

test('whoever scans the code on the wall proves their address, says that they are here, and sees nobody else', async () => {
  const { path, session, emails, bookings } = await heldSession(app, soon);
  const browser = app.visitor();
  const first = await scans(browser, await codeOnWall(app, path));
  assert.match(first.page.text, /Safeguarding level 2.*Who are you\?.*Go on with your email address/);
  await prove(app, emails[1] ?? '', browser);
  const form = await opened(browser, first.path, {});
  const both = await Promise.all(
    [1, 2].map((n) =>
      browser.post(form.path, {
        ...form.fields,
        'form-key': `${'0'.repeat(8)}-0000-4000-8000-00000000000${n}`,
      }),
    ),
  );
  assert.deepEqual(
    both.map(({ status }) => status),
    [303, 303],
  );
  const after = await browser.get(first.path);
  assert.match(after.text, /You are marked here\. Bo Reed/);
  assert.doesNotMatch(after.text, /Ada|Quill|Cy |Stone/);
  assert.deepEqual(await marks(session), [{ by: 'Bo Reed', mark: 'here', minutes: null, how: 'wall code' }]);
  const history = await (await app.as('trainer')).get(`/learning/arrivals/${bookings[1]}`);
  assert.match(history.text, /Bo Reed, by the code on the wall/);
});

test('a photographed code runs out, and what a browser got for it serves no other', async () => {
  const { path, session, emails } = await heldSession(app, soon);
  const code = await codeOnWall(app, path);
  const mine = await prove(app, emails[0] ?? '');
  const { path: arriving } = await scans(mine, code.toLowerCase());
  const away = await prove(app, emails[1] ?? '');
  assert.equal((await away.get(arriving)).status, 410, 'in another browser');
  assert.equal((await away.post(arriving, { 'form-key': crypto.randomUUID() })).status, 410);
  assert.equal((await mine.get(`${arriving.slice(0, -4)}AAAA`)).status, 410, 'altered');
  app.clock.now = app.clock.now.add({ seconds: 50 });
  assert.equal((await away.get(`/learning/here/${code}`)).status, 303, 'time to type it');
  app.clock.now = app.clock.now.add({ seconds: 40 });
  const late = await away.get(`/learning/here/${code}`);
  assert.equal(late.status, 410);
  assert.match(late.text, /This code has run out/);
  assert.notEqual(await codeOnWall(app, path), code);
  assert.equal((await mine.get(arriving)).status, 200, 'time to say who one is');
  app.clock.now = app.clock.now.add({ minutes: 20 });
  assert.equal((await mine.get(arriving)).status, 410);
  assert.deepEqual(await marks(session), []);
});

test('the code may be typed; who comes late is late, who has no place is told so, and a closed register takes nobody', async () => {
  const { path, session, starts, ends, emails } = await heldSession(app, soon);
  app.clock.now = starts.add({ minutes: 25 });
  const nobody = await prove(app, 'nobody@example.org');
  const types = async (browser: Visitor, code: string) => {
    const form = await opened(browser, '/learning/here', { code });
    return browser.post(form.path, form.fields);
  };
  const wrong = await types(nobody, 'zzzz zzzz');
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /This is not a code of now/);
  const typed = await types(nobody, (await codeOnWall(app, path)).replace('-', ' ').toLowerCase());
  const told = await nobody.get(typed.location ?? '');
  assert.match(told.text, /There is no place for nobody@example\.org/);
  const post = await nobody.post(typed.location ?? '', { 'form-key': crypto.randomUUID() });
  assert.equal(post.status, 409);
  // Booked by their training lead, for the address of their account.
  const { id } = samplePractitioners.school;
  await asOwner(app.database, (owner) =>
    owner.query('update partnership.practitioner set email = $2 where id = $1', [id, emails[0]]),
  );
  const school = await app.as('school');
  const { path: arriving } = await scans(school, await codeOnWall(app, path));
  const form = await opened(school, arriving, {});
  assert.equal((await school.post(form.path, form.fields)).status, 303);
  assert.match((await school.get(arriving)).text, /You are marked here\. Ada Quill, 25 minutes late/);
  app.clock.now = ends.subtract({ minutes: 5 });
  const slow = await prove(app, emails[1] ?? '');
  const last = await scans(slow, await codeOnWall(app, path));
  const open = await opened(slow, last.path, {});
  await closes(app, path, ends);
  const refused = await slow.post(open.path, open.fields);
  assert.equal(refused.status, 409);
  assert.match(refused.text, /The register is closed\. Nothing was marked/);
  assert.equal((await marks(session)).length, 1);
});

test('somebody’s own code opens their line on the register for its trainer, and nothing for anybody else', async () => {
  const { session, bookings, emails } = await heldSession(app);
  const own = await (await prove(app, emails[2] ?? '')).get(`/learning/bookings/${bookings[2]}`);
  assert.match(own.text, /your code for the door.*say your number: \d+/);
  const line = `/learning/arrivals/${bookings[2]}`;
  assert.equal((await (await prove(app, emails[2] ?? '')).get(line)).location?.split('?')[0], '/sign-in');
  const form = await opened(await app.as('trainer'), line, {});
  assert.equal((await form.browser.post(form.path, form.fields)).status, 303);
  assert.equal((await (await app.as('school')).post(line, { 'form-key': crypto.randomUUID() })).status, 404);
  assert.deepEqual(await marks(session), [
    { by: 'Callum Oyelaran', mark: 'here', minutes: null, how: 'own code' },
  ]);
  const other = await heldSession(app, { trainer: false });
  assert.equal((await form.browser.get(`/learning/arrivals/${other.bookings[0]}`)).status, 404);
});
