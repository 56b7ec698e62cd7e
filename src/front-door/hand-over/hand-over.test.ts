import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const rows = <Row>(statement: string, id: string) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, [id]));
const known = { area: 'essex', reason: 'Her school says that she lives in Basildon' };

test('once the area is known its front door holds it, and those outside that team see it no more', async () => {
  const concern = await addConcern(app.database, {
    area: null,
    allocatedTo: 'screening',
    ratings: [{ rating: 'green' }],
  });
  const browser = await app.as('screening');
  const form = await browser.get(`/front-door/${concern.id}/area`);
  assert.match(form.text, /Where does the child live\?.*Southend Essex Thurrock/);
  const answer = await post(browser, `/front-door/${concern.id}/area`, known);
  assert.equal(answer.location, '/front-door?handed=over');
  assert.match(
    (await browser.follow(answer)).text,
    /Handed over\. The other area’s front door holds that concern now/,
  );
  assert.equal((await browser.get(`/front-door/${concern.id}`)).status, 404);
  const hester = await app.as('essexDecision');
  const seen = await hester.get(`/front-door/${concern.id}`);
  assert.match(seen.text, /Handed from Area to be found to Essex front door .* Amara Cole Her school says/);
  assert.match((await hester.get('/front-door?area=essex')).text, /Screening/);
});

test('clocks keep their start and take the new area’s rules and hours, and the list follows', async () => {
  const concern = await addConcern(app.database, { area: null, ratings: [{ rating: 'green' }] });
  const clocks = () =>
    rows<object>(
      `select rule, rule_version as version, due_at::text as due, started_at::text as started from front_door.clock
       where concern_id = $1 order by rule`,
      concern.id,
    );
  const started = '2026-11-23 08:31:00+00';
  assert.deepEqual((await clocks())[1], {
    rule: 'referral-decision',
    version: 'national 1',
    due: '2026-11-24 16:30:00+00',
    started,
  });
  await post(await app.as('screening'), `/front-door/${concern.id}/area`, known);
  assert.deepEqual(await clocks(), [
    { rule: 'rating-green', version: 'essex 1', due: '2026-11-26 09:00:00+00', started },
    { rule: 'referral-decision', version: 'national 1', due: '2026-11-24 17:30:00+00', started },
  ]);
  const [head] = await rows<object>(
    'select area, due_at::text as due, due_rule, allocated_to from front_door.concern where id = $1',
    concern.id,
  );
  assert.deepEqual(head, {
    area: 'essex',
    due: '2026-11-24 17:30:00+00',
    due_rule: 'referral-decision',
    allocated_to: null,
  });
});

test('nothing chosen, no account of how it is known, and one whose area is known', async () => {
  const concern = await addConcern(app.database, { area: null });
  const browser = await app.as('screening');
  const say = async (fields: Record<string, string>) =>
    (await post(browser, `/front-door/${concern.id}/area`, fields)).text;
  assert.match(await say({}), /Choose the area where the child lives Say how you know/);
  assert.match(await say({ ...known, area: 'kent' }), /Choose the area where the child lives/);
  assert.match(await say({ ...known, reason: 'told' }), /the next area must be able to check it/);
  assert.equal((await rows('select from front_door.hand_over where concern_id = $1', concern.id)).length, 0);
  const ours = await addConcern(app.database);
  const refused = await post(browser, `/front-door/${ours.id}/area`, known);
  assert.match(refused.text, /Its area is known.*stays here until they accept it/);
});

test('five posts hand it over once', async () => {
  const concern = await addConcern(app.database, { area: null });
  const browser = await app.as('screening');
  await browser.get(`/front-door/${concern.id}/area`);
  const send = () => browser.post(`/front-door/${concern.id}/area`, { version: '1', ...known });
  const answers = await Promise.all([send(), send(), send(), send(), send()]);
  assert.deepEqual(new Set(answers.map(({ location }) => location)), new Set(['/front-door?handed=over']));
  assert.equal((await rows('select from front_door.hand_over where concern_id = $1', concern.id)).length, 1);
});
