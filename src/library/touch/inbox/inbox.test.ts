import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { forgetAttempts } from '../../../../test/support/emergency.ts';
import { asOwner } from '../../../../test/support/openings.ts';
import { post } from '../../../../test/support/post.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';
import { forgetQuestions } from '../../store/inbox.ts';

let app: TestApp;
let business: Visitor;
before(async () => {
  app = await startTestApp();
  business = await app.as('business');
});
after(() => app.close());
beforeEach(() => forgetAttempts(app));

const said = { kind: 'question', words: 'Where is the form for early help in Spanish?' };
async function asked(more: Record<string, string> = {}, about = '') {
  const sent = await post(
    app.visitor(),
    `/feedback${about && `?about=${about}`}`,
    { ...said, ...more },
    '/feedback',
  );
  assert.equal(sent.status, 303, sent.text);
  const words = more.words ?? said.words;
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>(
      'select id from library.question where words = $1 order by at desc, id limit 1',
      [words],
    ),
  );
  return { path: sent.location ?? '', id: row?.id ?? '' };
}
const mailTo = (address: string) =>
  asOwner(app.database, (owner) =>
    owner.query<{ subject: string; body: string }>(
      'select subject, body from platform.message where to_address = $1',
      [address],
    ),
  );
/** As from a form that was opened just now, whatever the page shows by now. */
async function act(id: string, what: string, fields: Record<string, string> = {}) {
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ version: number }>('select version from library.question where id = $1', [id]),
  );
  const unseen = { version: String(row?.version), 'form-key': randomUUID() };
  return post(business, `/library/inbox/${id}`, { ...unseen, ...fields }, `/library/inbox/${id}/${what}`);
}

test('a question comes into the inbox, is answered, and the asker sees it by their code and by the link', async () => {
  const form = await app.visitor().get('/feedback?about=/guides/early-help%3Fx');
  assert.match(form.text, /This is not for telling us about a child/);
  assert.match(form.html, /name="about" value="\/guides\/early-help"/);
  const { path, id } = await asked({ email: 'asker@example.org', about: '/guides/early-help' });
  assert.match(path, /^\/feedback\/answer\/([2-9B-Z]{4}-){3}[2-9B-Z]{4}$/);
  const waiting = await app.visitor().get(path);
  assert.match(waiting.text, /We have what you sent Somebody reads it.*early help in Spanish/);
  assert.match((await business.get('/desk')).text, /Library inbox 1 new and 0 taken on/);
  const inbox = await business.get('/library/inbox');
  assert.match(
    inbox.text,
    /Where is the form for early help in Spanish\? A question \/guides\/early-help New/,
  );
  assert.equal((await act(id, 'take')).status, 303);
  assert.match((await business.get(`/library/inbox/${id}`)).text, /Taken on by/);
  assert.equal((await act(id, 'answer', { answer: '' })).status, 400);
  assert.equal(
    (await act(id, 'answer', { answer: 'It is on <b>the</b> forms page.\n\nSay if not.' })).status,
    303,
  );
  const seen = await app.visitor().get(path);
  assert.match(seen.text, /Here is your answer It is on <b>the<\/b> forms page\. Say if not\./);
  const [mail] = await mailTo('asker@example.org');
  assert.equal(mail?.subject, 'There is an answer to what you sent');
  const link = /http:\/\/localhost:3000(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
  assert.notEqual(link, path);
  assert.match((await app.visitor().get(link)).text, /Here is your answer/);
  const code = path.split('/').at(-1)?.toLowerCase() ?? '';
  assert.equal((await app.visitor().get(`/feedback/answer?code=${code}`)).location, path);
  assert.equal((await app.visitor().get('/feedback/answer?code=2222-2222-2222-2222')).status, 404);
  assert.equal((await app.visitor().get('/feedback/answer/2222-2222-2222-2222')).status, 404);
  assert.doesNotMatch((await business.get('/library/inbox')).text, /Spanish/);
  assert.match((await business.get('/library/inbox?state=answered')).text, /Spanish/);
});

test('words that sound like a worry about a child are not sent before somebody says that they are none', async () => {
  for (const words of [
    'I am worried about a boy next door',
    'my dad hit me',
    'The baby is always crying and dirty',
  ]) {
    const stopped = await post(app.visitor(), '/feedback', { ...said, words });
    assert.equal(stopped.status, 400);
    assert.match(stopped.text, /Is somebody at risk\? What you wrote has not been sent/);
    assert.match(stopped.text, /Thurrock 01375 652802/);
  }
  const all = await asOwner(app.database, (owner) => owner.query('select 1 from library.question'));
  assert.equal(all.length, 1);
  const { id } = await asked({ words: 'Your page on a child who is abused has a typo', 'no-concern': 'yes' });
  assert.match((await business.get(`/library/inbox/${id}`)).text, /has a typo/);
});

test('one that needs no answer is closed with a reason that the asker can read', async () => {
  const { id, path } = await asked({ kind: 'feedback', words: 'I like the colours' });
  assert.equal((await act(id, 'close')).status, 400);
  assert.equal((await act(id, 'close', { why: 'Thank you. Nothing to change' })).status, 303);
  assert.match((await app.visitor().get(path)).text, /no further answer\. Thank you\. Nothing to change/);
  assert.match((await act(id, 'answer', { answer: 'Late' })).text, /It is settled already/);
});

test('two people answering: the second sees what the first did', async () => {
  const { id } = await asked({ words: 'Who runs the choir?' });
  const page = await business.get(`/library/inbox/${id}`);
  const version = /name="version" value="(\d+)"/.exec(page.html)?.[1] ?? '';
  const other = await app.as('business');
  await post(other, `/library/inbox/${id}`, {}, `/library/inbox/${id}/take`);
  const late = await business.post(`/library/inbox/${id}/answer`, { version, answer: 'The school' });
  assert.equal(late.status, 409);
  assert.match(late.text, /Somebody worked on this since you opened it/);
  assert.match(late.html, />\s*The school<\/textarea>/);
});

test('an answer becomes public only where the asker agreed, in other words, and can be taken down', async () => {
  const secret = await asked({ words: 'Keep this between us, please' });
  await act(secret.id, 'answer', { answer: 'Of course' });
  assert.doesNotMatch((await business.get(`/library/inbox/${secret.id}`)).text, /For everybody/);
  const forced = await act(secret.id, 'publish', { title: 'A thing', words: 'Told' });
  assert.match(forced.text, /only if the asker agreed/);
  const { id } = await asked({ words: 'I am Ann: can I quuxify?', publish: 'yes' });
  await act(id, 'answer', { answer: 'Yes, Ann' });
  const given = { title: 'Can I quuxify?', words: 'Yes. See **the guide** <script>x</script>' };
  assert.equal((await act(id, 'publish', given)).status, 303);
  const page = await app.visitor().get('/questions/can-i-quuxify');
  assert.match(page.html, /<strong>the guide<\/strong> &lt;script&gt;/);
  assert.doesNotMatch(page.text, /Ann/);
  assert.match((await app.visitor().get('/questions')).text, /Can I quuxify\?/);
  assert.match((await app.visitor().get('/search?q=quuxify')).html, /href="\/questions\/can-i-quuxify"/);
  assert.match((await app.visitor().get('/changes')).text, /Can I quuxify\? New Question and answer/);
  assert.equal((await act(id, 'withdraw')).status, 303);
  assert.equal((await app.visitor().get('/questions/can-i-quuxify')).status, 404);
  assert.doesNotMatch((await app.visitor().get('/search?q=quuxify')).html, /can-i-quuxify/);
});

test('what was said, and the address, are removed when they were kept long enough', async () => {
  const { path, id } = await asked({ words: 'Forget me later', email: 'forget@example.org' });
  await act(id, 'answer', { answer: 'We shall' });
  const later = (days: number) => app.clock.now.add({ hours: days * 24 });
  const forget = (at: Temporal.Instant) => app.database.work(at, (db) => forgetQuestions(db, at));
  assert.equal(await forget(later(179)), 0);
  assert.ok((await forget(later(181))) > 0);
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<object>('select words, email, answer, about from library.question where id = $1', [id]),
  );
  assert.deepEqual(row, { words: null, email: null, answer: null, about: null });
  assert.match((await app.visitor().get(path)).text, /What you wrote has been removed since/);
});

test('public pages are counted by day with no visitor in it, and programs are left out', async () => {
  const read = (path: string, agent = 'Mozilla/5.0 (X11)') =>
    app.visitor().get(path, { 'user-agent': agent, 'x-forwarded-for': '192.0.2.77' });
  for (let n = 0; n < 3; n += 1) await read('/feedback');
  await read('/search?q=something+private');
  await read('/search', 'Mozilla/5.0 (compatible; Googlebot/2.1)');
  await read('/search', 'curl/8');
  await read('/feedback/answer/2222-2222-2222-2222');
  const { path } = await asked({ words: 'Counted' });
  await read(path);
  await read('/no-such-page');
  const { text, html } = await business.get('/library/views');
  assert.match(text, /\/feedback 3 /);
  assert.match(text, /\/search 1 /);
  assert.match(text, /\/feedback\/answer\/:code 1 /);
  assert.doesNotMatch(text, /no-such-page|private|2222|192\.0/);
  assert.match(html, /<svg/);
  assert.match((await business.get('/library/views?under=/search')).text, /All 1 /);
  const csv = await business.get('/library/views/by-page.csv');
  assert.match(csv.html, /"?\/feedback"?,3/);
  assert.match((await business.get('/library/views/by-day.csv')).html, /23 Nov/);
});

test('nobody else sees the inbox, what was read or what was asked', async () => {
  const { id } = await asked({ words: 'For the team alone' });
  for (const person of ['author', 'screening', 'administrator', 'provider'] as const) {
    const browser = await app.as(person);
    for (const path of [
      '/library/inbox',
      `/library/inbox/${id}`,
      '/library/views',
      '/library/views/by-day.csv',
    ])
      assert.equal((await browser.get(path)).status, 404, `${person} ${path}`);
    assert.equal((await post(browser, '/desk', { answer: 'x' }, `/library/inbox/${id}/answer`)).status, 404);
  }
  assert.equal(
    (await business.get(`/library/inbox/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`)).status,
    404,
  );
});
