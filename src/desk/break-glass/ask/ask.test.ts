import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { addConcern } from '../../../../test/support/concerns.ts';
import { askForRecord, deskOf, forgetAttempts, idOf, reason } from '../../../../test/support/emergency.ts';
import { addConflict } from '../../../../test/support/openings.ts';
import type { SampleRole } from '../../../partnership/index.ts';

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

describe('a record nobody may find', () => {
  test('the answer to asking for it does not say whether it is there', async () => {
    const person = await app.as('screening');
    const restricted = await addConcern(app.database, { named: ['decision'] });
    const answers = [];
    for (const reference of [restricted.reference, 'TH-2026-99999']) {
      app.clock.now = app.clock.now.add({ seconds: 1 });
      await person.get('/break-glass/ask');
      const asked = await person.post('/break-glass/ask', { reference, reason });
      answers.push((await person.follow(asked)).text.replaceAll(reference, 'REFERENCE'));
    }
    assert.match(answers[0] ?? '', /REFERENCE today at 10:42 Waiting for the lead/);
    const rowOf = (text: string | undefined) => /What you asked.*?Waiting for the lead/.exec(text ?? '')?.[0];
    assert.equal(rowOf(answers[0]), rowOf(answers[1]));
    assert.ok(!(await deskOf(app, 'screening')).includes(restricted.reference));
  });

  async function asked(as: SampleRole, reference: string) {
    const person = await askForRecord(app, as, reference);
    const lead = await app.as('governance');
    const { html } = await lead.get('/access/reviews?list=requests');
    const href = new RegExp(`(/access/requests/[0-9a-f-]{36})">${reference}<`).exec(html)?.[1] ?? '';
    return { person, lead, href, page: await lead.get(href) };
  }

  test('whoever lets somebody in proves again who they are; a refusal needs no proof', async () => {
    const restricted = await addConcern(app.database, { named: ['decision'] });
    const { person, lead, href } = await asked('screening', restricted.reference);
    app.clock.now = app.clock.now.add({ minutes: 6 });
    const opening = await lead.post(href, { verdict: 'opened', words: 'Allocated worker is away' });
    assert.match(opening.location ?? '', /^\/sign-in\/confirm\?next=/);
    assert.equal((await person.get(`/front-door/${restricted.id}`)).status, 404);
    const no = await lead.post(href, { verdict: 'refused', words: 'Ask the allocated worker' });
    assert.match(no.location ?? '', /^\/access\/reviews/);
    app.clock.now = start;
  });

  test('the lead opens a restricted record for four hours; one reads it and does not work on it', async () => {
    const restricted = await addConcern(app.database, { named: ['decision'] });
    const { person, lead, href, page } = await asked('screening', restricted.reference);
    assert.match(page.text, /Thurrock front door .*Restricted/);
    await lead.post(href, { verdict: 'opened', words: 'Allocated worker is away' });
    const record = await person.get(`/front-door/${restricted.id}`);
    assert.equal(record.status, 200);
    assert.match(record.text, /opened in an emergency/);
    assert.doesNotMatch(record.html, /\/rating"/);
    await assert.rejects(
      app.database.transaction(
        {
          actor: 'practitioner',
          now: start,
          requestId: 'r',
          practitionerId: idOf('screening'),
        },
        (db) =>
          db
            .insertInto('front_door.rating')
            .values({
              concern_id: restricted.id,
              rating: 'green',
              reason: 'x',
              rated_by: idOf('screening'),
              rated_by_name: 'x',
            })
            .execute(),
      ),
      /row-level security/,
    );
    assert.match(
      await deskOf(app, 'decision'),
      new RegExp(`opened concern ${restricted.reference} in an emergency`),
    );
    assert.ok(
      !(await deskOf(app, 'duty')).includes(restricted.reference),
      'only named people are its holders',
    );
    app.clock.now = start.add({ hours: 4 });
    assert.equal((await (await app.as('screening')).get(`/front-door/${restricted.id}`)).status, 404);
  });

  test('the lead can name somebody for good where nobody named is left', async () => {
    const restricted = await addConcern(app.database, { named: [] });
    const { person, lead, href } = await asked('decision', restricted.reference);
    await lead.post(href, { verdict: 'named', words: 'Its named people have left' });
    assert.match((await person.get(`/front-door/${restricted.id}`)).text, /open to you as a named person/);
    assert.match(await deskOf(app, 'decision'), /Your request for a record was answered/);
  });

  test('a refusal is in words; a conflict of interest cannot be opened, nor a record that is not there', async () => {
    const restricted = await addConcern(app.database, { named: ['decision'] });
    await addConflict(app.database, 'screening', restricted.id);
    const barred = await asked('screening', restricted.reference);
    assert.match(barred.page.text, /cannot be opened to them: they have a conflict of interest/);
    assert.equal(
      (await barred.lead.post(barred.href, { verdict: 'opened', words: 'Please let them' })).status,
      404,
    );
    const nothing = await asked('duty', 'TH-2026-88888');
    assert.match(nothing.page.text, /No record has this reference\. They are not told that\./);
    assert.equal(
      (await nothing.lead.post(nothing.href, { verdict: 'named', words: 'Please let them' })).status,
      404,
    );
    await nothing.lead.post(nothing.href, { verdict: 'refused', words: 'This is not possible' });
    assert.match(
      (await nothing.person.get('/break-glass')).text,
      /TH-2026-88888 .* Refused This is not possible/,
    );
  });
});
