import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { rowsOf } from '../../../test/support/training.ts';
import { AddressRefused } from '../../platform/outside/index.ts';
import { takeFeed } from './job.ts';
import { readFeed } from './read.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const calendar = (...events: readonly (readonly string[])[]) =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//A network//EN'],
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'DTSTAMP:20261101T090000Z', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');

const weekly = ['UID:w', 'SUMMARY:Reading group', 'DTSTART;VALUE=DATE:20261103', 'RRULE:FREQ=WEEKLY'];
const day = [
  ...['UID:d', 'SUMMARY:Neglect\\, a <b>day</b> together', 'DTSTART:20270131T233000Z'],
  ...['URL:https://network.example/day', 'DESCRIPTION:With <script>alert(1)</script> lunch'],
];
const called = ['UID:c', 'SUMMARY:Called off', 'DTSTART:20270201T100000Z', 'STATUS:CANCELLED'];

test('a calendar file and a list are read alike: what recurs by its coming days, nothing called off, over or endless', () => {
  const today = Temporal.PlainDate.from('2026-11-23');
  const often = ['UID:o', 'SUMMARY:Each second', 'DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY'];
  const over = ['UID:p', 'SUMMARY:Over', 'DTSTART:20261001T100000Z'];
  const found = readFeed(calendar(day, weekly, called, often, over), today);
  assert.deepEqual(
    found.map(({ title, days: [next], href }) => [title, String(next), href]),
    [
      ['Reading group', '2026-11-24', null],
      ['Neglect, a day together', '2027-01-31', 'https://network.example/day'],
    ],
  );
  const [reading] = found;
  assert.deepEqual([reading?.days.length, String(reading?.days.at(-1))], [26, '2027-05-18'], 'half a year');
  const list = JSON.stringify({
    events: [{ '@id': 'x', name: 'A talk', startDate: '2027-02-01T10:00:00Z', url: 'javascript:alert(1)' }],
  });
  const [talk] = readFeed(list, today);
  assert.deepEqual([talk?.title, talk?.href, String(talk?.days[0])], ['A talk', null, '2027-02-01']);
  for (const wrong of ['<html>', '{"a":1}', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT'])
    assert.throws(() => readFeed(wrong, today), AddressRefused, wrong);
});

test('what recurs leaves out a day that is called off and moves one that is moved; one beyond half a year stands with its next', () => {
  const today = Temporal.PlainDate.from('2026-11-23');
  const once = ['UID:w', 'SUMMARY:Reading group', 'RECURRENCE-ID;VALUE=DATE:20261201'];
  const off = [...once, 'DTSTART;VALUE=DATE:20261201', 'STATUS:CANCELLED'];
  const moved = [
    ...['UID:w', 'SUMMARY:Reading group', 'RECURRENCE-ID;VALUE=DATE:20261208'],
    'DTSTART;VALUE=DATE:20261209',
  ];
  const yearly = ['UID:y', 'SUMMARY:Yearly', 'DTSTART;VALUE=DATE:20260901', 'RRULE:FREQ=YEARLY'];
  const [reading, year] = readFeed(calendar(off, weekly, moved, yearly), today);
  assert.deepEqual(reading?.days.slice(0, 3).map(String), ['2026-11-24', '2026-12-09', '2026-12-15']);
  assert.deepEqual(year?.days.map(String), ['2027-09-01']);
});

test('a coordinator names an address; what it tells stands in the catalogue with its day, and goes when it is told no more', async () => {
  const rosalind = await app.as('coordinator');
  const events = '/learning/programme/events';
  await rosalind.get(events);
  const send = (path: string, fields: Record<string, string>) =>
    rosalind.post(path, { ...fields, 'form-key': randomUUID() });
  const feed = (href: string) =>
    send('/learning/programme/feeds', { 'feed-name': 'A network', 'feed-href': href });
  assert.match((await feed('https://127.0.0.1/a.ics')).text, /must be a name, not a number/);
  assert.equal((await feed('webcal://calendar.invalid.example/a.ics')).status, 303);
  assert.match((await feed('https://calendar.invalid.example/a.ics')).text, /fetched already/);
  // Nobody answers at that address: what was tried of itself is done with first.
  await app.atRest();
  const [row] = await rowsOf(app, sql<{ id: string }>`select id from learning.external_feed`);
  const id = row?.id ?? '';
  const now = () => app.clock.now;
  await takeFeed(app.database, id, now, async () => calendar(day, weekly));
  const shown = await app.visitor().get('/learning');
  assert.match(
    shown.text,
    /Events of others.*Reading group A network, 24 November 2026.*Last checked on 23 November 2026.*Neglect, a day together/,
  );
  assert.match(
    shown.text,
    /And again on 1, 8, 15, 22 and 29 December 2026; 5, 12.*; 4, 11 and 18 May 2027\./,
  );
  assert.doesNotMatch(shown.html, /<script>alert/);
  await takeFeed(app.database, id, now, async () => {
    throw new AddressRefused('It answered 500 and not 200');
  });
  const failed = await rosalind.get(events);
  assert.match(failed.text, /It answered 500 and not 200\. .*What it brought before still stands/);
  assert.match((await app.visitor().get('/learning')).text, /Reading group/);
  app.clock.now = Temporal.Instant.from('2026-11-26T10:00:00Z');
  assert.match((await app.visitor().get('/learning')).text, /Reading group A network, 1 December 2026/);
  app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
  await takeFeed(app.database, id, now, async () => calendar(day));
  assert.doesNotMatch((await app.visitor().get('/learning')).text, /Reading group/);
  assert.equal((await send(`/learning/programme/feeds/${id}`, { press: 'stop' })).status, 303);
  assert.doesNotMatch((await app.visitor().get('/learning')).text, /Neglect, a day together/);
  assert.equal((await (await app.as('school')).post('/learning/programme/feeds', {})).status, 404);
});
