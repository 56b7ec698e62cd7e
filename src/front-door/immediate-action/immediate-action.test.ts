import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { at, atOnce } from '../../../test/support/triage-forms.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const clock = (id: string) =>
  asOwner(app.database, (owner) =>
    owner.query<object>(
      `select rule_version as version, started_at::text as started, due_at::text as due from front_door.clock
       where concern_id = $1 and rule = 'police-protection'`,
      [id],
    ),
  );

test('police protection: by whom, what, when, and its clock of 72 hours from when it was taken', async () => {
  const { id } = await addConcern(app.database, { dangerNow: true });
  const imogen = await app.as('duty');
  const kept = await post(imogen, `/front-door/${id}/immediate-action`, atOnce);
  assert.equal(kept.location, `/front-door/${id}`, kept.text);
  assert.deepEqual(await clock(id), [
    { version: 'national 1', started: '2026-11-23 10:35:00+00', due: '2026-11-26 10:35:00+00' },
  ]);
  const page = (await imogen.get(`/front-door/${id}`)).text;
  assert.match(
    page,
    /Done at once Police protection Taken to the Basildon ward .*Sergeant Owen Hale, Estuary Police, today at 10:35 \. Recorded by Imogen Salt/,
  );
  assert.match(page, /Limits that run Police protection ends due/);
});

test('anything else starts no clock', async () => {
  const { id } = await addConcern(app.database);
  await post(await app.as('screening'), `/front-door/${id}/immediate-action`, { ...atOnce, kind: 'medical' });
  assert.deepEqual(await clock(id), []);
});

test('what is missing, said at once; and nobody from elsewhere', async () => {
  const { id } = await addConcern(app.database);
  const refused = await post(
    await app.as('screening'),
    `/front-door/${id}/immediate-action`,
    at('taken', '23:00'),
  );
  assert.match(
    refused.text,
    /Choose what was done Write what was done and where the child is now Write by whom When it was done must not lie ahead/,
  );
  for (const role of ['police', 'school', 'essexDecision'] as const)
    assert.equal((await (await app.as(role)).get(`/front-door/${id}/immediate-action`)).status, 404, role);
});
