import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
let priya: Visitor;
before(async () => {
  app = await startTestApp();
  priya = await app.as('administrator');
});
after(() => app.close());

type Fields = Record<string, string | string[]>;
const grounds = { source: 'Letter of the partnership', certainty: 'V', why: 'Agreed by the board' };
const day = (name: string, iso: string) => {
  const [year = '', month = '', date = ''] = iso.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const markIn = (html: string) => /name="mark" value="([^"]*)"/.exec(html)?.[1] ?? '';

/** Opens a form, fills it in and looks at what it means. */
async function look(
  browser: Visitor,
  path: string,
  fields: Fields,
): Promise<{ preview: Seen; typed: Fields }> {
  const form = await browser.get(path);
  assert.equal(form.status, 200, `${path}: ${form.text}`);
  const typed = { ...grounds, ...fields, mark: markIn(form.html) };
  return { preview: await browser.post(path, { ...typed, press: 'check' }), typed };
}

async function save(browser: Visitor, path: string, fields: Fields): Promise<string> {
  const { preview, typed } = await look(browser, path, fields);
  assert.equal(preview.status, 200, preview.text);
  const saved = await browser.post(path, { ...typed, press: 'save' });
  assert.equal(saved.status, 303, saved.text);
  return saved.location ?? '';
}

async function rung(area: string, purpose: string, at: string): Promise<string> {
  const url = `http://localhost:3000/api/who-to-call?area=${area}&purpose=${purpose}&at=${at}`;
  const answer = (await (await app.fetch(new Request(url))).json()) as { phone: string };
  return answer.phone;
}

const week = (closes: string): Fields =>
  Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((n) => [
      [`day-${n}-opens`, '09:00'],
      [`day-${n}-closes`, closes],
    ]),
  );
const HOURS = '/arrangements/hours/thurrock-front-door';

test('a change of hours is looked at first, then holds from its day; the days before stay as they were', async () => {
  const fields = { ...week('18:00'), ...day('from', '2026-11-30') };
  const { preview, typed } = await look(priya, HOURS, fields);
  assert.equal(preview.status, 200);
  assert.match(
    preview.text,
    /It holds from Monday 30 November 2026 ?\. It stays until somebody changes it again/,
  );
  assert.match(preview.text, /As it is now Monday 09:00 to 16:30.*As it will be Monday 09:00 to 18:00/);
  assert.match(preview.text, /For example: referral decision/);
  assert.match(preview.text, /16:30 on Tuesday 1 December 2026 18:00 on Tuesday 1 December 2026/);
  assert.equal(await rung('thurrock', 'child', '2026-12-01T17:00:00Z'), '01375 372468', 'nothing was saved');

  const saved = await priya.post(HOURS, { ...typed, press: 'save' });
  assert.equal(saved.status, 303);
  assert.equal(await rung('thurrock', 'child', '2026-12-01T17:00:00Z'), '01375 652802');
  assert.equal(await rung('thurrock', 'child', '2026-11-27T17:00:00Z'), '01375 372468');
  const detail = await priya.get(saved.location ?? '');
  assert.match(
    detail.text,
    /It will hold from Monday 30 November 2026 ?\..*Agreed by the board.*Priya Lomax/,
  );
  const overview = (await priya.get('/arrangements')).text;
  assert.match(
    overview,
    /Still to come .* What From Opening hours: Thurrock front door Monday 30 November 2026/,
  );
  assert.match(overview, /Thurrock front door Monday to Friday 09:00 to 16:30/);
});

test('the same form pressed twice makes one change', async () => {
  const fields = { ...week('17:00'), ...day('from', '2027-03-01') };
  const { typed } = await look(priya, HOURS, fields);
  const [one, two] = await Promise.all([
    priya.post(HOURS, { ...typed, press: 'save' }),
    priya.post(HOURS, { ...typed, press: 'save' }),
  ]);
  assert.deepEqual([one.status, two.status, one.location === two.location], [303, 303, true]);
});

test('only for a time: the day after its last what held before holds again', async () => {
  await save(priya, HOURS, { ...week('12:00'), ...day('from', '2026-12-21'), ...day('until', '2026-12-24') });
  const at = (date: string) => rung('thurrock', 'child', `${date}T13:00:00Z`);
  assert.deepEqual(
    [await at('2026-12-18'), await at('2026-12-21'), await at('2026-12-24'), await at('2026-12-29')],
    ['01375 652802', '01375 372468', '01375 372468', '01375 652802'],
  );
});

test('days that are past, days that are taken and spans that overlap are refused, and what was typed is kept', async () => {
  const refused: [Fields, RegExp][] = [
    [day('from', '2026-11-22'), /must be Monday 23 November 2026 or later/],
    [day('from', '2026-11-30'), /Another change begins on Monday 30 November 2026 already/],
    [
      { ...day('from', '2027-02-01'), ...day('until', '2027-03-31') },
      /Another change begins on Monday 1 March 2027, before this one ends/,
    ],
    [
      { ...day('from', '2027-02-02'), ...day('until', '2027-02-01') },
      /last day must be on or after the first/,
    ],
    [{ ...day('from', '2027-02-30') }, /must be a real date/],
    [{ ...day('from', '2027-02-01'), why: '', source: '' }, /Say why it changes/],
    [{ ...day('from', '2027-02-01'), 'day-1-closes': '08:00' }, /Monday must close after it opens/],
    [{ ...day('from', '2027-02-01'), 'day-2-closes': '' }, /Tuesday needs both times/],
  ];
  for (const [fields, words] of refused) {
    const { preview } = await look(priya, HOURS, { ...week('15:15'), ...fields });
    assert.equal(preview.status, 400, String(words));
    assert.match(preview.text, words);
    assert.match(preview.title, /^Error/);
    assert.match(preview.html, /value="15:15"/);
  }
  const closed = Object.fromEntries(Object.keys(week('')).map((name) => [name, '']));
  const never = await look(priya, HOURS, { ...closed, ...day('from', '2027-02-01') });
  assert.match(never.preview.text, /A service that never opens could never meet a time limit/);
});

test('of two editors the second sees both versions, and loses nothing', async () => {
  const path = '/arrangements/hours/essex-front-door';
  const second = await app.as('administrator');
  const form = await second.get(path);
  await save(priya, path, { ...week('17:00'), ...day('from', '2026-12-07'), why: 'The first of the two' });
  const mine = { ...grounds, ...week('18:45'), ...day('from', '2026-12-14'), mark: markIn(form.html) };
  const both = await second.post(path, { ...mine, press: 'save' });
  assert.equal(both.status, 409);
  assert.match(both.text, /Somebody else changed this while you had it open/);
  assert.match(both.text, /What they changed it to Monday 09:00 to 17:00.*The first of the two/);
  assert.match(both.html, /value="18:45"/);
  const after = await second.post(path, { ...mine, mark: markIn(both.html), press: 'save' });
  assert.equal(after.status, 303, after.text);
  assert.equal(await rung('essex', 'child', '2026-12-10T17:10:00Z'), '0345 606 1212');
  assert.equal(await rung('essex', 'child', '2026-12-15T17:10:00Z'), '0345 603 7627');
});

test('a change that is to come can be withdrawn, one that holds cannot; both stay in the list with who and why', async () => {
  const path = '/arrangements/hours/southend-front-door';
  const coming = await save(priya, path, {
    ...week('20:00'),
    ...day('from', '2026-12-01'),
    why: 'A mistake',
  });
  const holding = await save(priya, path, { ...week('19:00'), ...day('from', '2026-11-23') });
  await priya.get(coming);
  assert.equal((await priya.post(`${coming}/withdraw`)).location, coming);
  assert.match((await priya.get(coming)).text, /Withdrawn by Priya Lomax.*It never held/);
  assert.doesNotMatch((await priya.get(holding)).html, /withdraw"/);
  assert.equal((await priya.post(`${holding}/withdraw`)).status, 409);
  const list = (await priya.get('/arrangements/changes')).text;
  assert.match(
    list,
    /Opening hours: Southend front door Tuesday 1 December 2026 Priya Lomax .* A mistake withdrawn/,
  );
  const again = await save(priya, path, { ...week('18:30'), ...day('from', '2026-12-01') });
  assert.match((await priya.get(again)).text, /Monday 09:00 to 18:30/);
});

test('every change is in the audit, by whom and of what', async () => {
  const owner = await app.database.owner();
  const rows = await owner.query<{ action: string; about: string }>(
    `select action, array_to_string(fields, ', ') as about from audit.event
     where record_kind = 'arrangement' and practitioner_id is not null order by seq`,
  );
  await owner.close();
  assert.ok(
    rows.some(
      ({ action, about }) => action === 'change arrangement' && about.includes('thurrock-front-door'),
    ),
  );
  assert.ok(rows.some(({ action }) => action === 'withdraw change'));
});

test('nobody else reads or changes them, and no other area’s administrator; rows cannot be edited in place', async () => {
  const screening = await app.as('screening');
  assert.equal((await screening.get(HOURS)).status, 404);
  assert.equal((await screening.get('/arrangements/changes')).status, 404);
  assert.equal((await screening.post(HOURS, { ...week('23:00'), ...grounds })).status, 404);
  assert.equal((await app.visitor().get(HOURS)).status, 303);

  const owner = await app.database.owner();
  await owner
    .exec(
      `delete from access.role_held where role = 'administrator' and area in ('essex', 'southend')
       and practitioner_id = (select id from partnership.practitioner where name = 'Priya Lomax')`,
    )
    .catch(async () => {
      // The last administrator of an area stays one: another takes over first.
      await owner.exec(
        `insert into access.role_held (practitioner_id, role, area)
         select id, 'administrator', area from partnership.practitioner, unnest(array['essex', 'southend']) as area
         where name = 'Silas Moor';
       delete from access.role_held where role = 'administrator' and area in ('essex', 'southend')
         and practitioner_id = (select id from partnership.practitioner where name = 'Priya Lomax')`,
      );
    });
  assert.equal((await priya.get('/arrangements/hours/essex-front-door')).status, 404);
  assert.equal((await priya.get(HOURS)).status, 200);
  assert.doesNotMatch((await priya.get('/arrangements')).html, /hours\/essex-front-door/);
  await owner.close();

  for (const table of ['change', 'service_hours', 'phone_line', 'clock_rule', 'outcome_rule', 'bank_holiday'])
    await assert.rejects(
      app.database.transaction({ actor: 'public', now: app.clock.now, requestId: 'test' }, (db) =>
        db.deleteFrom(`partnership.${table}` as 'partnership.change').execute(),
      ),
      /permission denied/,
      table,
    );
});
