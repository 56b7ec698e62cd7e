import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { opened } from '../../../test/support/filled-in.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { boxesOf, fillSession, heldSession, rowsOf } from '../../../test/support/register.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

async function mark(browser: Visitor, path: string, marks: Record<string, string>, part = '1') {
  const form = await opened(browser, `${path}?part=${part}`, marks, path);
  return browser.post(path, form.fields);
}

const latest = (session: string) =>
  rowsOf<{ name: string; mark: string; minutes: number | null }>(
    app,
    sql`select distinct on (b.name, m.part) b.name, m.mark, m.minutes from learning.mark m
      join learning.booking b on b.id = m.booking_id where m.session_id = ${session}::uuid order by b.name, m.part, m.seq desc`,
  );

test('a trainer marks the list on a phone, and two with one list never undo each other', async () => {
  const { session, path, bookings, boxes } = await heldSession(app);
  const [ada, bo] = boxes as [string, string, string];
  const trainer = await app.as('trainer');
  const coordinator = await app.as('coordinator');
  const list = await trainer.get('/learning/registers');
  assert.match(list.text, /Safeguarding level 2.*To come|To be closed/);
  const stale = await opened(coordinator, path, { [bo]: 'late' }, path);
  assert.equal((await mark(trainer, path, { [ada]: 'here' })).status, 303);
  assert.equal((await coordinator.post(path, stale.fields)).status, 303);
  assert.deepEqual(await latest(session), [
    { name: 'Ada Quill', mark: 'here', minutes: null },
    { name: 'Bo Reed', mark: 'late', minutes: null },
  ]);
  const own = await trainer.get(`/learning/arrivals/${bookings[1]}`);
  assert.match(own.text, /Came late.*Rosalind Keep, on the list/);
  assert.match(
    (await trainer.get(path)).text,
    /Of 3: Here 1, Came late 1, Left early 0, Not here 0, Not marked 1\./,
  );
  assert.equal((await mark(trainer, path, { [ada]: 'away' })).status, 303, 'put right');
  assert.equal((await latest(session))[0]?.mark, 'away');
});

test('closing says first what follows; who was there is certified, who was not is a no-show, once', async () => {
  const { path, bookings, boxes, ends } = await heldSession(app);
  const [ada, bo] = boxes as [string, string, string];
  const trainer = await app.as('trainer');
  await mark(trainer, path, { [ada]: 'here', [bo]: 'left early' });
  assert.match((await trainer.get(`${path}/close`)).text, /The session is not over/);
  app.clock.now = ends.add({ minutes: 5 });
  const keeper = await app.as('trainer');
  const before = await keeper.get(`${path}/close`);
  assert.match(
    before.text,
    /Completed: a certificate Ada Quill.*no certificate.*Bo Reed.*a no-show.*Cy Stone/,
  );
  const form = await opened(keeper, `${path}/close`, {});
  const both = await Promise.all([keeper.post(form.path, form.fields), keeper.post(form.path, form.fields)]);
  assert.ok(
    both.every(({ status }) => status === 303 || status === 409),
    String(both.map((b) => b.status)),
  );
  const states = await rowsOf<{ name: string; state: string; done: number }>(
    app,
    sql`select b.name, b.state, (select count(*)::int from learning.completion c where c.came_of = b.id) as done
      from learning.booking b where b.id = any(${bookings}::uuid[]) order by b.name`,
  );
  assert.deepEqual(states, [
    { name: 'Ada Quill', state: 'attended', done: 1 },
    { name: 'Bo Reed', state: 'attended', done: 0 },
    { name: 'Cy Stone', state: 'no-show', done: 0 },
  ]);
  assert.match((await keeper.get(path)).text, /Closed\. By Callum Oyelaran/);
});

test('a register of several parts opens at the first that is not over', async () => {
  const { session, path, ends } = await heldSession(app);
  await asOwner(app.database, async (owner) => {
    await owner.query(
      `insert into learning.session_part (session_id, n, title, starts_at, ends_at)
       values ($1, 2, '', $2::timestamptz + interval '1 day', $2::timestamptz + interval '26 hours')`,
      [session, ends.toString()],
    );
  });
  const trainer = await app.as('trainer');
  assert.match((await trainer.get(path)).html, /name="part" value="1"/);
  assert.match((await trainer.get(`${path}?part=2`)).html, /name="part" value="2"/);
  app.clock.now = ends.add({ minutes: 1 });
  assert.match((await (await app.as('trainer')).get(path)).html, /name="part" value="2"/);
});

test('another trainer’s register is not there, nor anybody’s without the right', async () => {
  const { path } = await heldSession(app, { trainer: false });
  assert.equal((await (await app.as('trainer')).get(path)).status, 404);
  assert.equal((await (await app.as('school')).get(path)).status, 404);
  assert.equal((await (await app.as('coordinator')).get(path)).status, 200);
});

test('a course with an assessment is complete for whoever passed, also when that is said after closing', async () => {
  const { path, boxes, ends } = await heldSession(app, { course: { needs_assessment: true } });
  const [ada, bo] = boxes as [string, string, string];
  const trainer = await app.as('trainer');
  await mark(trainer, path, { [ada]: 'here', [bo]: 'here' });
  await mark(trainer, path, { [ada]: 'yes', [bo]: 'no' }, 'assessment');
  assert.match(
    (await trainer.get(`${path}?part=assessment`)).text,
    /Of 3: Passed 1, Not passed 1, No result yet 1\./,
  );
  app.clock.now = ends.add({ minutes: 5 });
  const keeper = await app.as('trainer');
  assert.match(
    (await keeper.get(`${path}/close`)).text,
    /Completed: a certificate Ada Quill.*no passed assessment yet.*Bo Reed.*a no-show.*Cy Stone/,
  );
  const form = await opened(keeper, `${path}/close`, {});
  await keeper.post(form.path, form.fields);
  const certified = async () =>
    (
      await rowsOf<{ name: string }>(
        app,
        sql`select c.name from learning.completion c join learning.session s on s.course_id = c.course_id
          where s.id = ${path.split('/')[3]}::uuid and c.withdrawn_at is null order by c.name`,
      )
    ).map(({ name }) => name);
  assert.deepEqual(await certified(), ['Ada Quill']);
  await mark(keeper, path, { [bo]: 'yes' }, 'assessment');
  assert.deepEqual(await certified(), ['Ada Quill', 'Bo Reed']);
  await mark(keeper, path, { [ada]: 'no' }, 'assessment');
  assert.deepEqual(await certified(), ['Bo Reed']);
  await mark(keeper, path, { [ada]: 'yes' }, 'assessment');
  assert.deepEqual(await certified(), ['Ada Quill', 'Bo Reed'], 'a certificate anew');
});

test('sixty people stand on short pages, each saved before the next; anybody is found by name or number', async () => {
  const { session, path } = await heldSession(app, { course: { needs_assessment: true } });
  await fillSession(app, session, 57);
  const boxes = await boxesOf(app, session);
  const trainer = await app.as('trainer');
  const pages = [0, 20, 40].map((at) => `${path}?part=1&from=${boxes[at]?.slice(1)}`);
  for (const page of [path, ...pages, `${path}?part=assessment`, `${path}?show=everybody`]) {
    const { html } = await trainer.get(page);
    assert.ok(Buffer.byteLength(html) < 40_000, `${Buffer.byteLength(html)} bytes: ${page}`);
  }
  const press = async (from: string, fields: Record<string, string>) => {
    const form = await opened(trainer, from, fields, path);
    return (await trainer.post(path, form.fields)).location ?? '';
  };
  const [first = '', next = '', last = '', found = ''] = [0, 20, 59, 40].map((at) => boxes[at]);
  const second = await press(path, { [first]: 'here', go: `from ${next.slice(1)}` });
  assert.match((await trainer.get(second)).text, /Here 1, .*Not marked 59\..*21 to 40 of 60/);
  const third = await press(second, { [next]: 'late', go: `from ${boxes[40]?.slice(1)}` });
  assert.match((await trainer.get(third)).text, /41 to 60 of 60/);
  const stays = await press(third, { [last]: 'away' });
  assert.match(
    (await trainer.get(stays)).text,
    /Here 1, Came late 1, Left early 0, Not here 1, .*41 to 60 of 60/,
  );
  const byNumber = await press(path, { [boxes[1] ?? '']: 'here', find: found.slice(1) });
  const one = await trainer.get(byNumber);
  assert.match(one.text, /Here 2, .*One person found\..*Wilhelmina Featherstone-Hamilton the XXXVIII /);
  const byName = await trainer.get(await press(byNumber, { [found]: 'here', find: 'hámilton THE xliv' }));
  assert.match(byName.text, /Here 3, .*One person found\..*the XLIV /);
  assert.match((await trainer.get(await press(path, { find: 'Nobody' }))).text, /Nobody here has that name/);
  const all = await trainer.get(`${path}?show=everybody`);
  assert.match(all.text, /the XXXVIII, The Thames [^:]*: Here/);
});

test('what is seldom said stands on somebody’s own page, and leads back to where they stand', async () => {
  const { path, bookings, boxes } = await heldSession(app, { course: { needs_assessment: true } });
  const trainer = await app.as('trainer');
  const list = await opened(
    trainer,
    path,
    { go: `person ${boxes[1]?.slice(1)}`, [boxes[1] ?? '']: 'late' },
    path,
  );
  const own = (await trainer.post(path, list.fields)).location ?? '';
  assert.equal(own, `/learning/arrivals/${bookings[1]}?part=1`);
  const at = `/learning/arrivals/${bookings[1]}`;
  const said = { 'mark-1': 'late', 'note-1': 'The train', passed: 'yes', press: 'save', marking: '1' };
  const form = await opened(trainer, own, { 'was-1': 'late||', 'was-passed': '', ...said }, at);
  const thin = await trainer.post(at, { ...form.fields, 'minutes-1': 'some' });
  assert.equal(thin.status, 400);
  assert.match(thin.text, /Write the minutes as a number/);
  assert.match(thin.html, /value="The train"/, 'nothing that was typed is lost');
  const saved = await trainer.post(at, {
    ...form.fields,
    'form-key': crypto.randomUUID(),
    'minutes-1': '20',
  });
  assert.match(saved.location ?? '', new RegExp(`^${path}\\?part=1&from=${boxes[0]?.slice(1)}$`));
  assert.match((await trainer.get(path)).text, /Bo Reed \d+, Creekside Youth Trust, 20 minutes, with a note/);
  assert.match((await trainer.get(`${path}?part=assessment`)).text, /Passed 1,/);
  assert.match((await trainer.get(at)).text, /Came late, 20 minutes: The train/);
});

test('four hundred people stand on pages that a poor network brings, and the list to print on several', async () => {
  const { session, path } = await heldSession(app, { course: { needs_assessment: true } });
  await fillSession(app, session, 397);
  const boxes = await boxesOf(app, session);
  const trainer = await app.as('trainer');
  const read: string[] = [];
  for (const page of [path, `${path}?part=1&from=${boxes[380]?.slice(1)}`, `${path}?part=assessment`]) {
    const { html } = await trainer.get(page);
    assert.ok(Buffer.byteLength(html) < 40_000, `${Buffer.byteLength(html)} bytes: ${page}`);
  }
  let next: string | undefined = `${path}?part=1&show=everybody`;
  while (next !== undefined) {
    const { html } = await trainer.get(next);
    assert.ok(Buffer.byteLength(html) < 40_000, `${Buffer.byteLength(html)} bytes: ${next}`);
    read.push(...[...html.matchAll(/<li><strong>(\d+)</g)].map(([, number]) => `m${number}`));
    next = /href="([^"]+)"[^>]*>Next/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  assert.deepEqual(read, boxes, 'everybody, once');
  const kept = JSON.parse((await trainer.get(`${path}?show=numbers`)).html);
  assert.deepEqual(
    kept.map(([, number]: string[]) => `m${number}`),
    boxes,
    'a phone keeps everybody, whichever page was open',
  );
  assert.equal((await (await app.as('school')).get(`${path}?show=numbers`)).status, 404);
});
