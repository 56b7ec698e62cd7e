import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { type AddedConcern, addConcern } from '../../../test/support/concerns.ts';
import { addConflict, openTo } from '../../../test/support/openings.ts';
import type { SampleRole } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const audited = (person: SampleRole, id: string) => lastAudited(app.database, person, id);
const see = async (person: SampleRole, { id }: { id: string }) =>
  (await app.as(person)).get(`/front-door/${id}`);

describe('who sees it', () => {
  let concern: AddedConcern;
  before(async () => {
    concern = await addConcern(app.database, {
      addresses: [{ words: '1 Open Street' }, { words: '9 Hidden Lane', shielded: true }],
    });
  });

  test('hidden and absent are the same 404, and both are on the audit', async () => {
    const absent = '00000000-0000-4000-8000-00000000dead';
    const strip = (html: string) =>
      html.replace(/[0-9a-f-]{36}|nonce="[^"]+"|name="csrf" value="[^"]+"/g, '');
    for (const person of ['essexDecision', 'police', 'governance'] as const) {
      const hidden = await see(person, concern);
      const nothing = await see(person, { id: absent });
      assert.deepEqual([hidden.status, nothing.status], [404, 404], person);
      assert.equal(strip(hidden.html), strip(nothing.html), person);
      assert.equal((await audited(person, concern.id))?.outcome, 'refused');
    }
    assert.equal((await see('school', concern)).status, 404);
    assert.equal((await (await app.as('screening')).get('/front-door/not-an-id')).status, 404);
  });

  test('each read says by which rule', async () => {
    assert.equal((await see('screening', concern)).status, 200);
    assert.equal((await audited('screening', concern.id))?.basis, 'team holds it');
    await openTo(app.database, concern.id, { agency: '00000001-0000-4000-8000-000000000004' }, 'asked');
    assert.match((await see('police', concern)).text, /because your agency was asked/);
    assert.equal((await audited('police', concern.id))?.basis, 'asked');
    assert.equal((await see('health', concern)).status, 404, 'another agency was not asked');
    await openTo(
      app.database,
      concern.id,
      { person: 'essexDecision' },
      'break-glass',
      '2026-11-23T11:30:00Z',
    );
    assert.match((await see('essexDecision', concern)).text, /opened in an emergency/);
    assert.equal((await audited('essexDecision', concern.id))?.basis, 'break-glass');
  });

  test('those who may only read are offered nothing to do, and do not see who looked', async () => {
    const { text, html } = await see('essexDecision', concern);
    assert.doesNotMatch(html, /\/decision"|\/rating"/);
    assert.doesNotMatch(text, /Who has looked/);
  });

  test('a shielded address shows that it is there, and what it says to named people only', async () => {
    const seen = await see('screening', concern);
    assert.match(seen.text, /1 Open Street.*Address shielded: only named people/);
    assert.doesNotMatch(seen.html, /Hidden Lane/);
    assert.equal((await audited('screening', concern.id))?.fields, null);
    await openTo(app.database, concern.addresses[1] ?? '', { person: 'decision' }, 'shield');
    assert.match(
      (await see('decision', concern)).text,
      /9 Hidden Lane Shielded: do not pass on A parent must not/,
    );
    assert.deepEqual((await audited('decision', concern.id))?.fields, ['address']);
  });

  test('a restricted record opens to named people only, whatever else would open it', async () => {
    const restricted = await addConcern(app.database, { named: ['decision'], allocatedTo: 'screening' });
    assert.equal((await see('screening', restricted)).status, 404);
    assert.match((await see('decision', restricted)).text, /Restricted to named people/);
    assert.equal((await audited('decision', restricted.id))?.basis, 'named');
  });

  test('a conflict of interest closes it for ever, named and allocated or not', async () => {
    const own = await addConcern(app.database, { named: ['decision'], allocatedTo: 'decision' });
    await addConflict(app.database, 'decision', own.id);
    assert.equal((await see('decision', own)).status, 404);
  });

  test('who has looked, for those who hold it', async () => {
    const { text } = await see('screening', concern);
    assert.match(
      text,
      /Who has looked .*Rafe Dunmore , Police constable in the hub, Estuary Police today at 10:42/,
    );
  });
});
