import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { bookPriced, chargeOf, contextOf, marks, secondCoordinator } from '../../../test/support/charging.ts';
import { post } from '../../../test/support/post.ts';
import { prove, rowsOf } from '../../../test/support/training.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const priceOf = async ({ id }: { id: string }) => {
  const [row] = await rowsOf(
    app,
    sql<{
      pence: number;
      reason: string;
    }>`select price_pence as pence, price_reason as reason from learning.booking where id = ${id}`,
  );
  return row ?? assert.fail('no booking');
};
const member = (number: string) => ({
  ...{ 'organisation-type': 'voluntary', organisation: 'Creekside Youth Trust' },
  ...{ membership: 'ecvys', 'membership-number': number },
});

test('each kind of organisation pays by its line of the table, and reads why', async () => {
  const expected = {
    voluntary: 3000,
    health: 6000,
    school: 6000,
    'community-interest': 6000,
    private: 9000,
    individual: 3000,
  };
  for (const [kind, pence] of Object.entries(expected))
    assert.equal(
      (await priceOf(await bookPriced(app, { over: { 'organisation-type': kind } }))).pence,
      pence,
      kind,
    );
  const { reason } = await priceOf(await bookPriced(app, { over: { 'organisation-type': 'private' } }));
  assert.equal(
    reason,
    '£90: private, independent and profit-making organisations, price table of January 2019.',
  );
});

test('a membership counts once somebody looked at what shows it, and a booking made before keeps its price', async () => {
  const first = await bookPriced(app, { over: member('EC 1234') });
  const { pence, reason } = await priceOf(first);
  assert.equal(pence, 3000);
  assert.match(
    reason,
    /The membership named \(Essex Council for Voluntary Youth Services \(ECVYS\)\) was not confirmed yet/,
  );
  const rosalind = await app.as('coordinator');
  const list = await rosalind.get('/learning/memberships');
  assert.match(
    list.text,
    /Creekside Youth Trust Essex Council for Voluntary Youth Services \(ECVYS\) EC 1234 .*Waits for a look/,
  );
  const path = /\/learning\/memberships\/[0-9a-f-]{36}/.exec(list.html)?.[0] ?? '';
  const without = await post(rosalind, path, { decision: 'confirmed', why: 'Their list of members' });
  assert.match(without.text, /Enter until when it holds/);
  const until = { 'until-day': '31', 'until-month': '3', 'until-year': '2027' };
  const done = await post(rosalind, path, { decision: 'confirmed', why: 'Their list of members', ...until });
  assert.equal(done.status, 303, done.text.slice(0, 400));
  assert.equal((await priceOf(await bookPriced(app, { over: member('ec-1234') }))).pence, 2000);
  assert.equal((await priceOf(await bookPriced(app, { over: member('EC 9999') }))).pence, 3000);
  assert.equal((await priceOf(first)).pence, 3000);
  app.clock.now = Temporal.Instant.from('2027-04-01T10:00:00Z');
  assert.equal(
    (await priceOf(await bookPriced(app, { starts: '2027-07-05', over: member('EC 1234') }))).pence,
    3000,
  );
  app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
});

test('what one wrote down another looks at', async () => {
  const rosalind = await app.as('coordinator');
  const written = { scheme: 'ecvys', organisation: 'Harbour Scouts', evidence: 'HS-7' };
  const made = await post(rosalind, '/learning/memberships', written);
  assert.match((await rosalind.get(made.location ?? '')).text, /Somebody else looks at it/);
  const until = { 'until-day': '31', 'until-month': '3', 'until-year': '2027' };
  const own = { decision: 'confirmed', why: 'I know them', ...until, 'form-key': crypto.randomUUID() };
  assert.equal((await rosalind.post(made.location ?? '', own)).status, 400);
  const imogen = await secondCoordinator(app);
  assert.equal((await post(imogen, made.location ?? '', { ...own, why: 'Their letter' })).status, 303);
  await rosalind.get('/learning/memberships');
  const again = await rosalind.post('/learning/memberships', {
    ...written,
    evidence: 'hs 7',
    'form-key': crypto.randomUUID(),
  });
  assert.match(again.text, /That number is in the list already/);
});

test('another edition is seen before it is kept, and holds for bookings made from its day', async () => {
  const rosalind = await app.as('coordinator');
  const before = await bookPriced(app);
  const free = await bookPriced(app, { course: { price_table: null } });
  const form = '/learning/prices/standard/new';
  const shown = await rosalind.get(form);
  assert.match(shown.html, /value="60"/);
  const line = {
    label1: 'Schools and everybody else',
    price1: '72.50',
    types1: ['school', 'health'],
    scheme1: '',
  };
  const when = { 'from-day': '1', 'from-month': '12', 'from-year': '2026' };
  const given = { ...line, ...when, why: 'Rooms cost more', source: 'Minutes of the board, 20 November' };
  const blank = Object.fromEntries(
    [2, 3, 4, 5].flatMap((n) => [
      [`label${n}`, ''],
      [`price${n}`, ''],
    ]),
  );
  const late = await post(rosalind, form, {
    ...given,
    ...blank,
    'from-day': '23',
    'from-month': '11',
    price1: '72.5',
  });
  assert.match(
    late.text,
    /It can hold from tomorrow at the earliest.*Line 1: enter a price in pounds, like 60 or 59\.50/,
  );
  const seen = await rosalind.post(form, { ...given, ...blank, press: 'see' });
  assert.equal(seen.status, 200);
  assert.match(
    seen.text,
    /From Tuesday 1 December 2026, for bookings made from that day\. \d+ bookings of sessions to come keep their prices/,
  );
  assert.match(seen.text, /Schools and everybody else not in the table £72\.50/);
  assert.doesNotMatch((await rosalind.get('/learning/prices')).text, /72\.50/);
  const kept = await rosalind.post(form, { ...given, ...blank, press: 'keep' });
  assert.equal(kept.status, 303, kept.text.slice(0, 400));
  assert.match(
    (await rosalind.get('/learning/prices')).text,
    /From Tuesday 1 December 2026 To come .*£72\.50.*Holds now/,
  );
  assert.equal((await priceOf(await bookPriced(app))).pence, 6000);
  app.clock.now = Temporal.Instant.from('2026-12-01T08:00:00Z');
  const { pence, reason } = await priceOf(await bookPriced(app));
  assert.deepEqual(
    [pence, reason],
    [7250, '£72.50: schools and everybody else, price table of December 2026.'],
  );
  assert.equal((await priceOf(before)).pence, 6000);
  const browser = await prove(app, free.email);
  await browser.get(`${free.path}/substitute`);
  const handed = await browser.post(`${free.path}/substitute`, { name: 'Di Orr', email: 'di@example.org' });
  const taken = { ...free, id: handed.location?.split('/').at(-1) ?? '' };
  await marks(app, taken, false);
  assert.equal(
    (await chargeOf(app, taken))?.pence,
    6000,
    'handed on, it costs what it cost when it was booked',
  );
  const past = app.database.transaction(contextOf(app, 'coordinator'), (db) =>
    sql`insert into learning.price_edition (code, effective_from, source, certainty, why, made_by, made_by_name)
      values ('standard', '2026-11-01', 'x', 'L', 'x', access.practitioner(), 'x')`.execute(db),
  );
  await assert.rejects(past, /row-level security/);
  app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
});

test('a day on which the office is shut moves the last free day, until it is taken back', async () => {
  const rosalind = await app.as('coordinator');
  const notice = async () => {
    const answer = await app.fetch(
      new Request('http://localhost:3000/api/learning/notice?cancelled=2026-12-07&starts=2027-01-04'),
    );
    return ((await answer.json()) as { workingDays: number }).workingDays;
  };
  assert.equal(await notice(), 16);
  const day = { 'day-day': '29', 'day-month': '12', 'day-year': '2026', name: 'Between the years' };
  const added = await post(rosalind, '/learning/policies', day, '/learning/policies/closures');
  assert.equal(added.status, 303, added.text.slice(0, 300));
  assert.equal(await notice(), 15);
  const again = await post(rosalind, '/learning/policies', day, '/learning/policies/closures');
  assert.match(again.text, /That day is there already/);
  await post(rosalind, '/learning/policies', { date: '2026-12-29' }, '/learning/policies/closures/remove');
  assert.equal(await notice(), 16);
});

test('a coordinator sets another body from a day on and ends one; it is asked for what shows it where it counts, and what was booked stays', async () => {
  const rosalind = await app.as('coordinator');
  const bodies = '/learning/memberships/bodies';
  const day = { 'from-day': '1', 'from-month': '12', 'from-year': '2026' };
  const scouts = {
    ...{ which: 'new', name: 'The Scouts', evidence: 'Name of the group', areas: ['southend'] },
    ...{ counts: 'yes', source: 'Board, November 2026', ...day },
  };
  const early = await post(rosalind, bodies, { ...scouts, 'from-month': '11' });
  assert.match(early.text, /It can hold from tomorrow at the earliest/);
  assert.equal((await post(rosalind, bodies, scouts)).status, 303);
  const again = { ...scouts, 'form-key': crypto.randomUUID() };
  assert.match((await rosalind.post(bodies, again)).text, /There is one of that name already/);
  const ended = { ...again, which: 'ecvys', name: 'ECVYS', evidence: 'Number', areas: [], counts: 'no' };
  const before = await bookPriced(app, { over: member('EC 7001') });
  assert.equal((await rosalind.post(bodies, { ...ended, 'form-key': crypto.randomUUID() })).status, 303);
  assert.match((await rosalind.get(bodies)).text, /The Scouts 1 December 2026 .*Southend To come/);
  await bookPriced(app, { over: member('EC 7002') });
  app.clock.now = Temporal.Instant.from('2026-12-01T10:00:00Z');
  const [row] = await rowsOf(
    app,
    sql<{ session: string }>`select session_id as session from learning.booking where id = ${before.id}`,
  );
  const shown = await (await app.as('coordinator')).get(`/learning/sessions/${row?.session}/book`);
  assert.match(shown.text, /Does a membership lower the price\? No The Scouts Name of the group/);
  assert.match((await priceOf(before)).reason, /Essex Council for Voluntary Youth Services \(ECVYS\)/);
  app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
});

test('bodies are for those who charge', async () => {
  assert.equal((await (await app.as('school')).get('/learning/memberships/bodies')).status, 404);
});
