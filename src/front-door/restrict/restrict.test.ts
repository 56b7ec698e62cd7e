import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { samplePractitioners as people, type SampleRole } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const why = 'The mother works in this very team';
const status = async (person: SampleRole, { id }: { id: string }) =>
  (await (await app.as(person)).get(`/front-door/${id}`)).status;

test('restricts to named people and oneself; changes who; opens it to the team again', async () => {
  const concern = await addConcern(app.database);
  const browser = await app.as('decision');
  const path = `/front-door/${concern.id}/restriction`;
  const answer = await post(browser, path, { who: 'named', people: people.duty.id, reason: why });
  assert.equal(answer.location, `/front-door/${concern.id}`);
  assert.equal((await lastAudited(app.database, 'decision', concern.id))?.action, 'restrict');
  assert.deepEqual([await status('decision', concern), await status('duty', concern)], [200, 200]);
  assert.equal(await status('screening', concern), 404);

  const form = await browser.get(path);
  assert.match(form.html, new RegExp(`value="${people.duty.id}" checked`));
  await post(browser, path, { who: 'named', people: people.screening.id, reason: why });
  assert.deepEqual([await status('duty', concern), await status('screening', concern)], [404, 200]);

  await post(browser, path, { who: 'team', reason: 'She has left the team since' });
  assert.deepEqual([await status('duty', concern), await status('screening', concern)], [200, 200]);
  assert.match(
    (await browser.get(`/front-door/${concern.id}`)).text,
    /Closed to all but named people .* The mother works in this very team .* Opened to the team again .* She has left/,
  );
});

test('refuses no choice, no reason, and whoever can no longer sign in', async () => {
  const concern = await addConcern(app.database);
  const browser = await app.as('decision');
  const path = `/front-door/${concern.id}/restriction`;
  assert.match((await post(browser, path, {})).text, /Choose who may see it Say why/);
  assert.match(
    (await post(browser, path, { who: 'named', reason: 'no' })).text,
    /Say why in at least four words/,
  );
  const strange = { who: 'named', people: '00000003-0000-4000-8000-0000000000aa', reason: why };
  assert.match((await post(browser, path, strange)).text, /Choose from the answers/);
  await asOwner(app.database, (owner) =>
    owner.query('update partnership.practitioner set disabled_at = now() where id = $1', [people.health.id]),
  );
  const gone = { who: 'named', people: people.health.id, reason: why };
  assert.match((await post(browser, path, gone)).text, /Choose from the answers/);
  assert.doesNotMatch(
    (await post(browser, path, { find: 'oluchi', press: 'find' })).text,
    /Specialist nurse/,
  );
  assert.match((await post(browser, path, { who: 'team', reason: why })).text, /Choose who may see it/);
  assert.equal(await status('screening', concern), 200);
});

test('a screening officer may not restrict', async () => {
  const concern = await addConcern(app.database);
  assert.equal((await (await app.as('screening')).get(`/front-door/${concern.id}/restriction`)).status, 404);
});

test('anybody who works here can be found by name and named, with what was typed kept on the way', async () => {
  const concern = await addConcern(app.database);
  const browser = await app.as('decision');
  const path = `/front-door/${concern.id}/restriction`;
  const typed = { who: 'named', people: people.duty.id, reason: why };
  const found = await post(browser, path, { ...typed, find: 'HESTER', press: 'find' });
  assert.equal(found.status, 200);
  assert.match(
    found.text,
    /Hester Vane Front door team manager, Essex Children’s Social Care. Another agency: they will see everything/,
  );
  assert.match(found.html, new RegExp(`value="${people.duty.id}" checked`));
  assert.match(found.html, new RegExp(why));
  assert.equal(await status('essexDecision', concern), 404, 'looking changes nothing');
  const nobody = await post(browser, path, { ...typed, find: 'zz', press: 'find' });
  assert.match(nobody.text, /Nobody else here has that name/);
  const both = [people.duty.id, people.essexDecision.id];
  await post(browser, path, { ...typed, people: both });
  assert.deepEqual(
    [
      await status('duty', concern),
      await status('essexDecision', concern),
      await status('screening', concern),
    ],
    [200, 200, 404],
  );
  const again = await browser.get(path);
  assert.match(again.html, new RegExp(`value="${people.essexDecision.id}" checked`), 'named stay named');
});

test('many of one name come ten at a time', async () => {
  await asOwner(app.database, async (owner) => {
    for (let n = 0; n < 12; n += 1)
      await owner.query(
        `insert into partnership.practitioner (agency_id, name, job_title)
         values ('00000001-0000-4000-8000-000000000004', $1, 'Officer')`,
        [`Quill ${String(n).padStart(2, '0')}`],
      );
  });
  const concern = await addConcern(app.database);
  const browser = await app.as('decision');
  const path = `/front-door/${concern.id}/restriction`;
  const first = await post(browser, path, { find: 'quill', press: 'find' });
  assert.equal(first.text.match(/Quill \d\d/g)?.length, 10);
  const after = /name="after" value="([^"]+)"/.exec(first.html)?.[1] ?? '';
  const rest = await post(browser, path, { find: 'quill', press: 'more', after });
  assert.match(rest.text, /Quill 10 .*Quill 11/);
  assert.doesNotMatch(rest.text, /Quill 09|Show more/);
});
