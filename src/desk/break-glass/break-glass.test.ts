import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import {
  forgetAttempts,
  openInEmergency,
  reason,
  restrict,
  stubIn,
  stubLink,
  twoConcerns,
} from '../../../test/support/emergency.ts';
import { addConflict } from '../../../test/support/openings.ts';

let app: TestApp;
const start = Temporal.Instant.from('2026-11-23T10:42:00Z');
before(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  app.clock.now = start;
  await forgetAttempts(app);
});
after(() => app.close());

describe('opening a hidden record', () => {
  test('from a stub, with a reason, for four hours by the clock and no longer', async () => {
    const { hidden, own } = await twoConcerns(app);
    const person = await app.as('screening');
    assert.equal((await person.get(`/front-door/${hidden.id}`)).status, 404);
    const link = await stubLink(person, own);
    const form = await person.get(link);
    assert.equal(form.status, 200);
    assert.match(form.text, /Essex front door holds it.*for 4 hours.*is recorded.*are told at once/);
    const opened = await person.post(`/break-glass/${hidden.id}`, { stub: stubIn(link), reason });
    assert.equal(opened.location, `/front-door/${hidden.id}`);
    const record = await person.get(`/front-door/${hidden.id}`);
    assert.match(record.text, /opened in an emergency/);
    assert.doesNotMatch(record.html, /\/decision"|\/rating"/, 'one reads and does not work');
    assert.equal((await lastAudited(app.database, 'screening', hidden.id))?.basis, 'break-glass');
    for (const minutes of [29, 29, 29, 29, 29, 29, 29, 29, 7]) {
      app.clock.now = app.clock.now.add({ minutes });
      assert.equal((await person.get(`/front-door/${hidden.id}`)).status, 200);
    }
    app.clock.now = app.clock.now.add({ minutes: 1 });
    assert.equal((await person.get(`/front-door/${hidden.id}`)).status, 404);
  });

  test('a reason too short comes back with what was typed', async () => {
    const { hidden, own } = await twoConcerns(app);
    const person = await app.as('screening');
    const link = await stubLink(person, own);
    await person.get(link);
    for (const [short, message] of [
      ['', /Write why you need to see this record now/],
      ['too    short    a   word', /at least 20 characters/],
    ] as const) {
      const again = await person.post(`/break-glass/${hidden.id}`, { stub: stubIn(link), reason: short });
      assert.equal(again.status, 400);
      assert.match(again.title, /^Error: /);
      assert.match(again.text, message);
      assert.ok(again.html.includes(short));
    }
    assert.equal((await person.get(`/front-door/${hidden.id}`)).status, 404);
  });

  test('without the stub, with another person’s, or for a record that is not there: the same 404', async () => {
    const { hidden, own } = await twoConcerns(app);
    const screening = await app.as('screening');
    const decision = await app.as('decision');
    const link = await stubLink(screening, own);
    const absent = link.replace(hidden.id, '00000000-0000-4000-8000-00000000dead');
    assert.equal((await decision.get(link)).status, 404);
    assert.equal((await screening.get(`/break-glass/${hidden.id}`)).status, 404);
    assert.equal((await screening.get(absent)).status, 404);
    await screening.get(link);
    const posted = await screening.post(`/break-glass/${hidden.id}`, { stub: 'guessed', reason });
    assert.equal(posted.status, 404);
    assert.equal((await lastAudited(app.database, 'screening', hidden.id))?.outcome, 'refused');
  });

  test('a restricted record and one with a conflict of interest cannot be opened, link or no link', async () => {
    const { hidden, own } = await twoConcerns(app);
    const person = await app.as('screening');
    const link = await stubLink(person, own);
    await person.get(link);
    await restrict(app, hidden);
    assert.equal(await stubLink(person, own), '', 'no stub of a restricted record');
    assert.equal((await person.get(link)).status, 404);
    assert.equal(
      (await person.post(`/break-glass/${hidden.id}`, { stub: stubIn(link), reason })).status,
      404,
    );

    const other = await twoConcerns(app);
    const otherLink = await stubLink(person, other.own);
    await addConflict(app.database, 'screening', other.hidden.id);
    assert.equal(await stubLink(person, other.own), '', 'no stub across a conflict of interest');
    assert.equal((await person.get(otherLink)).status, 404);
    assert.equal(
      (await person.post(`/break-glass/${other.hidden.id}`, { stub: stubIn(otherLink), reason })).status,
      404,
    );
  });

  test('a conflict declared, or a restriction made, while it is open shuts it at once', async () => {
    const first = await openInEmergency(app);
    await addConflict(app.database, 'screening', first.hidden.id);
    assert.equal((await first.person.get(`/front-door/${first.hidden.id}`)).status, 404);
    const second = await openInEmergency(app, 'decision');
    await restrict(app, second.hidden);
    assert.equal((await second.person.get(`/front-door/${second.hidden.id}`)).status, 404);
  });

  test('sent twice it is one use, and it can be ended early', async () => {
    const { hidden, person, link } = await openInEmergency(app);
    const again = await person.post(`/break-glass/${hidden.id}`, { stub: stubIn(link), reason });
    assert.equal(again.location, `/front-door/${hidden.id}`);
    const mine = await person.get('/break-glass');
    assert.equal(
      mine.text.match(new RegExp(hidden.reference, 'g'))?.length,
      4,
      'in its row and on its button, and so in the banner',
    );
    const use = new RegExp(`${hidden.reference}</a>[^]*?/break-glass/([0-9a-f-]{36})/end`).exec(
      mine.html,
    )?.[1];
    const stranger = await app.as('decision');
    await stranger.get('/break-glass');
    assert.equal((await stranger.post(`/break-glass/${use}/end`)).status, 404);
    assert.equal((await person.post(`/break-glass/${use}/end`)).location, '/break-glass');
    assert.equal((await person.get(`/front-door/${hidden.id}`)).status, 404);
  });

  test('those whose role does not carry it have no such page', async () => {
    for (const role of ['school', 'governance', 'administrator', 'operator', 'board'] as const)
      assert.equal((await (await app.as(role)).get('/break-glass')).status, 404, role);
  });
});
