import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from './support/app.ts';
import { addConcern } from './support/concerns.ts';
import { wholeDecision } from './support/decision.ts';
import { asOwner } from './support/openings.ts';
import type { Visitor } from './support/visitor.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

/** Posts a record's form as it stands, filled in. */
async function fill(browser: Visitor, path: string, fields: Record<string, string>) {
  const version = /name="version" value="(\d+)"/.exec((await browser.get(path)).html)?.[1] ?? '';
  return browser.post(path, { version, ...fields });
}

test('whatever happens to a concern, the logs hold no name and no word of it, a fault that quotes the row included', async () => {
  const concern = await addConcern(app.database, {
    children: [{ given: 'Zephyrine', surname: 'Quillfeather' }],
    headline: 'Found in the larkspur',
  });
  const hub = await app.as('decision');
  await hub.get('/front-door');
  const rated = await fill(hub, `/front-door/${concern.id}/rating`, {
    rating: 'red',
    reason: 'marzipan on both arms',
  });
  assert.equal(rated.status, 303);
  await hub.get('/people/search');
  const name = { given: 'Zephyrine', surname: 'Quillfeather' };
  assert.notEqual((await hub.post('/people/search', { who: 'Zephyrine Quillfeather', ...name })).status, 500);
  await hub.get('/front-door?find=Quillfeather');
  const decision = wholeDecision(4, 'strategy-discussion', {
    reason: 'Quillfeather and the marzipan, taken together with what the larkspur tells',
  });
  const form = `/front-door/${concern.id}/decision`;
  const refuses = (change: string) =>
    asOwner(app.database, (owner) => owner.exec(`alter table front_door.decision ${change}`));
  await refuses('add constraint refuses_all check (length(reason) < 0) not valid');
  const failed = await fill(hub, form, decision);
  await refuses('drop constraint refuses_all');
  assert.equal(failed.status, 500);
  assert.equal((await fill(hub, form, decision)).status, 303);
  await hub.get(`/front-door/${concern.id}`);
  const logged = app.logged.join('\n');
  assert.match(logged, /"event":"fault".*"route":"\/front-door\/:id\/decision"/);
  assert.doesNotMatch(logged, /Zephyrine|Quillfeather|larkspur|marzipan/i);
});
