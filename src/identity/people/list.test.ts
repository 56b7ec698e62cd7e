import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { samplePractitioners } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  const owner = await app.database.owner();
  await owner.query(
    `insert into partnership.practitioner (agency_id, name, job_title)
     select '00000001-0000-4000-8000-000000000006', 'Wren Fallow ' || n, 'Teacher' from generate_series(1, 60) n`,
  );
  await owner.close();
});
after(() => app.close());

const list = '/administration/people';

test('everybody is listed once, a page at a time', async () => {
  const browser = await app.as('administrator');
  const found: string[] = [];
  let pages = 0;
  for (let path: string | undefined = list; path !== undefined; pages += 1) {
    const { html } = await browser.get(path);
    found.push(...[...html.matchAll(/\/people\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id));
    path = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  }
  const all = 60 + Object.keys(samplePractitioners).length;
  assert.equal(pages, Math.ceil(all / 24));
  assert.equal(found.length, all);
  assert.equal(new Set(found).size, all);
});

test('people are found by a part of their name, and an empty answer says what to do', async () => {
  const browser = await app.as('administrator');
  const some = await browser.get(`${list}?search=fallow+1`);
  assert.equal([...some.html.matchAll(/Wren Fallow 1\d?</g)].length, 11);
  const none = await browser.get(`${list}?search=${encodeURIComponent('100%_')}`);
  assert.match(none.text, /Nobody here has “100%_” in their name.*Show everybody/);
  assert.match((await browser.get(`${list}?search=amara`)).text, /Amara Cole.*Invented/);
});

test('a list shown is on the audit with the ids it showed', async () => {
  const browser = await app.as('administrator');
  await browser.get(`${list}?search=amara`);
  const owner = await app.database.owner();
  const [row] = await owner.query<{ shown: string[] }>(
    `select shown from audit.event where action = 'list' and record_kind = 'practitioner' order by seq desc limit 1`,
  );
  await owner.close();
  assert.deepEqual(row?.shown, [samplePractitioners.screening.id]);
});

const person = `${list}/${samplePractitioners.screening.id}`;
const routes: [method: 'get' | 'post', path: string][] = [
  ['get', list],
  ['get', `${list}/invite`],
  ['post', `${list}/invite`],
  ['get', person],
  ['post', `${person}/invitation`],
  ['post', `${person}/disable`],
  ['post', `${person}/enable`],
  ['get', `${person}/roles`],
  ['post', `${person}/roles`],
];
for (const [method, path] of routes) {
  test(`only administrators: ${method} ${path}`, async () => {
    for (const role of ['screening', 'decision', 'governance', 'operator', 'school', 'board'] as const) {
      const browser = await app.as(role);
      await browser.get('/desk');
      assert.equal((await browser[method](path)).status, 404, role);
    }
    const out = app.visitor();
    await out.get('/sign-in');
    const seen = await out[method](path);
    if (method === 'post') assert.equal(seen.status, 401);
    else assert.equal(seen.location, `/sign-in?next=${encodeURIComponent(path)}`);
  });
}

test('somebody who does not exist is not found', async () => {
  const browser = await app.as('administrator');
  const nobody = `${list}/00000000-0000-4000-8000-000000000000`;
  for (const path of [nobody, `${nobody}/roles`, `${list}/no-id`])
    assert.equal((await browser.get(path)).status, 404, path);
  await browser.get(list);
  for (const deed of ['disable', 'enable', 'roles', 'invitation'])
    assert.equal((await browser.post(`${nobody}/${deed}`)).status, 404, deed);
});
