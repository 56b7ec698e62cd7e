import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { post } from '../../../test/support/post.ts';
import { addCourse, addSession, bookAs, messagesTo, prove, rowsOf } from '../../../test/support/training.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let rosalind: Visitor;
before(async () => {
  app = await startTestApp();
  rosalind = await app.as('coordinator');
});
after(() => app.close());

const course = {
  title: 'Neglect: two half days',
  code: 'neglect-two-halves',
  summary: 'What neglect looks like and what helps.',
  words: 'We work with **real** questions.',
  outcomes: 'Say what neglect is\nUse the tool with a family',
  level: '2',
  audience: 'Everybody who works directly with children',
  audiences: 'direct-workers',
  delivery: 'face to face',
  minutes: '360',
  'every-part': 'yes',
  provider: 'internal',
  'charging-policy': 'standard',
  'price-table': '',
} as const;

/** The boxes of a day and its times. */
const part = (n: number, day: string, starts: string, ends: string) => {
  const [year = '', month = '', date = ''] = day.split('-');
  return {
    ...{ [`day-${n}-day`]: date, [`day-${n}-month`]: month, [`day-${n}-year`]: year },
    ...{ [`starts-${n}`]: starts, [`ends-${n}`]: ends },
  };
};
const place = { venue: 'Creek Hall, Rayleigh', capacity: '2', area: 'essex', trainers: 'Callum Oyelaran' };

test('a coordinator builds a course of two parts, opens it, and everybody can read and book it', async () => {
  const thin = await post(rosalind, '/learning/programme/new', { title: 'Half', 'price-table': 'no such' });
  assert.equal(thin.status, 400);
  assert.match(
    thin.text,
    /Enter a short name for addresses.*Say in a sentence or two what it is.*Choose what it costs from the list/,
  );
  const made = await post(rosalind, '/learning/programme/new', course);
  assert.equal(made.status, 303, made.text.slice(0, 500));
  const path = made.location ?? '';
  assert.equal((await app.visitor().get('/learning/courses/neglect-two-halves')).status, 404);
  const wrong = await post(rosalind, `${path}/sessions/new`, {
    ...place,
    ...part(1, '2027-03-28', '01:30', '04:00'),
  });
  assert.match(wrong.text, /The clocks skip that time on that night/);
  const two = { ...part(1, '2027-03-25', '09:30', '12:30'), ...part(2, '2027-04-01', '09:30', '12:30') };
  const session = await post(rosalind, `${path}/sessions/new`, { ...place, ...two });
  assert.equal(session.status, 303, session.text.slice(0, 500));
  assert.equal((await post(rosalind, path, { press: 'open' }, `${path}/state`)).status, 303);
  const seen = await app.visitor().get('/learning/courses/neglect-two-halves');
  assert.match(
    seen.text,
    /In 2 parts, and you need all of them: Thursday 25 March 2027, 09:30 to 12:30 Thursday 1 April 2027, 09:30 to 12:30/,
  );
  assert.match(seen.html, /<strong>real<\/strong>/);
  const id = session.location?.split('/').at(-1) ?? '';
  const file = await app.visitor().get(`/learning/sessions/${id}/calendar.ics`);
  assert.match(file.html, /DTSTART:20270325T093000Z[\s\S]*DTSTART:20270401T083000Z/);
  const two_ = await bookAs(app, 'two@example.org', id, { dietary: 'No fish' });
  assert.equal(two_.seen.status, 303);
  assert.match(
    (await rosalind.get(session.location ?? '')).text,
    /Ada Quill .*Place confirmed .*To eat: No fish/,
  );
  const callum = await app.as('trainer');
  const seenByTrainer = await callum.get(two_.path);
  assert.match(seenByTrainer.text, /Ada Quill/);
  assert.doesNotMatch(seenByTrainer.text, /No fish|Finance team/);
  await callum.get(`/learning/sessions/${id}/book`);
  assert.equal((await callum.post(`${two_.path}/cancel`, { why: '' })).status, 404);
});

test('two people who change a course at once do not overwrite each other, and versions stay readable', async () => {
  const made = await post(rosalind, '/learning/programme/new', { ...course, code: 'changed-at-once' });
  const path = made.location ?? '';
  await rosalind.get(`${path}/edit`);
  const first = await rosalind.post(`${path}/edit`, { ...course, version: '1', title: 'Renamed' });
  assert.equal(first.status, 303);
  await rosalind.get(`${path}/edit`);
  const second = await rosalind.post(`${path}/edit`, { ...course, version: '1', title: 'Renamed otherwise' });
  assert.equal(second.status, 409);
  assert.match(second.text, /Rosalind Keep changed this course meanwhile/);
  assert.match(
    (await rosalind.get(`${path}/versions/1`)).text,
    /Neglect: two half days Version 1, by Rosalind Keep/,
  );
  const copy = await post(rosalind, path, {}, `${path}/copy`);
  assert.match((await rosalind.get(copy.location ?? '')).html, /value="Renamed \(copy\)"/);
});

test('a session that moves or is cancelled: everybody is told, keeps or changes the day, and pays nothing', async () => {
  const { id } = await addCourse(app.database);
  const session = await addSession(app.database, id);
  const later = await addSession(app.database, id, {
    starts_at: '2027-02-09T10:00:00Z',
    ends_at: '2027-02-09T12:00:00Z',
  });
  const { browser, path } = await bookAs(app, 'moved@example.org', session);
  const page = `/learning/programme/sessions/${session}`;
  const times = { ...place, capacity: '20', trainers: '', ...part(1, '2027-01-19', '10:00', '12:00') };
  const silent = await post(rosalind, `${page}/edit`, times);
  assert.match(silent.text, /Say why the time or place changes/);
  const gone = { ...times, ...part(1, '2025-01-19', '10:00', '12:00'), why: 'The hall is flooded' };
  assert.match((await post(rosalind, `${page}/edit`, gone)).text, /That time has passed\. Enter one to come/);
  const before = await browser.get(
    (await browser.get(path)).html.match(/\/learning\/calendar\/[\w-]+/)?.[0] ?? '',
  );
  const moved = await post(rosalind, `${page}/edit`, { ...times, why: 'The hall is flooded' });
  assert.equal(moved.status, 303, moved.text.slice(0, 400));
  assert.match(
    (await messagesTo(app, 'moved@example.org')).join(),
    /another time or place now\.\s+Why: The hall is flooded[\s\S]*Tuesday 19 January 2027/,
  );
  const after = await browser.get(
    (await browser.get(path)).html.match(/\/learning\/calendar\/[\w-]+/)?.[0] ?? '',
  );
  const read = (file: string, name: string) => new RegExp(`${name}:(.*)`).exec(file)?.[1]?.trim();
  assert.equal(read(before.html, 'UID'), read(after.html, 'UID'));
  assert.ok(Number(read(after.html, 'SEQUENCE')) > Number(read(before.html, 'SEQUENCE')));
  const ended = await post(rosalind, `${page}/cancel`, { why: 'No trainer' });
  assert.equal(ended.status, 303);
  assert.match((await browser.get(path)).text, /Cancelled\. No trainer.*Come on another day/);
  await browser.get(`${path}/move`);
  const again = await browser.post(`${path}/move`, { session: later });
  assert.match((await browser.get(again.location ?? '')).text, /Place confirmed.*Tuesday 9 February 2027/);
  const gave = await browser.get(path);
  assert.match(gave.text, /Cancelled\. No trainer.*It went to another day/);
  assert.doesNotMatch(gave.text, /Come on another day|Put it in your calendar/);
  const third = await addSession(app.database, id, {
    starts_at: '2027-03-09T10:00:00Z',
    ends_at: '2027-03-09T12:00:00Z',
  });
  assert.equal((await browser.get(`${path}/move`)).location, again.location);
  const twice = await browser.post(`${path}/move`, { session: third, 'form-key': crypto.randomUUID() });
  assert.deepEqual([twice.status, twice.location], [303, again.location], 'one place, not one for each day');
  assert.equal(
    (await messagesTo(app, 'moved@example.org')).filter((body) => /will not take place/.test(body)).length,
    1,
  );
});

test('somebody who wants to hear of dates says so twice, and is told once when there are', async () => {
  const { id, code } = await addCourse(app.database, { title: 'Stalking: what helps' });
  const visitor = app.visitor();
  await visitor.get(`/learning/interest?course=${code}`);
  const asked = await visitor.post('/learning/interest', { email: 'Hear@Example.org', course: code });
  assert.equal(asked.location, '/learning/interest/asked');
  const [link = ''] = await messagesTo(app, 'hear@example.org');
  const own = /\/learning\/interest\/[\w-]{20,}/.exec(link)?.[0] ?? '';
  const open = await visitor.get(own);
  assert.match(open.text, /Shall we write to you\?/);
  await visitor.post(own, { press: 'yes' });
  assert.match((await rosalind.get(`/learning/programme/${id}`)).text, /One person waits to hear of dates/);
  app.clock.now = app.clock.now.add({ seconds: 5 });
  for (const day of ['2027-02-02', '2027-02-03'])
    await post(rosalind, `/learning/programme/${id}/sessions/new`, {
      ...place,
      ...part(1, day, '10:00', '12:00'),
    });
  await app.settled();
  const told = (await messagesTo(app, 'hear@example.org')).filter((body) =>
    /new dates of “Stalking/.test(body),
  );
  assert.equal(told.length, 1);
  await visitor.get(own);
  await visitor.post(own, { press: 'end' });
  assert.match((await visitor.get(own)).text, /You hear no more of this/);
  assert.equal((await visitor.get('/learning/interest/unknown-code')).status, 404);
});

test('events of others carry the day on which somebody last looked', async () => {
  const added = await post(rosalind, '/learning/programme/events', {
    ...{
      title: 'A day on trafficking',
      provider: 'A national network',
      href: 'https://network.example/day',
      words: '',
    },
  });
  assert.equal(added.status, 303, added.text.slice(0, 300));
  assert.match(
    (await app.visitor().get('/learning')).text,
    /A day on trafficking .*Last checked on 23 November 2026/,
  );
  app.clock.now = app.clock.now.add({ hours: 24 * 40 });
  assert.match((await app.visitor().get('/learning')).text, /This may be out of date/);
  app.clock.now = app.clock.now.subtract({ hours: 24 * 40 });
});

test('the workspace is the coordinators’, and a draft is nobody else’s', async () => {
  const { id } = await addCourse(app.database, { state: 'draft' });
  for (const role of ['trainer', 'trainingLead', 'business', 'screening'] as const)
    assert.equal((await (await app.as(role)).get(`/learning/programme/${id}`)).status, 404, role);
  assert.match((await app.visitor().get('/learning/programme')).location ?? '', /^\/sign-in/);
  const visitor = await prove(app, 'nobody@example.org');
  assert.doesNotMatch((await visitor.get('/learning')).html, new RegExp(id));
  const rows = await app.database.transaction(
    { actor: 'public', now: app.clock.now, requestId: 'r' },
    async (db) => ({
      drafts: (await sql`select 1 from learning.course where id = ${id}`.execute(db)).rows,
      bookings: (await sql`select 1 from learning.booking`.execute(db)).rows,
      payers: (await sql`select 1 from learning.booking_payer`.execute(db)).rows,
      interest: (await sql`select 1 from learning.interest`.execute(db)).rows,
    }),
  );
  assert.deepEqual(rows, { drafts: [], bookings: [], payers: [], interest: [] });
  assert.ok((await rowsOf(app, sql`select 1 from learning.booking`)).length > 0);
});

test('lengths are set from a day to come, once a day, and stand beside those before', async () => {
  const path = '/learning/programme/settings';
  const from = { 'from-day': '1', 'from-month': '1', 'from-year': '2027' };
  const given = { name: 'offer-hours', value: '24', why: 'Agreed by the programme board', ...from };
  const today = await post(rosalind, path, {
    ...given,
    'from-day': '23',
    'from-month': '11',
    'from-year': '2026',
  });
  assert.match(today.text, /The first day must be tomorrow or later/);
  assert.equal((await post(rosalind, path, given)).location, path);
  assert.match(
    (await rosalind.get(path)).text,
    /Hours that an offered place is kept 24 1 January 2027 Agreed by the programme board To come Hours that an offered place is kept 48 .*In force/,
  );
  assert.match((await post(rosalind, path, given)).text, /It is set for that day already/);
});

test('the brochure is a tagged PDF', async () => {
  const answer = await app.fetch(new Request('http://localhost:3000/learning/brochure.pdf'));
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  const pdf = Buffer.from(await answer.arrayBuffer());
  assert.match(pdf.subarray(0, 8).toString(), /^%PDF-/);
});

test('the catalogue pages on with its filters kept, by course and by day, and the file for calendars keeps them too', async () => {
  await app.database.work(app.clock.now, (db) =>
    sql`with made as (insert into learning.course (code, title, state, summary, audience, level)
        select 'page-' || lpad(n::text, 3, '0'), 'Paged ' || lpad(n::text, 3, '0'), 'open', 'Short', 'Everybody', 'paged'
        from generate_series(1, 45) n returning id),
      days as (insert into learning.session (course_id, capacity, starts_at, ends_at, venue)
        select id, 5, '2027-03-01T10:00Z', '2027-03-01T12:00Z', 'Hall' from made returning id, starts_at, ends_at)
      insert into learning.session_part (session_id, n, starts_at, ends_at) select id, 1, starts_at, ends_at from days`.execute(
      db,
    ),
  );
  const visitor = app.visitor();
  const titles = (words: string) => new Set(words.match(/Paged \d{3}/g));
  const next = (html: string) => /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const first = await visitor.get('/learning?level=paged');
  assert.equal(titles(first.text).size, 20);
  const second = await visitor.get(next(first.html));
  const third = await visitor.get(next(second.html));
  assert.deepEqual([titles(second.text).size, titles(third.text).size, next(third.html)], [20, 5, '']);
  assert.match(third.html, /href="\/learning\?level=paged" rel="first"/);
  const calendar = await visitor.get('/learning?level=paged&view=calendar');
  const rest = await visitor.get(next(calendar.html));
  assert.deepEqual([titles(calendar.text).size, titles(rest.text).size], [40, 5]);
  const file = await visitor.get('/learning/calendar.ics?level=paged&find=012');
  assert.deepEqual(
    file.html.match(/SUMMARY:.*/g)?.map((line) => line.trim()),
    ['SUMMARY:Paged 012'],
  );
  assert.match((await visitor.get('/learning?find=nothing-like-it')).text, /Nothing fits/);
});
