import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
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

test('refuses no choice, no reason, and people of another team', async () => {
  const concern = await addConcern(app.database);
  const browser = await app.as('decision');
  const path = `/front-door/${concern.id}/restriction`;
  assert.match((await post(browser, path, {})).text, /Choose who may see it Say why/);
  assert.match(
    (await post(browser, path, { who: 'named', reason: 'no' })).text,
    /Say why in at least four words/,
  );
  const strange = { who: 'named', people: people.essexDecision.id, reason: why };
  assert.match((await post(browser, path, strange)).text, /Choose from the answers/);
  assert.match((await post(browser, path, { who: 'team', reason: why })).text, /Choose who may see it/);
  assert.equal(await status('screening', concern), 200);
});

test('a screening officer may not restrict', async () => {
  const concern = await addConcern(app.database);
  assert.equal((await (await app.as('screening')).get(`/front-door/${concern.id}/restriction`)).status, 404);
});
