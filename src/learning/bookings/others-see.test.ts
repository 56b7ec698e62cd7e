import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addCourse, addSession, bookAs, whatIsDue } from '../../../test/support/training.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('a coordinator reads of others by their names who waits and until when a place is offered', async () => {
  const { id } = await addCourse(app.database);
  const session = await addSession(app.database, id, { capacity: 1 });
  const had = await bookAs(app, 'a@example.org', session, { name: 'Ada Quill' });
  const { browser } = had;
  await browser.get(`/learning/sessions/${session}/book`);
  const full = await browser.get(`/learning/sessions/${session}/book`);
  assert.match(full.title, /^Join the queue/);
  assert.match(full.text, /Join the queue A short|Join the queue .*Full: you can join the queue/);
  const bo = await bookAs(app, 'b@example.org', session, { name: 'Bo Reed' });
  const cy = await bookAs(app, 'c@example.org', session, { name: 'Cy Vane' });
  const rosalind = await app.as('coordinator');
  assert.match(
    (await rosalind.get(bo.path)).text,
    /Bo Reed is next in the queue\..*They can leave at any time/,
  );
  assert.match((await rosalind.get(cy.path)).text, /Cy Vane is number 2 in the queue\./);
  assert.match((await cy.browser.get(cy.path)).text, /You are number 2 in the queue\..*You can leave/);
  await browser.get(`${had.path}/cancel`);
  await browser.post(`${had.path}/cancel`, { why: 'Ill' });
  app.clock.now = app.clock.now.add({ minutes: 2 });
  await whatIsDue(app);
  assert.match(
    (await rosalind.get(bo.path)).text,
    /A place is offered to Bo Reed\. Until Wednesday at 10:44/,
  );
  assert.match((await bo.browser.get(bo.path)).text, /A place is yours to take\. Until Wednesday at 10:44/);
  const until = /A place is offered ?until Wednesday at 10:44/;
  assert.match((await rosalind.get(`/learning/programme/sessions/${session}`)).text, until);
  assert.match((await bo.browser.get('/learning/bookings')).text, until);
});
