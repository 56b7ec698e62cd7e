import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { bringModule, courseId, newModule, upload, withModules } from '../../../test/support/credentials.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { sequencedCourse } from '../../../test/support/sequenced.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { linked, moduleBombOf } from '../../../test/support/wrong-zips.ts';
import { manifestOf, sampleModule, zipOf } from '../sample/module-zip.ts';

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

async function begin(browser: Visitor, zip = newModule()): Promise<string> {
  const id = await bringModule(app, zip);
  await browser.get('/learning/modules');
  const { location = '' } = await browser.post(`/learning/modules/${id}/begin`, { 'form-key': randomUUID() });
  return location;
}

const tell = (browser: Visitor, path: string, revision: number, state: object, item = 'part') =>
  browser.post(`${path}/progress`, { item, revision: String(revision), state: JSON.stringify(state) });

const page = ['index.html', Buffer.from('<p>Hello')] as const;
const manifest = (words: string) => ['imsmanifest.xml', Buffer.from(words)] as const;

test('a coordinator brings a module; the same one twice, no module at all and no course are told in words', async () => {
  const course = await courseId(app, 'cse-awareness');
  const zip = newModule();
  const key = randomUUID();
  assert.equal((await upload(rosalind, course, zip, key)).status, 303);
  assert.equal((await upload(rosalind, course, zip, key)).status, 303, 'the same form once more');
  assert.match((await upload(rosalind, course, zip)).text, /This module is here already/);
  assert.match(
    (await upload(rosalind, course, Buffer.from('no zip'))).text,
    /This cannot be played\. It is not a whole zip/,
  );
  assert.match((await upload(rosalind, '', newModule())).text, /Choose the course that it counts as/);
  const list = await rosalind.get('/learning/e-learning');
  assert.match(list.text, /Seeing and saying.*\(SCORM 2004\) Offered/);
  assert.match(list.text, /Brought today at 10:42 by Rosalind Keep/);
});

test('a zip that lies, bombs, leads out of itself or links is refused, and nothing of it is kept', async () => {
  const course = await courseId(app, 'cse-awareness');
  const good = manifest(manifestOf('1.2'));
  const bomb = moduleBombOf(40_000_000);
  const wrong: [Buffer, RegExp][] = [
    [zipOf([good, page, ['../out.html', Buffer.from('x')]]), /leads out of it/],
    [zipOf([good, page, ['/etc/passwd', Buffer.from('x')]]), /leads out of it/],
    [zipOf([good, page, ['..\\out.html', Buffer.from('x')]]), /leads out of it/],
    [zipOf([good, page, page]), /comes twice/],
    [zipOf([good, page, ['_windscreen/api.js', Buffer.from('x')]]), /called as one of ours/],
    [zipOf([page]), /no imsmanifest\.xml/],
    [zipOf([good]), /names “index\.html”, and there is no such file/],
    [zipOf([manifest(manifestOf('1.2', '../../secret.html')), page]), /names a file outside itself/],
    [zipOf([manifest(manifestOf('1.2', 'https://elsewhere.example/')), page]), /names a file outside itself/],
    [zipOf([manifest('<manifest><organizations>'), page]), /cannot be read as XML/],
    [zipOf([manifest('<!DOCTYPE a [<!ENTITY b "c">]><manifest/>'), page]), /cannot be read as XML/],
    [zipOf([manifest('<manifest><metadata/></manifest>'), page]), /neither SCORM 1\.2 nor SCORM 2004/],
    [sampleModule('1.2').subarray(0, 900), /not a whole zip/],
    [bomb, /too large when it is unpacked/],
    [linked(zipOf([good, page])), /There is a link in it/],
  ];
  const before = await query('select id from learning.package');
  for (const [zip, why] of wrong) {
    const answer = await upload(rosalind, course, zip);
    assert.equal(answer.status, 400);
    assert.match(answer.text, why);
  }
  assert.deepEqual(await query('select id from learning.package'), before);
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

test('a file is found in another case, and its own case first', async () => {
  const zip = zipOf([
    manifest(manifestOf('1.2', 'index.html', `Cases ${randomUUID()}`)),
    page,
    ['Scripts/A.js', Buffer.from('large')],
    ['scripts/a.js', Buffer.from('small')],
  ]);
  const source = /data-player="([^"]+)"/.exec((await marian.get(await begin(marian, zip))).html)?.[1] ?? '';
  const ask = async (name: string) =>
    (await app.fetch(new Request(source.replace('index.html', name)))).text();
  assert.deepEqual([await ask('scripts/a.js'), await ask('Scripts/A.js')], ['small', 'large']);
  assert.equal(await ask('SCRIPTS/A.JS'), 'large');
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
  for (const wrong of [
    'no json',
    '[]',
    '{"cmi.a":{"b":1}}',
    '{"__proto__":"a"}',
    `{"cmi.a":"${'x'.repeat(400_000)}"}`,
  ])
    assert.equal(
      (await marian.post(`${path}/progress`, { item: 'part', revision: '9', state: wrong })).status,
      400,
    );
  assert.equal((await tell(marian, path, 9, state('1', 'passed'), 'another part')).status, 400);
  assert.equal((await tell(marian, path, -1, state('1', 'passed'))).status, 400);
});

test('files of a module are served by its proof alone, walled off, and no longer than it holds', async () => {
  const path = await begin(marian);
  const { html, headers } = await marian.get(path);
  const whole = /data-player="([^"]+)"/.exec(html)?.[1] ?? '';
  const source = new URL(whole).pathname;
  assert.match(
    headers.get('content-security-policy') ?? '',
    /frame-src http:\/\/m-[\da-f-]{36}\.localhost:3000\/learning\/e-learning\/content\//,
  );
  const nobody = app.visitor();
  const file = await nobody.get(source);
  assert.equal(file.status, 200);
  assert.match(
    file.html,
    /<!doctype html><script src="\/learning\/e-learning\/content\/[^"]+\/_windscreen\/api\.js"><\/script><title>Module/,
  );
  assert.match(
    file.headers.get('content-security-policy') ?? '',
    /^sandbox allow-scripts allow-forms allow-modals; default-src http:\/\/localhost:3000\/learning\/e-learning\/content\//,
  );
  const guest = await app.fetch(new Request(whole));
  assert.match(
    guest.headers.get('content-security-policy') ?? '',
    /^sandbox allow-scripts allow-forms allow-modals allow-same-origin; .*frame-ancestors http:\/\/localhost:3000 http:\/\/m-/,
  );
  for (const ours of ['/sign-in', '/learning/mine', '/', '/health/live', '/api/openapi.json'])
    assert.equal(
      (await app.fetch(new Request(new URL(ours, whole)))).status,
      404,
      'nothing of ours on its host',
    );
  assert.equal(file.headers.get('set-cookie'), null);
  for (const other of ['imsmanifest.xml?x', '../../../mine', 'none.html', '%2e%2e/x'])
    assert.ok(
      [200, 303, 404].includes((await nobody.get(source.replace('index.html', other))).status),
      other,
    );
  assert.equal((await nobody.get(source.replace('index.html', 'none.html'))).status, 404);
  await marian.get(path);
  assert.equal((await nobody.get(source)).status, 404, 'an earlier proof opens nothing');
  const again = new URL(/data-player="([^"]+)"/.exec((await marian.get(path)).html)?.[1] ?? '').pathname;
  app.clock.now = app.clock.now.add({ hours: 13 });
  assert.equal((await nobody.get(again)).status, 404);
  app.clock.now = app.clock.now.subtract({ hours: 13 });
});

test('a film of a module is begun anywhere, and taken by its proof alone', async () => {
  const film = Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 251));
  const zip = zipOf([
    manifest(manifestOf('1.2', 'index.html', `Film ${randomUUID()}`)),
    page,
    ['film.mp4', film],
  ]);
  const source = /data-player="([^"]+)"/.exec((await marian.get(await begin(marian, zip))).html)?.[1] ?? '';
  const address = source.replace('index.html', 'film.mp4');
  const ask = (range: string) => app.fetch(new Request(address, { headers: range ? { range } : {} }));
  const part = await ask('bytes=1000-1999');
  assert.deepEqual([part.status, part.headers.get('content-range')], [206, 'bytes 1000-1999/5000']);
  assert.ok(Buffer.from(await part.arrayBuffer()).equals(film.subarray(1000, 2000)));
  assert.match(part.headers.get('content-security-policy') ?? '', /^sandbox allow-scripts/);
  assert.ok(Buffer.from(await (await ask('')).arrayBuffer()).equals(film));
  assert.equal((await ask('bytes=5000-')).status, 416);
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
  assert.equal(
    (await marian.post(`/learning/modules/${id}/begin`, { 'form-key': randomUUID() })).status,
    409,
  );
});
