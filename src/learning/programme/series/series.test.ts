import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { post } from '../../../../test/support/post.ts';
import { addCourse } from '../../../../test/support/training.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';

let app: TestApp;
let rosalind: Visitor;
before(async () => {
  app = await startTestApp();
  rosalind = await app.as('coordinator');
});
after(() => app.close());

const place = { venue: 'Creek Hall, Rayleigh', capacity: '2', area: 'essex', trainers: 'Callum Oyelaran' };

test('sessions that recur are shown before they are made, without bank holidays and named days', async () => {
  const { id, code } = await addCourse(app.database);
  const path = `/learning/programme/${id}/sessions/series`;
  const rule = {
    ...{ 'weekday-1': '2', 'time-1': '10:00', 'weekday-2': '4', 'time-2': '14:00', minutes: '120' },
    ...{
      'from-day': '22',
      'from-month': '12',
      'from-year': '2026',
      count: '4',
      every: '1',
      except: '2026-12-31',
    },
    ...place,
  };
  await rosalind.get(path);
  const shown = await rosalind.post(path, { ...rule, press: 'preview' });
  assert.equal(shown.status, 200);
  assert.match(
    shown.text,
    /Tuesday 22 December 2026, 10:00 to 12:00 Thursday 24 December 2026, 14:00 to 16:00 Tuesday 29 December 2026, 10:00 to 12:00 Tuesday 5 January 2027, 10:00 to 12:00 Left out Thursday 31 December 2026: left out/,
  );
  const made = await rosalind.post(path, { ...rule, press: 'make' });
  assert.equal(made.location, `/learning/programme/${id}`);
  assert.match((await app.visitor().get(`/learning/courses/${code}`)).text, /Tuesday 5 January 2027/);
  const calendar = await app.visitor().get('/learning?view=calendar&month=2027-01');
  assert.match(calendar.text, /January 2027 .*Tuesday 5 January 2027, 10:00 to 12:00/);
  assert.doesNotMatch(calendar.text, /22 December 2026/);
});

test('the days of a week can be the parts of one session, and a week that lacks one is left out whole', async () => {
  const { id, code } = await addCourse(app.database);
  const path = `/learning/programme/${id}/sessions/series`;
  const rule = {
    ...{ 'weekday-1': '2', 'time-1': '10:00', 'weekday-2': '4', 'time-2': '14:00', minutes: '120' },
    ...{ 'from-day': '5', 'from-month': '1', 'from-year': '2027', count: '2', every: '1' },
    ...{ together: 'yes', except: '14 January 2027', ...place },
  };
  const clash = await post(rosalind, path, { ...rule, 'weekday-2': '2', 'time-2': '11:00' });
  assert.match(clash.text, /A part begins after the one before it has ended/);
  await rosalind.get(path);
  const shown = await rosalind.post(path, { ...rule, press: 'preview' });
  assert.match(
    shown.text,
    /Tuesday 5 January 2027, 10:00 to 12:00 and Thursday 7 January 2027, 14:00 to 16:00 Tuesday 19 January 2027.*Thursday 14 January 2027: left out, so its week has no session.*Make 2 sessions/,
  );
  assert.equal((await rosalind.post(path, { ...rule, press: 'make' })).status, 303);
  assert.match(
    (await app.visitor().get(`/learning/courses/${code}`)).text,
    /In 2 parts, and you need all of them: Tuesday 5 January 2027, 10:00 to 12:00 Thursday 7 January 2027, 14:00 to 16:00/,
  );
});
