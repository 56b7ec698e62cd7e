import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { sync as nodeIcal } from 'node-ical';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addCourse, addSession, bookAs, rowsOf } from '../../../test/support/training.ts';
import { withOrganiser } from '../../platform/mail/calendar.ts';
import type { CalendarFile } from '../../platform/mail/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const title =
  'Höhle & Co; “quotes”, commas, and a title that is so long that its line has to be folded somewhere';

/** What three readers make of a file: two libraries, and the plain rules of unfolding and unescaping. */
function readBy(file: string) {
  const mozilla = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return [event.uid, event.summary, event.startDate.toJSDate().toISOString(), event.sequence];
  });
  const node = Object.values(nodeIcal.parseICS(file)).flatMap((entry) =>
    entry?.type === 'VEVENT'
      ? [[entry.uid, String(entry.summary), new Date(entry.start).toISOString(), Number(entry.sequence)]]
      : [],
  );
  const unfolded = file.replace(/\r\n[ \t]/g, '');
  const plain = unfolded
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => {
      const value = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(event)?.[1]?.trim() ?? '';
      const when = value('DTSTART').replace(
        /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
        '$1-$2-$3T$4:$5:$6.000Z',
      );
      return [value('UID'), value('SUMMARY').replace(/\\([,;\\])/g, '$1'), when, Number(value('SEQUENCE'))];
    });
  return { mozilla, node, plain };
}

test('three readers find the same in a file: names with signs, and the hours about both clock changes', async () => {
  const { id } = await addCourse(app.database, { title });
  const autumn = await addSession(app.database, id, {
    starts_at: '2027-10-30T09:00:00Z',
    ends_at: '2027-10-31T12:00:00Z',
  });
  const spring = await addSession(app.database, id, {
    starts_at: '2027-03-28T09:30:00Z',
    ends_at: '2027-03-28T11:00:00Z',
  });
  for (const [session, start] of [
    [autumn, '2027-10-30T09:00:00.000Z'],
    [spring, '2027-03-28T09:30:00.000Z'],
  ] as const) {
    const answer = await app.visitor().get(`/learning/sessions/${session}/calendar.ics`);
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.ok(
      answer.html.split('\r\n').every((line) => Buffer.byteLength(line) <= 75),
      'lines are folded',
    );
    const { mozilla, node, plain } = readBy(answer.html);
    assert.deepEqual(mozilla, [[`${session}@localhost`, title, start, 0]]);
    assert.deepEqual(node, mozilla);
    assert.deepEqual(plain, mozilla);
  }
  const feed = await app.visitor().get('/learning/calendar.ics');
  assert.equal(readBy(feed.html).mozilla.length, 2);
  const page = await app.visitor().get('/learning');
  assert.match(page.text, /Sunday 28 March 2027, 10:30 to 12:00/, 'an hour later by the clock on the wall');
});

/** The calendar files that were sent to an address, in no order: the clock of a test stands still. */
async function sentTo(address: string): Promise<CalendarFile[]> {
  const rows = await rowsOf<{ calendar: CalendarFile[] | null }>(
    app,
    sql`select calendar from platform.message where to_address = ${address}`,
  );
  return rows.flatMap(({ calendar }) => calendar ?? []);
}

test('a booking’s own file opens by its link alone, and says so when it is cancelled', async () => {
  const { id } = await addCourse(app.database);
  const session = await addSession(app.database, id);
  const { browser, path } = await bookAs(app, 'cal@example.org', session);
  const own = /\/learning\/calendar\/[\w-]+/.exec((await browser.get(path)).html)?.[0] ?? '';
  const before = await app.visitor().get(own);
  assert.match(before.html, /METHOD:PUBLISH[\s\S]*STATUS:CONFIRMED/);
  await browser.get(`${path}/cancel`);
  await browser.post(`${path}/cancel`, { why: '' });
  const after = await app.visitor().get(own);
  assert.match(after.html, /METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
  const [[uid, , , sequence] = []] = readBy(after.html).mozilla;
  const [[first, , , earlier] = []] = readBy(before.html).mozilla;
  assert.equal(uid, first);
  assert.ok(Number(sequence) > Number(earlier));
  assert.equal((await app.visitor().get('/learning/calendar/not-a-code')).status, 404);
  const sentFiles = await sentTo('cal@example.org');
  const [asked, gone] = ['REQUEST', 'CANCEL'].map((method) =>
    sentFiles.find((each) => each.method === method),
  );
  assert.equal(sentFiles.length, 2);
  assert.match(asked?.file ?? '', /METHOD:REQUEST[\s\S]*ATTENDEE[^\r]*PARTSTAT=ACCEPTED/);
  assert.match(gone?.file ?? '', /METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
  for (const [sent, linked] of [
    [asked, before],
    [gone, after],
  ] as const) {
    const leaves = withOrganiser(
      sent?.file ?? '',
      `${'very-long-name-'.repeat(4)}messages@windscreen.example`,
    );
    assert.ok(
      leaves.split('\r\n').every((line) => Buffer.byteLength(line) <= 75),
      'lines are folded',
    );
    assert.match(
      leaves.replace(/\r\n /g, ''),
      /^ORGANIZER;CN=Training:mailto:very-long.*@windscreen\.example\r$/m,
    );
    const { mozilla, node, plain } = readBy(leaves);
    assert.deepEqual(mozilla, readBy(linked.html).mozilla, 'the same entry as the link has');
    assert.deepEqual(node, mozilla);
    assert.deepEqual(plain, mozilla);
  }
});

test('a place on another day takes the first day out of the calendar, and two parts are two files', async () => {
  const { id } = await addCourse(app.database);
  const first = await addSession(app.database, id);
  const times = { starts_at: '2027-02-09T10:00:00Z', ends_at: '2027-02-09T12:00:00Z' };
  const other = await addSession(app.database, id, times);
  await app.database.work(app.clock.now, (db) =>
    sql`insert into learning.session_part values (${other}, 2, 'Second half', '2027-02-10T10:00Z', '2027-02-10T12:00Z')`.execute(
      db,
    ),
  );
  const { browser, path } = await bookAs(app, 'moves@example.org', first);
  await browser.get(`${path}/move`);
  assert.equal((await browser.post(`${path}/move`, { session: other })).status, 303);
  const all = await sentTo('moves@example.org');
  const uid = (sent: CalendarFile | undefined) => readBy(sent?.file ?? '').mozilla[0]?.[0];
  const own = `${path.split('/').at(-1)}@localhost`;
  const of = (method: string) => all.filter((each) => each.method === method).map(uid);
  assert.deepEqual(of('CANCEL'), [own]);
  assert.equal(of('REQUEST').length, 3);
  const parts = of('REQUEST')
    .filter((each) => each !== own)
    .sort();
  assert.deepEqual(
    parts.map((each) => /-(\d)@|-(\d)$/.exec(String(each))?.slice(1).join('')),
    ['1', '2'],
  );
});

/** A part of a session on a day of February 2027, as its form has it. */
const partOf = (n: number, on: string) => ({
  ...{ [`day-${n}-day`]: on, [`day-${n}-month`]: '2', [`day-${n}-year`]: '2027' },
  ...{ [`starts-${n}`]: '10:00', [`ends-${n}`]: '12:00' },
});

test('a session that goes from one part to two takes the one entry out and sends two, and back again', async () => {
  const { id } = await addCourse(app.database);
  const session = await addSession(app.database, id);
  const { path } = await bookAs(app, 'parts@example.org', session);
  const own = `${path.split('/').at(-1)}@localhost`;
  const rosalind = await app.as('coordinator');
  const edit = `/learning/programme/sessions/${session}/edit`;
  const change = async (second: Record<string, string>) => {
    const shown = await rosalind.get(edit);
    const version = /name="version" value="(\d+)"/.exec(shown.html)?.[1] ?? '';
    const first = {
      ...partOf(1, '9'),
      ...second,
      version,
      place: 'venue',
      venue: 'Creek Hall',
      capacity: '20',
    };
    const answer = await rosalind.post(edit, { ...first, why: 'In halves', 'form-key': randomUUID() });
    assert.equal(answer.status, 303, answer.text.slice(0, 900));
  };
  const latest = async (seen: number) =>
    (await sentTo('parts@example.org')).slice(seen).map(({ method, file }) => {
      const [[uid, , , sequence] = []] = readBy(file).mozilla;
      return [method, uid, sequence];
    });
  await change(partOf(2, '10'));
  const split = await latest(1);
  assert.deepEqual(split.toSorted(), [
    ['CANCEL', own, 1],
    ['REQUEST', `${own}-1`, 1],
    ['REQUEST', `${own}-2`, 1],
  ]);
  await change({});
  const whole = await latest(4);
  assert.deepEqual(whole.toSorted(), [
    ['CANCEL', `${own}-1`, 2],
    ['CANCEL', `${own}-2`, 2],
    ['REQUEST', own, 2],
  ]);
});
