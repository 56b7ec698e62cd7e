import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { champion, completed, courseId, told, withCredentials } from '../../../test/support/credentials.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { remindHolders } from '../credentials/remind.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await withCredentials(app);
});
after(() => app.close());

const query = <Row>(statement: string, values: readonly unknown[] = []) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, values));
const day = { 'from-day': '20', 'from-month': '11', 'from-year': '2026' };

test('a training lead says what is expected, and sees who of their own staff lacks it', async () => {
  await completed(app, 'health', 'safeguarding-level-2', '2026-01-10');
  await completed(app, 'healthContact', 'safeguarding-level-2', '2023-01-10');
  await completed(app, 'school', 'safeguarding-level-2', '2026-01-10');
  const gwen = await app.as('trainingLead');
  await gwen.get('/learning/compliance');
  const course = await courseId(app, 'safeguarding-level-2');
  assert.equal(
    (await gwen.post('/learning/compliance', { expected: course, 'form-key': randomUUID() })).status,
    303,
  );
  const { text } = await gwen.get('/learning/compliance');
  assert.match(text, /Safeguarding level 2 Expected – 1 1 3/);
  assert.match(text, /Bram Osei Named nurse 0 Safeguarding level 2 0/);
  assert.match(text, /Oluchi Barr Specialist nurse in the hub 1 Nothing 0/);
  assert.match(text, /£0\.00 charged in the last year/);
  assert.doesNotMatch(text, /Marian Teale/);
  const [row] = await query(
    `select 1 from audit.event where action = 'list' and record_kind = 'learning record' and $1 = any(shown)`,
    [samplePractitioners.health.id],
  );
  assert.ok(row);
});

test('a training lead records a manager’s support for their own staff alone, and withdraws it; what it held lapses', async () => {
  const gwen = await app.as('trainingLead');
  const path = `/learning/people/${samplePractitioners.healthContact.id}`;
  for (const code of ['safeguarding-level-2', 'cse-awareness', 'cse-toolbox'])
    await completed(app, 'healthContact', code, '2026-10-01');
  await told(app, 'healthContact', 'request form', '2026-10-01');
  await gwen.get(path);
  const forum = await gwen.post(path, { kind: 'forum', ...day, 'form-key': randomUUID() });
  assert.match(forum.text, /Choose what is recorded/);
  const later = await gwen.post(path, {
    kind: 'manager support',
    ...day,
    'from-year': '2027',
    'form-key': randomUUID(),
  });
  assert.match(later.text, /The day must not be after today/);
  assert.equal(
    (await gwen.post(path, { kind: 'manager support', ...day, 'form-key': randomUUID() })).status,
    303,
  );
  const held = () =>
    query<{ area: string; on: string }>(
      `select area, held_from::text as on from learning.holding where practitioner_id = $1`,
      [samplePractitioners.healthContact.id],
    );
  assert.deepEqual(await held(), [{ area: 'thurrock', on: '2026-11-20' }]);
  const { html } = await gwen.get(path);
  assert.doesNotMatch(html, /value="course /, 'courses are a coordinator’s to withdraw');
  const which = /value="(told [0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
  assert.match(
    (await gwen.post(path, { withdraw: which, why: '', 'form-key': randomUUID() })).text,
    /Write why it is withdrawn/,
  );
  const gone = await gwen.post(path, { withdraw: which, why: 'Another manager', 'form-key': randomUUID() });
  assert.equal(gone.status, 303);
  assert.deepEqual(await held(), []);
  for (const other of ['school', 'policeContact'] as const)
    assert.equal((await gwen.get(`/learning/people/${samplePractitioners[other].id}`)).status, 404, other);
  const own = `/learning/people/${samplePractitioners.trainingLead.id}`;
  await gwen.get(own);
  assert.equal(
    (await gwen.post(own, { kind: 'manager support', ...day, 'form-key': randomUUID() })).status,
    403,
  );
});

test('a coordinator records a forum and a membership, and withdraws a completion: its certificate says so', async () => {
  const rosalind = await app.as('coordinator');
  const path = `/learning/people/${samplePractitioners.police.id}`;
  await completed(app, 'police', 'cse-toolbox', '2026-10-02');
  await rosalind.get(path);
  assert.match(
    (await rosalind.post(path, { kind: 'membership', ...day, 'form-key': randomUUID() })).text,
    /Write which body/,
  );
  await rosalind.post(path, { kind: 'membership', body: 'NWG', ...day, 'form-key': randomUUID() });
  await rosalind.post(path, { kind: 'forum', ...day, 'form-key': randomUUID() });
  const { html, text } = await rosalind.get(path);
  assert.match(text, /Member of NWG 20 November 2026 Rosalind Keep/);
  assert.match(text, /Forum 20 November 2026 Rosalind Keep/);
  const which = /value="(course [0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
  const [row] = await query<{ code: string }>(
    `select certificate_code as code from learning.completion where id = $1`,
    [which.split(' ')[1]],
  );
  await rosalind.post(path, { withdraw: which, why: 'Another person', 'form-key': randomUUID() });
  assert.match((await app.visitor().get(`/learning/certificates/${row?.code}`)).text, /was withdrawn/);
  assert.doesNotMatch((await rosalind.get(path)).text, /Exploitation toolbox 2 October/);
});

test('whoever holds something that lapses is reminded by mail before, once for each time, and of nothing else', async () => {
  await query(`update partnership.practitioner set email = 'marian@saltmarsh.example' where id = $1`, [
    samplePractitioners.school.id,
  ]);
  await champion(app, 'school', '2025-02-10', null);
  const run = (now: string) =>
    app.database.work(Temporal.Instant.from(now), (db) =>
      remindHolders(db, Temporal.Instant.from(now), baseUrl),
    );
  const sent = () =>
    query<{ subject: string; body: string }>(
      `select subject, body from platform.message order by created_at`,
    );
  const start = (await sent()).length;
  assert.equal(await run('2025-11-20T09:00:00Z'), 0);
  assert.equal(await run('2025-12-08T09:00:00Z'), 1);
  assert.equal(await run('2025-12-08T10:00:00Z'), 0);
  await Promise.all([run('2026-01-20T09:00:00Z'), run('2026-01-20T09:00:00Z')]);
  assert.equal(await run('2026-02-02T09:00:00Z'), 0);
  const messages = (await sent()).slice(start);
  assert.equal(messages.length, 2);
  assert.equal(messages[0]?.subject, 'A reminder');
  assert.match(
    messages[0]?.body ?? '',
    /lapses on 1 February 2026[\s\S]*http:\/\/localhost:3000\/learning\/mine/,
  );
  assert.doesNotMatch(JSON.stringify(messages), /exploit|champion|Marian/i);
});

test('figures: true for coordinators, small numbers withheld from the board, each table as CSV, nobody else', async () => {
  for (let at = 0; at < 12; at += 1) await completed(app, 'business', 'cse-awareness', '2026-11-10');
  const course = await courseId(app, 'cse-awareness');
  await query(`insert into learning.session (id, course_id, capacity, starts_at, ends_at)
    values ('5e551000-0000-4000-8000-000000000001', '${course}', 9, '2026-11-10T10:00Z', '2026-11-10T12:00Z')`);
  for (const [n, typed] of ['Creekside Youth Trust', 'creekside youth trust '].entries())
    await query(
      `with came as (insert into learning.booking (session_id, course_id, name, email, organisation, organisation_type,
          booked_by_email, booked_by_name, state, price_pence, price_reason, course_version, site, calendar_code, calendar_hash)
        values ('5e551000-0000-4000-8000-000000000001', $1, 'Ada', $2, $3, 'voluntary', $2, 'Ada', 'attended', 0, '', 1, '', '', $2)
        returning id)
      insert into learning.completion (course_id, email, name, completed_on, how, came_of, certificate_code)
        select $1, $2, 'Ada', '2026-11-10', 'attended', id, 'REACH' || $4 from came`,
      [course, `reach-${n}@example.org`, typed, String(n)],
    );
  const rosalind = await app.as('coordinator');
  const whole = await rosalind.get('/learning/figures');
  assert.match(
    whole.text,
    /Reach by agency.*Creekside Youth Trust 2.*Reach by sector.*Voluntary and community 2/i,
  );
  assert.match(whole.text, /Income by month/);
  assert.match(whole.text, /Reach by agency.*Partnership Business Team 12/);
  assert.match(whole.text, /Places and how far they were filled/);
  const board = await app.as('board');
  const seen = await board.get('/learning/figures');
  assert.match(seen.text, /Numbers from 1 to 9 are withheld/);
  assert.match(seen.text, /Partnership Business Team 10/);
  const file = await board.get('/learning/figures/agencies.csv');
  assert.equal(file.headers.get('content-type'), 'text/csv; charset=utf-8');
  const rows = parse(file.html, { bom: true }) as string[][];
  assert.ok(rows.slice(1).every(([, count = '']) => count === 'withheld' || Number(count) % 5 === 0));
  assert.equal((await board.get('/learning/figures/secrets.csv')).status, 404);
  for (const role of ['school', 'trainingLead', 'administrator'] as const) {
    const other = await app.as(role);
    assert.equal((await other.get('/learning/figures')).status, 404);
    if (role === 'trainingLead') continue;
    assert.equal((await other.get('/learning/compliance')).status, 404);
    assert.equal((await other.get(`/learning/people/${samplePractitioners.health.id}`)).status, 404);
  }
});
