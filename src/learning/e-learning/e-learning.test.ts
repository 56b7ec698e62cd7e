import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import {
  beginModule,
  bringModule,
  courseId,
  newModule,
  upload,
  withModules,
} from '../../../test/support/credentials.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { sequencedCourse } from '../../../test/support/sequenced.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { manifestOf, zipOf } from '../sample/module-zip.ts';

let app: TestApp;
let rosalind: Visitor;
let marian: Visitor;
before(async () => {
  app = await startTestApp();
  await withModules(app);
  [rosalind, marian] = [await app.as('coordinator'), await app.as('school')];
});
after(() => app.close());

const query = <Row>(statement: string, values: readonly unknown[] = []) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, values));

const begin = (browser: Visitor, zip = newModule()) => beginModule(app, browser, zip);

const tell = (browser: Visitor, path: string, revision: number, state: object, item = 'part') =>
  browser.post(`${path}/progress`, { item, revision: String(revision), state: JSON.stringify(state) });

/** Where the module of an attempt is opened. */
const sourceOf = async (path: string) =>
  /data-player="([^"]+)"/.exec((await marian.get(path)).html)?.[1] ?? '';

const page = ['index.html', Buffer.from('<p>Hello')] as const;
const manifest = (words: string) => ['imsmanifest.xml', Buffer.from(words)] as const;

test('a coordinator brings a module; the same one twice, no module at all and no course are told in words', async () => {
  const course = await courseId(app, 'cse-awareness');
  const zip = newModule();
  const key = randomUUID();
  assert.equal((await upload(rosalind, course, zip, key)).status, 303);
  assert.equal((await upload(rosalind, course, zip, key)).status, 303, 'the same form once more');
  assert.match((await upload(rosalind, course, zip)).text, /This module is here already/);
  const before = await query('select id from learning.package');
  const wrong = await upload(rosalind, course, Buffer.from('no zip'));
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /This cannot be played\. It is not a whole zip/);
  assert.deepEqual(await query('select id from learning.package'), before, 'nothing of it is kept');
  assert.match((await upload(rosalind, '', newModule())).text, /Choose the course that it counts as/);
  const list = await rosalind.get('/learning/e-learning');
  assert.match(list.text, /Seeing and saying.*\(SCORM 2004\) Offered/);
  assert.match(list.text, /Brought today at 10:42 by Rosalind Keep/);
});

test('completed on its last page and failed a moment later is not done; completed as it ends is', async () => {
  const path = await begin(marian);
  const state = (status: string) => ({ 'cmi.core.lesson_status': status });
  const counted = () =>
    query('select 1 from learning.completion where came_of = $1', [path.split('/').at(-1)]);
  const first = await tell(marian, path, 1, state('completed'));
  assert.deepEqual(JSON.parse(first.html), { revision: 1, done: false, counts: true });
  await tell(marian, path, 2, state('failed'));
  await marian.get(path);
  assert.equal((await counted()).length, 0);
  await tell(marian, path, 3, state('completed'));
  await marian.get(path);
  assert.equal((await counted()).length, 1, 'its window was closed, and it is opened again');
  const other = await begin(marian);
  const end = { item: 'part', revision: '1', ended: 'yes', state: JSON.stringify(state('completed')) };
  assert.match((await marian.post(`${other}/progress`, end)).html, /"done":true/);
});

test('what a module says as it closes is heard by its proof alone: unheard words stand, heard and older ones change nothing', async () => {
  const path = await begin(marian);
  const source = await sourceOf(path);
  const says = (number: number, set: [string, string][], more: Record<string, string> = {}, at = source) =>
    app.fetch(
      new Request(at.replace('index.html', '_windscreen/last-words'), {
        method: 'POST',
        body: new URLSearchParams({ item: 'part', number: `${number}`, set: JSON.stringify(set), ...more }),
      }),
    );
  const kept = async () => {
    const [row] = await query<{ state: Record<string, string>; score: string; done: boolean }>(
      'select state, score::text, done from learning.attempt_item where attempt_id = $1',
      [path.split('/').at(-1)],
    );
    const at = (name: string) => row?.state[`cmi.${name}`];
    return [at('core.lesson_location'), at('core.lesson_status'), row?.score, row?.done];
  };
  const location = (at: string) => ({ 'cmi.core.lesson_location': at });
  await tell(marian, path, 3, { ...location('3'), 'cmi.core.lesson_status': 'incomplete' });
  assert.equal((await says(1, [['cmi.core.score.raw', '40']])).status, 204);
  assert.deepEqual(await kept(), ['3', 'incomplete', '40', false]);
  const wrong = { student_name: 'Somebody else', lesson_status: 'no such thing' };
  const last = { 'score.raw': '90', lesson_location: '5', ...wrong };
  await says(
    2,
    Object.entries(last).map(([name, value]) => [`cmi.core.${name}`, value]),
  );
  await says(1, [['cmi.core.score.raw', '40']]);
  assert.deepEqual(await kept(), ['5', 'incomplete', '90', false], 'the later of two, whichever comes last');
  // What its player sent before it closed arrives after it, and knows less.
  await tell(marian, path, 4, { ...location('4'), 'cmi.core.lesson_status': 'completed' });
  assert.deepEqual(await kept(), ['5', 'completed', '90', false]);
  const heard = { item: 'part', revision: '5', heard: '3', state: JSON.stringify(location('6')) };
  await marian.post(`${path}/progress`, heard);
  await says(3, [['cmi.core.lesson_location', '5']]);
  assert.deepEqual((await kept())[0], '6', 'its player heard it, and has gone on');

  for (const no of [{ set: 'x' }, { set: '[["a","b"]]' }, { number: '0' }, { item: 'other' }])
    assert.equal((await says(4, [], no)).status, 400);
  const nobody = await says(4, [], {}, source.replace(/content\/[^/]+/, `content/${'x'.repeat(32)}`));
  assert.equal(nobody.status, 404);
  assert.equal((await says(4, [], { finished: 'yes' })).status, 204);
  assert.deepEqual((await kept())[3], true, 'it ended and said no more of how far it came');
  assert.match((await marian.get('/learning/mine')).text, /E-learning/);
  await marian.get(path);
  assert.equal((await says(5, [])).status, 404, 'opened anew, its earlier documents are not believed');
});

test('a module that has an order: what is not open yet says so and is refused; its requests lead on; it counts by its own rules', async () => {
  const path = await begin(marian, sequencedCourse());
  const told = (status: string, score: string, exit = '') => ({
    ...{ 'cmi.completion_status': 'completed', 'cmi.success_status': status },
    ...{ 'cmi.score.scaled': score, 'cmi.exit': exit },
  });
  const shows = async (words: RegExp, at = path) => assert.match((await marian.get(at)).html, words);
  let revision = 0;
  const ends = async (item: string, state: object, fields: object = {}) => {
    revision += 10;
    const form = { item, revision: String(revision), ended: 'yes', state: JSON.stringify(state) };
    return JSON.parse((await marian.post(`${path}/progress`, { ...form, ...fields })).html);
  };
  assert.match(
    (await marian.get(path)).text,
    /Signs Listening Not open yet Recording Not open yet Questions Not/,
  );
  const refused = await marian.get(`${path}?part=part-1`);
  assert.equal(refused.status, 409);
  assert.match(refused.text, /This part is not open yet.*Go on where you were/);
  assert.equal((await ends('quiz', told('passed', '1'))).stale, true, 'what is not open is not believed');

  const kept = await ends('part-0', told('passed', '1'), { ended: 'no' });
  assert.match(kept.ways.parts, /part=part-1">Listening/, 'passed, it opens the next as it is told');
  assert.match(kept.ways.next, /go=next">Next part: Listening/);
  assert.deepEqual((await ends('part-0', told('passed', '1'), { request: 'continue' })).go, path);
  await shows(
    /<strong>Listening<\/strong>[\s\S]*&quot;cmi\.objectives\.1\.success_status&quot;:&quot;passed/,
  );
  assert.equal((await ends('part-1', {}, { request: '{target=quiz}choice' })).go, path);
  await shows(/<strong>Listening<\/strong>/);

  assert.equal(
    (await ends('part-1', told('unknown', '', 'suspend'), { request: 'suspendAll' })).go,
    '/learning/modules',
  );
  const again = await app.as('school');
  const resumed = await again.get(path);
  assert.match(
    resumed.html,
    /<strong>Listening<\/strong>[\s\S]*&quot;cmi\.exit&quot;:&quot;suspend/,
    'a new sign-in goes on with it',
  );
  await again.get(`${path}?go=before`);
  await shows(/<strong>Listening<\/strong>/, `${path}?part=part-1`);
  // Failed once, it is begun again as failed, and passed all the same.
  await ends('part-1', told('failed', '0'));
  await shows(/objectives\.0\.success_status&quot;:&quot;failed/, `${path}?part=part-1`);
  const begun = { 'cmi.objectives.0.id': 'learned', 'cmi.objectives.0.success_status': 'failed' };
  await ends('part-1', { ...begun, ...told('passed', '1') }, { ended: 'moves' });
  await shows(/<strong>Recording<\/strong>/, `${path}?part=part-2`);
  await ends('part-2', told('passed', '1'), { ended: 'left' });
  await shows(/<strong>Questions<\/strong>/);
  assert.equal((await ends('quiz', told('passed', '0.3'))).done, false, 'the manifest’s measure decides');
  await shows(/<strong>Questions<\/strong>/);
  assert.equal((await ends('quiz', told('unknown', '0.9'))).done, true);
  assert.match((await marian.get(path)).text, /Completed\. It stands on your record\./);
  assert.equal((await marian.get(`${path}?part=quiz`)).status, 409, 'it may be taken twice');
});

test('what a module tells is kept whole, never doubled and never replaced by something earlier; done once is recorded once', async () => {
  const path = await begin(marian);
  const state = (location: string, status: string) => ({
    'cmi.core.lesson_location': location,
    'cmi.core.lesson_status': status,
  });
  assert.equal((await tell(marian, path, 3, state('3', 'incomplete'))).status, 200);
  assert.equal((await tell(marian, path, 2, state('2', 'incomplete'))).status, 200);
  const kept = () =>
    query<{ at: string }>(
      `select state ->> 'cmi.core.lesson_location' as at from learning.attempt_item where attempt_id = $1`,
      [path.split('/').at(-1)],
    );
  assert.deepEqual(await kept(), [{ at: '3' }]);
  assert.match((await marian.get(path)).html, /&quot;cmi\.core\.lesson_location&quot;:&quot;3&quot;/);
  const five = await Promise.all([4, 4, 4, 5, 5].map((n) => tell(marian, path, n, state('4', 'passed'))));
  assert.ok(five.every(({ status }) => status === 200));
  await tell(marian, path, 6, state('1', 'incomplete'));
  const done = await query(`select 1 from learning.completion where came_of = $1 and how = 'e-learning'`, [
    path.split('/').at(-1),
  ]);
  assert.equal(done.length, 1);
  assert.match(
    (await marian.get('/learning/mine')).text,
    /Child sexual exploitation: awareness 23 November 2026.*E-learning/,
  );
  const long = JSON.stringify({ 'cmi.a': 'x'.repeat(400_000) });
  for (const state of ['no json', '[]', '{"cmi.a":{"b":1}}', '{"__proto__":"a"}', long]) {
    const wrong = { item: 'part', revision: '9', state };
    assert.equal((await marian.post(`${path}/progress`, wrong)).status, 400);
  }
  assert.equal((await tell(marian, path, 9, state('1', 'passed'), 'another part')).status, 400);
  assert.equal((await tell(marian, path, -1, state('1', 'passed'))).status, 400);
});

test('files of a module are served by its proof alone, walled off, and no longer than it holds', async () => {
  const path = await begin(marian);
  const { html, headers } = await marian.get(path);
  const whole = /data-player="([^"]+)"/.exec(html)?.[1] ?? '';
  const source = new URL(whole).pathname;
  const policy = (of: Headers) => of.get('content-security-policy') ?? '';
  assert.match(
    policy(headers),
    /frame-src http:\/\/m-[\da-f-]{36}\.localhost:3000\/learning\/e-learning\/content\//,
  );
  const nobody = app.visitor();
  const file = await nobody.get(source);
  assert.equal(file.status, 200);
  assert.match(
    file.html,
    /<!doctype html><script src="\/learning\/e-learning\/content\/[^"]+\/_windscreen\/api\.js"><\/script><title>Module/,
  );
  const alone =
    /^sandbox allow-scripts allow-forms allow-modals; default-src http:\/\/localhost:3000\/learning\/e-learning\/content\//;
  assert.match(policy(file.headers), alone);
  const hosted =
    /^sandbox allow-scripts allow-forms allow-modals allow-same-origin; .*frame-ancestors http:\/\/localhost:3000 http:\/\/m-/;
  assert.match(policy((await app.fetch(new Request(whole))).headers), hosted);
  for (const ours of ['/sign-in', '/learning/mine', '/', '/health/live', '/api/openapi.json'])
    assert.equal((await app.fetch(new Request(new URL(ours, whole)))).status, 404, 'not on its host');
  assert.equal(file.headers.get('set-cookie'), null);
  for (const other of ['imsmanifest.xml?x', '../../../mine', 'none.html', '%2e%2e/x'])
    assert.ok([200, 303, 404].includes((await nobody.get(source.replace('index.html', other))).status));
  assert.equal((await nobody.get(source.replace('index.html', 'none.html'))).status, 404);
  await marian.get(path);
  assert.equal((await nobody.get(source)).status, 404, 'an earlier proof opens nothing');
  const again = new URL(await sourceOf(path)).pathname;
  app.clock.now = app.clock.now.add({ hours: 13 });
  assert.equal((await nobody.get(again)).status, 404);
  app.clock.now = app.clock.now.subtract({ hours: 13 });
});

test('a file is found in another case, its own case first; a film is begun anywhere; both by its proof alone', async () => {
  const film = Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 251));
  const zip = zipOf([
    manifest(manifestOf('1.2', 'index.html', `Files ${randomUUID()}`)),
    page,
    ['film.mp4', film],
    ['Scripts/A.js', Buffer.from('large')],
    ['scripts/a.js', Buffer.from('small')],
  ]);
  const source = await sourceOf(await begin(marian, zip));
  const ask = (name: string, range = '') =>
    app.fetch(new Request(source.replace('index.html', name), { headers: range ? { range } : {} }));
  const texts = ['scripts/a.js', 'Scripts/A.js', 'SCRIPTS/A.JS'].map(async (name) =>
    (await ask(name)).text(),
  );
  assert.deepEqual(await Promise.all(texts), ['small', 'large', 'large']);
  const part = await ask('film.mp4', 'bytes=1000-1999');
  assert.deepEqual([part.status, part.headers.get('content-range')], [206, 'bytes 1000-1999/5000']);
  assert.match(part.headers.get('content-security-policy') ?? '', /^sandbox allow-scripts/);
  assert.ok(Buffer.from(await part.arrayBuffer()).equals(film.subarray(1000, 2000)));
  assert.ok(Buffer.from(await (await ask('film.mp4')).arrayBuffer()).equals(film));
  assert.equal((await ask('film.mp4', 'bytes=5000-')).status, 416);
});

test('another’s attempt is nobody’s, and only coordinators bring and stop modules', async () => {
  const path = await begin(marian);
  assert.equal((await rosalind.get(path)).status, 404);
  assert.equal((await tell(rosalind, path, 1, {})).status, 404);
  for (const role of ['school', 'trainingLead', 'board'] as const) {
    const other = await app.as(role);
    assert.equal((await other.get('/learning/e-learning')).status, 404);
    assert.equal((await upload(other, await courseId(app, 'cse-awareness'), newModule())).status, 404);
  }
  assert.equal((await app.visitor().get('/learning/modules')).status, 303);
  const id = await bringModule(app, newModule());
  await rosalind.get('/learning/e-learning');
  await rosalind.post(`/learning/e-learning/${id}`, { offer: 'no', 'form-key': randomUUID() });
  await marian.get('/learning/modules');
  const begun = await marian.post(`/learning/modules/${id}/begin`, { 'form-key': randomUUID() });
  assert.equal(begun.status, 409);
});
