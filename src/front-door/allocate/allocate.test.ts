import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { samplePractitioners as people } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const openings = (id: string) =>
  asOwner(app.database, (owner) =>
    owner.query<{ practitioner_id: string }>(
      `select practitioner_id from access.opening where record_id = $1 and basis = 'allocated' and expires_at is null`,
      [id],
    ),
  );

test('offers oneself first, then colleagues of the team that holds it', async () => {
  const concern = await addConcern(app.database);
  const form = await (await app.as('screening')).get(`/front-door/${concern.id}/allocation`);
  assert.match(form.text, /Who takes it on\?.*Me, Amara Cole .*Imogen Salt .*Jonah Pryce/);
  assert.doesNotMatch(form.text, /Hester Vane/);
});

test('the concern is theirs, shows so, and is no longer whoever had it before', async () => {
  const concern = await addConcern(app.database, { allocatedTo: 'duty' });
  const browser = await app.as('screening');
  const answer = await post(browser, `/front-door/${concern.id}/allocation`, { person: people.decision.id });
  assert.equal(answer.location, `/front-door/${concern.id}`);
  assert.deepEqual(await openings(concern.id), [{ practitioner_id: people.decision.id }]);
  assert.match((await browser.get('/front-door')).text, /New · Jonah Pryce/);
  assert.match((await (await app.as('decision')).get('/front-door?whose=mine')).text, /New · you/);
  await browser.get(`/front-door/${concern.id}/allocation`);
  assert.equal((await lastAudited(app.database, 'screening', concern.id))?.action, 'read');
});

test('nobody chosen, a stranger to the team, whoever has it already', async () => {
  const concern = await addConcern(app.database, { allocatedTo: 'duty' });
  const browser = await app.as('screening');
  const say = async (person: string) =>
    (await post(browser, `/front-door/${concern.id}/allocation`, { person })).text;
  assert.match(await say(''), /Choose who takes it on/);
  assert.match(await say('nonsense'), /Choose who takes it on/);
  assert.match(await say(people.essexDecision.id), /They cannot have this concern\. Choose somebody else/);
  assert.match(await say(people.duty.id), /They have it already/);
  assert.deepEqual(await openings(concern.id), [{ practitioner_id: people.duty.id }]);
});

test('somebody with a conflict of interest is refused in the same words as a stranger', async () => {
  const concern = await addConcern(app.database);
  await addConflict(app.database, 'duty', concern.id);
  const answer = await post(await app.as('screening'), `/front-door/${concern.id}/allocation`, {
    person: people.duty.id,
  });
  assert.match(answer.text, /They cannot have this concern\. Choose somebody else/);
  assert.deepEqual(await openings(concern.id), []);
});

test('a restricted concern goes to its named people only', async () => {
  const concern = await addConcern(app.database, { named: ['decision'] });
  const browser = await app.as('decision');
  const answer = await post(browser, `/front-door/${concern.id}/allocation`, { person: people.screening.id });
  assert.match(answer.text, /They cannot have this concern/);
  const mine = await post(browser, `/front-door/${concern.id}/allocation`, { person: people.decision.id });
  assert.equal(mine.status, 303);
});

test('a duty worker may not allocate', async () => {
  const concern = await addConcern(app.database);
  assert.equal((await (await app.as('duty')).get(`/front-door/${concern.id}/allocation`)).status, 404);
});
