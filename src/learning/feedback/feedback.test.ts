import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { answered, askingSession, feedbackLinks, sendDue } from '../../../test/support/evaluating.ts';
import { opened } from '../../../test/support/filled-in.ts';
import { messagesTo, rowsOf } from '../../../test/support/training.ts';
import { forgetWhoAnswered } from '../store/feedback-due.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

async function answers(link: string, fields: Record<string, string>) {
  const form = await opened(app.visitor(), link, fields);
  return { seen: await form.browser.post(form.path, form.fields), browser: form.browser };
}

/** Everybody was there, and the register is closed. */
async function close({ path, boxes, ends }: Awaited<ReturnType<typeof askingSession>>) {
  const trainer = await app.as('trainer');
  const marks = Object.fromEntries(boxes.map((box) => [box, 'here']));
  const form = await opened(trainer, path, marks, path);
  await trainer.post(path, form.fields);
  app.clock.now = ends.add({ minutes: 5 });
  const closing = await opened(await app.as('trainer'), `${path}/close`, {});
  const seen = await closing.browser.post(closing.path, closing.fields);
  assert.equal(seen.status, 303, seen.text.slice(0, 300));
}

const days = (n: number) => {
  app.clock.now = app.clock.now.add({ hours: 24 * n });
};

test('asked before with a link of one’s own: nothing typed is lost, a name is asked about, an answer can be changed', async () => {
  const { people } = await askingSession(app);
  const [ada] = people;
  await sendDue(app);
  await sendDue(app);
  const [link = '', ...more] = await feedbackLinks(app, ada?.email ?? '');
  assert.deepEqual(more, [], 'asked once');
  assert.doesNotMatch((await app.visitor().get(link)).text, /Ada Quill/);
  const thin = await answers(link, { 'q-hope': 'To help Kayleigh Bright, ref 20261234' });
  assert.equal(thin.seen.status, 400);
  assert.match(thin.seen.text, /Choose an answer: How confident.*Take out what may tell.*Kayleigh Bright/s);
  assert.match(thin.seen.html, /To help Kayleigh Bright, ref 20261234<\/textarea>/);
  const good = await answers(link, {
    'q-confidence': '2',
    'q-hope': 'To help Kayleigh Bright',
    nobody: 'yes',
  });
  assert.equal(good.seen.status, 303, good.seen.text.slice(0, 500));
  const again = await app.visitor().get(link);
  assert.match(again.text, /Thank you\. Your answer is kept\. You can change it until/);
  assert.match(again.html, /value="2" checked/);
  assert.equal((await answers(link, { 'q-confidence': '3', 'q-hope': '' })).seen.status, 303);
  assert.deepEqual(await rowsOf(app, sql`select code, value, words from learning.feedback_answer`), [
    { code: 'confidence', value: 3, words: null },
  ]);
  assert.equal((await app.visitor().get('/learning/feedback/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status, 404);
});

test('the certificate comes with the answer where the course says so; who declines is not asked again, and reminded is once', async () => {
  const held = await askingSession(app, { needed: 'yes' });
  const [ada, bo, cy] = held.people;
  await sendDue(app);
  const [declining = ''] = await feedbackLinks(app, cy?.email ?? '');
  const said = await opened(app.visitor(), declining, { press: 'decline' });
  assert.equal((await said.browser.post(said.path, said.fields)).status, 303);
  assert.match((await app.visitor().get(declining)).text, /We do not ask you again about this booking/);
  await close(held);
  await sendDue(app);
  const done = () =>
    rowsOf<{ name: string }>(
      app,
      sql`select name from learning.completion where course_id = ${held.course}::uuid order by name`,
    );
  assert.deepEqual(await done(), [], 'no certificate yet');
  const thanks = (await messagesTo(app, ada?.email ?? '')).at(-1) ?? '';
  assert.match(
    thanks,
    /Thank you for coming.*Tell us what you thought: .*Your certificate is waiting for it/s,
  );
  assert.equal((await feedbackLinks(app, cy?.email ?? '')).length, 1, 'who declined gets no other link');
  const [, link = ''] = await feedbackLinks(app, ada?.email ?? '');
  assert.match((await app.visitor().get(link)).text, /Your certificate comes once you have answered/);
  assert.equal((await answers(link, answered.after)).seen.status, 303);
  await sendDue(app);
  await sendDue(app);
  assert.deepEqual(await done(), [{ name: 'Ada Quill' }]);
  const ready = (await messagesTo(app, ada?.email ?? '')).filter((body) =>
    /certificate of .* is ready/.test(body),
  );
  assert.equal(ready.length, 1);
  assert.match(ready[0] ?? '', /\/learning\/certificates\/[A-Z0-9]{16}/);
  days(8);
  await sendDue(app);
  days(8);
  await sendDue(app);
  const reminded = (await messagesTo(app, bo?.email ?? '')).filter((body) => /have no answer yet/.test(body));
  assert.equal(reminded.length, 1);
  for (const person of [ada, cy])
    assert.doesNotMatch((await messagesTo(app, person?.email ?? '')).join(), /have no answer yet/);
});

test('figures in fives for trainers and the board, words once read, and nothing that leads back to anybody', async () => {
  const held = await askingSession(app);
  await close(held);
  await sendDue(app);
  const page = `/learning/sessions/${held.session}/feedback`;
  const trainer = await app.as('trainer');
  for (const { email } of held.people) {
    const link = (await feedbackLinks(app, email)).at(-1) ?? '';
    assert.equal((await answers(link, answered.after)).seen.status, 303);
  }
  assert.match((await trainer.get(page)).text, /After: 3 of 3 answered Fewer than five answers/);
  assert.doesNotMatch((await trainer.get(page)).text, /I will ask sooner/);
  await copyAnswers(held.session, 2);
  assert.match((await trainer.get(page)).text, /After: How well did the trainers help you to learn\? 5 5\.0/);
  const coordinator = await app.as('coordinator');
  const whole = await coordinator.get(`/learning/evaluation?session=${held.session}`);
  assert.match(whole.text, /After 5 0 0 5 100%/);
  assert.match(whole.html, /<svg/);
  days(100);
  await sendDue(app);
  const later = (await feedbackLinks(app, held.people[0]?.email ?? '')).at(-1) ?? '';
  const formula = { ...answered.later, 'q-practice': '=HYPERLINK("x") I ask sooner' };
  assert.equal((await answers(later, formula)).seen.status, 303);
  const board = await app.as('board');
  assert.doesNotMatch((await board.get('/learning/evaluation/practice')).text, /I ask sooner/);
  const list = await (await app.as('coordinator')).get('/learning/evaluation/words');
  assert.match(list.text, /Later: What do you do differently now\?.*I ask sooner/s);
  assert.doesNotMatch(list.text, /Ada Quill/);
  const reader = await app.as('coordinator');
  const row = list.html.split('<tr>').find((each) => each.includes('I ask sooner')) ?? '';
  const answer = /name="answer" value="([^"]*)"/.exec(row)?.[1] ?? '';
  const passing = await opened(reader, '/learning/evaluation/words', { press: 'pass', answer });
  assert.equal((await reader.post(passing.path, passing.fields)).status, 303);
  assert.match((await board.get('/learning/evaluation/practice')).text, /I ask sooner/);
  const file = await reader.get('/learning/evaluation/words.csv?show=passed');
  assert.match(file.html, /"'=HYPERLINK\(""x""\) I ask sooner"/);
  const table = await board.get('/learning/evaluation/confidence.csv');
  assert.match(table.html, /withheld/);
  days(50);
  await app.database.work(app.clock.now, (db) => forgetWhoAnswered(db, app.clock.now));
  const [left] = await rowsOf<{ n: number }>(
    app,
    sql`select count(asked_id)::integer as n from learning.feedback_answer where session_id = ${held.session}::uuid`,
  );
  assert.equal(left?.n, 0);
});

test('who does not coordinate, count or train that session finds none of it', async () => {
  const held = await askingSession(app);
  const [screening, trainer] = [await app.as('screening'), await app.as('trainer')];
  for (const path of [
    '/learning/evaluation',
    '/learning/evaluation/words',
    '/learning/evaluation/words.csv',
    '/learning/evaluation/practice',
    '/learning/evaluation/confidence.csv',
    `/learning/programme/${held.course}/feedback`,
  ]) {
    assert.equal((await screening.get(path)).status, 404, path);
    assert.equal((await trainer.get(path)).status, 404, path);
  }
  const other = await askingSession(app);
  await app.database.work(app.clock.now, (db) =>
    sql`delete from learning.trainer where session_id = ${other.session}::uuid`.execute(db),
  );
  assert.equal((await trainer.get(`/learning/sessions/${other.session}/feedback`)).status, 404);
  const board = await app.as('board');
  assert.equal((await board.get('/learning/evaluation/words')).status, 404);
});

/** Answers of others to what was asked after a session. */
async function copyAnswers(session: string, times: number): Promise<void> {
  const owner = await app.database.owner();
  for (let n = 0; n < times; n += 1)
    await owner.query(
      `insert into learning.feedback_answer (form_id, course_id, session_id, moment, code, value, words, answered_on)
       select distinct on (code) form_id, course_id, session_id, moment, code, value, words, answered_on
       from learning.feedback_answer where session_id = $1 and moment = 'after' order by code, asked_id nulls last`,
      [session],
    );
  await owner.close();
}
