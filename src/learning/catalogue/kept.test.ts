import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { askedAgain, saysAnew } from '../../../test/support/asked-again.ts';
import { addCourse, addSession, bookAs } from '../../../test/support/training.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('whoever has the programme or a course is told so, until a place is taken', async () => {
  const { id, code } = await addCourse(app.database, { title: 'Kites and children' });
  const session = await addSession(app.database, id, { capacity: 7 });
  const pages = ['/learning', '/learning?view=calendar', `/learning/courses/${code}`];
  const tags = new Map<string, string>();
  for (const path of pages) {
    const { seen, tag } = await askedAgain(app, path);
    assert.match(seen.text, /7 of 7 places left/, path);
    assert.equal(seen.headers.get('cache-control'), 'public, max-age=0', 'no cache shows it without asking');
    assert.match(seen.headers.get('vary') ?? '', /cookie/i, path);
    tags.set(path, tag);
  }
  const booked = await bookAs(app, 'ada@creekside.example', session);
  assert.equal(booked.seen.status, 303, booked.seen.text.slice(0, 600));
  for (const path of pages)
    assert.match((await saysAnew(app, path, tags.get(path) ?? '')).text, /6 of 7 places left/, path);
});

test('what is shown to somebody signed in is kept by nobody', async () => {
  const school = await app.as('school');
  const seen = await school.get('/learning');
  assert.equal(seen.headers.get('cache-control'), 'no-store');
  assert.equal(seen.headers.get('etag'), null);
});
