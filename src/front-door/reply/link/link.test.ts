import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { agencies, asked, lettersTo } from '../../../../test/support/asking.ts';
import { asOwner } from '../../../../test/support/openings.ts';
import { post } from '../../../../test/support/post.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const address = 'safeguarding.desk@estuary-police.example';
const start = Temporal.Instant.from('2026-11-23T10:42:00Z');
const answer = { kind: 'told', words: 'Seen in October, well.', name: 'Ola Finch', job: 'Desk officer' };

async function link() {
  const { concern, questions } = await asked(app, [agencies.police], { ratings: [{ rating: 'red' }] });
  const letters = (await lettersTo(app, address)).filter((each) => each.concern === concern.id);
  return { concern, question: questions[0] ?? assert.fail(), path: letters.at(-1)?.link ?? assert.fail() };
}

const recordOf = async (id: string) => (await app.as('screening')).get(`/front-door/${id}`);

test('the link opens what was asked without an account, and takes one answer in the agency’s words', async () => {
  const { concern, path } = await link();
  assert.match(path, /^\/reply\/[\w-]{43}$/, 'a token of 256 bits');
  const browser = app.visitor();
  const seen = await browser.get(path);
  assert.equal(seen.status, 200);
  assert.equal(seen.title, 'A question for your agency - Windscreen');
  assert.equal(seen.headers.get('cache-control'), 'no-store');
  assert.match(seen.text, /Have you met this family since September\?.*Child Tia Marlow/);
  assert.ok(!seen.html.includes(concern.id));
  const missing = await post(browser, path, { kind: 'told' });
  assert.equal(missing.status, 400);
  assert.match(missing.text, /Write what you know.*Enter your name.*Enter your job/);
  assert.equal((await post(browser, path, answer)).location, path);
  assert.match((await recordOf(concern.id)).text, /Told Seen in October, well. Ola Finch, Desk officer/);
});

test('a used link says so, shows nothing, and takes nothing more; the words of a second try are not lost', async () => {
  const { concern, path } = await link();
  const first = app.visitor();
  const second = app.visitor();
  await second.get(path);
  await post(first, path, answer);
  const replay = await app.visitor().get(path);
  assert.match(replay.text, /This link has been used/);
  assert.doesNotMatch(replay.text, /Tia|Marlow|September|Ola Finch|Seen in/);
  const late = await second.post(path, { ...answer, words: 'Another answer altogether' });
  assert.equal(late.status, 409);
  assert.match(
    late.text,
    /What you just sent was not kept.*What you wrote, not sent Another answer altogether/,
  );
  assert.doesNotMatch((await recordOf(concern.id)).text, /Another answer/);
});

test('tried twice at the same time, one answer is kept and the other is told', async () => {
  const { concern, path } = await link();
  const browsers = [app.visitor(), app.visitor(), app.visitor()];
  for (const browser of browsers) await browser.get(path);
  const sent = await Promise.all(
    browsers.map((browser, n) => browser.post(path, { ...answer, words: `Answer ${n}` })),
  );
  assert.deepEqual(sent.map(({ status }) => status).sort(), [303, 409, 409]);
  assert.equal((await recordOf(concern.id)).text.match(/Told Answer \d/g)?.length, 1);
});

test('a link runs out, and then says only that; another goes to the agency’s own address', async () => {
  const { concern, path } = await link();
  app.clock.now = start.add({ hours: 8 * 24 });
  const browser = app.visitor();
  const seen = await browser.get(path);
  assert.match(seen.text, /This link has run out/);
  assert.doesNotMatch(seen.text, /Tia|September/);
  const tried = await browser.post(path, answer);
  assert.equal(tried.status, 409);
  await browser.get(path);
  assert.equal((await browser.post(`${path}/new-link`)).location, `${path}?sent=yes`);
  assert.match((await browser.get(`${path}?sent=yes`)).text, /Another link is on its way/);
  const mine = (await lettersTo(app, address)).filter((each) => each.concern === concern.id);
  const fresh = mine.at(-1)?.link ?? '';
  assert.notEqual(fresh, path);
  assert.equal((await post(app.visitor(), fresh, answer)).status, 303);
  app.clock.now = start;
});

test('guesses and cut addresses open nothing, and after five nothing is tried any more from there', async () => {
  const { path } = await link();
  const from = { 'x-forwarded-for': '192.0.2.77' };
  const guess = (n: number) => `/reply/${String(n).padStart(43, 'A')}`;
  for (const wrong of [guess(1), guess(2), path.slice(0, -3), `${path}x`, guess(3)]) {
    const seen = await app.visitor().get(wrong, from);
    assert.equal(seen.status, 404, wrong);
    assert.match(seen.text, /This link does not work/);
  }
  assert.equal((await app.visitor().get(path, from)).status, 429);
  assert.equal((await app.visitor().get(path, { 'x-forwarded-for': '192.0.2.78' })).status, 200);
});

test('a question taken back: the link says that there is nothing to answer', async () => {
  const { concern, question, path } = await link();
  const before = app.visitor();
  await before.get(path);
  await post(await app.as('screening'), `/front-door/${concern.id}/questions/${question.id}`, {
    reason: 'Wrong family',
  });
  const seen = await app.visitor().get(path);
  assert.match(seen.text, /You need not answer/);
  assert.doesNotMatch(seen.text, /Tia|Wrong family|Send another link/);
  const late = await before.post(path, answer);
  assert.match(late.text, /not kept.*Seen in October/);
});

test('the database holds no token, only its hash', async () => {
  const { path, question } = await link();
  const token = path.split('/').at(-1) ?? '';
  const rows = await asOwner(app.database, (owner) =>
    owner.query<{ row: string }>('select l::text as row from front_door.letter l where question_id = $1', [
      question.id,
    ]),
  );
  assert.ok(rows.length > 0);
  for (const { row } of rows) assert.ok(!row.includes(token));
});

test('posted from elsewhere it is refused', async () => {
  const { path } = await link();
  const browser = app.visitor();
  await browser.get(path);
  const foreign = await browser.post(path, answer, { 'sec-fetch-site': 'cross-site' });
  assert.equal(foreign.status, 403);
  assert.equal((await browser.post(path, { ...answer, csrf: 'nonsense' })).status, 403);
});
