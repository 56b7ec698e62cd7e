import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { readPdf } from '../../../test/support/pdf.ts';
import { addCourse, addSession } from '../../../test/support/training.ts';
import { cleanUps } from '../../library/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  const safeguarding = await addCourse(app.database, { title: 'Safeguarding for chairs' });
  const neglect = await addCourse(app.database, { title: 'Neglect: what to look for' });
  for (const { id } of [safeguarding, neglect]) await addSession(app.database, id, { capacity: 7 });
  await addCourse(app.database, { title: 'Modern slavery' });
  const follow = cleanUps.find(({ name }) => name === 'search of other slices');
  await app.database.work(app.clock.now, async (db) => follow?.remove(db, app.clock.now, ''));
});
after(() => app.close());

const look = (find: string, more = '') =>
  app.visitor().get(`/learning?find=${encodeURIComponent(find)}${more}`);
const titles = ({ html }: { html: string }) =>
  [...html.matchAll(/ws-card__title"><a href="[^"]*">([^<]*)</g)].map(([, title]) => title);

test('a word that is spelt wrongly finds the course, and the page says how it was read', async () => {
  const wrong = await look('safegaurding');
  assert.deepEqual(titles(wrong), ['Safeguarding for chairs']);
  assert.match(wrong.text, /No course has “safegaurding”; it was read as safeguarding/);
  assert.match(wrong.html, /value="safegaurding"/, 'what was typed stays in the box');
  assert.deepEqual(titles(await look('neglact')), ['Neglect: what to look for']);
  const two = await look('Neglact LOOK');
  assert.deepEqual(titles(two), ['Neglect: what to look for']);
  assert.doesNotMatch(two.text, /“look”/i);
  assert.match((await look('safegaurding', '&view=calendar')).text, /read as safeguarding.*for chairs/);
});

test('the brochure and the calendar file of what was found hold the same', async () => {
  const visitor = app.visitor();
  const file = await visitor.get('/learning/calendar.ics?find=neglact');
  assert.deepEqual(
    file.html.match(/SUMMARY:.*/g)?.map((line) => line.trim()),
    ['SUMMARY:Neglect: what to look for'],
  );
  const paper = await app.fetch(new Request('http://localhost:3000/learning/brochure.pdf?find=neglact'));
  const { text } = readPdf(new Uint8Array(await paper.arrayBuffer()));
  assert.match(text, /Neglect: what to look for/);
  assert.doesNotMatch(text, /for chairs/);
});

test('what is spelt rightly is read as it stands, also the beginning of a word; nonsense finds nothing', async () => {
  for (const right of ['safeguarding', 'safeg', 'Neglect:']) {
    const seen = await look(right);
    assert.equal(titles(seen).length, 1, right);
    assert.doesNotMatch(seen.text, /read as/);
  }
  assert.deepEqual(titles(await look('')).length, 3);
  for (const nonsense of ['qqxxzz', '<script>', '%', "' or 1=1 --", '\u0000', '…'.repeat(300)]) {
    const seen = await look(nonsense);
    assert.equal(seen.status, 200, nonsense);
    assert.doesNotMatch(seen.html, /<script>/);
  }
  assert.match((await look('qqxxzz')).text, /Nothing fits/);
  assert.match((await look('safegaurding', '&month=2020-01')).text, /Nothing fits/, 'filters hold as before');
});
