import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { findOn } from '../../../test/support/filled-in.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { type SampleRole, samplePractitioners } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const reason = 'To send a social worker to the home today';
const cameIn = () => addConcern(app.database, { addresses: [{ words: '7 Safe House', shielded: true }] });
const see = async (person: SampleRole, { id }: { id: string }) =>
  (await app.as(person)).get(`/front-door/${id}`);

test('one step from the record a decision maker opens it with a reason, and is named from then on', async () => {
  const concern = await cameIn();
  const browser = await app.as('decision');
  const record = await browser.get(`/front-door/${concern.id}`);
  assert.match(record.text, /Address shielded: nobody may read it yet Open it with a reason/);
  assert.doesNotMatch(record.html, /Safe House/);
  const path = await findOn(
    browser,
    `/front-door/${concern.id}`,
    /\/front-door\/[0-9a-f-]{36}\/shield\/[0-9a-f-]{36}/,
  );
  const form = await browser.get(path);
  assert.doesNotMatch(form.html, /Safe House/);
  assert.match((await post(browser, path, { reason: 'please' })).text, /four words/);
  assert.equal((await post(browser, path, { reason })).location, `/front-door/${concern.id}`);
  const audited = await lastAudited(app.database, 'decision', concern.id);
  assert.deepEqual([audited?.action, audited?.fields], ['open shielded address', ['address']]);
  const after = await browser.get(`/front-door/${concern.id}`);
  assert.match(after.text, /7 Safe House/);
  assert.match(after.text, /Opened an address that came in shielded .*To send a social worker/);
  for (const other of ['screening', 'duty'] as const) {
    const { html, text } = await see(other, concern);
    assert.doesNotMatch(html, /Safe House/);
    assert.match(text, /Address shielded: only named people/);
    assert.doesNotMatch(html, /\/shield\//);
  }
  assert.equal((await browser.get(path)).status, 404, 'it is opened once');
});

test('once somebody is named nobody else takes it on, unless they can no longer sign in', async () => {
  const concern = await cameIn();
  const path = `/front-door/${concern.id}/shield/${concern.addresses[0]}`;
  const first = await app.as('decision');
  await post(first, path, { reason });
  await asOwner(app.database, async (owner) => {
    for (const team of ['00000002-0000-4000-8000-000000000003'])
      await owner.query('insert into access.team_member (practitioner_id, team_id) values ($1, $2)', [
        samplePractitioners.essexDecision.id,
        team,
      ]);
  });
  const second = await app.as('essexDecision');
  assert.equal((await second.get(path)).status, 404);
  assert.doesNotMatch((await see('essexDecision', concern)).html, /Safe House|\/shield\//);
  const disable = (at: string) =>
    asOwner(app.database, (owner) =>
      owner.query(`update partnership.practitioner set disabled_at = ${at} where id = $1`, [
        samplePractitioners.decision.id,
      ]),
    );
  await disable('now()');
  assert.equal((await second.get(path)).status, 200);
  assert.equal((await post(second, path, { reason })).status, 303);
  await disable('null');
});

test('neither another team nor a screening officer, and no address of another record', async () => {
  const concern = await cameIn();
  const other = await cameIn();
  const path = `/front-door/${concern.id}/shield/${concern.addresses[0]}`;
  for (const person of ['screening', 'southendDecision', 'police', 'governance'] as const)
    assert.equal((await (await app.as(person)).get(path)).status, 404, person);
  const browser = await app.as('decision');
  assert.equal((await browser.get(`/front-door/${concern.id}/shield/${other.addresses[0]}`)).status, 404);
  const form = await browser.get(path);
  const version = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '';
  const wrong = await browser.post(`/front-door/${concern.id}/shield/${other.addresses[0]}`, {
    version,
    reason,
  });
  assert.notEqual(wrong.status, 303);
  assert.doesNotMatch((await see('decision', other)).html, /Safe House/);
});
