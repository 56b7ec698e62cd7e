import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { champion, completed, told, withCredentials } from '../../../test/support/credentials.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { type SampleRole, samplePractitioners } from '../../partnership/index.ts';
import { readRuleBook } from '../store/credential-book.ts';
import { NO_FACTS, readFacts } from '../store/credential-facts.ts';
import { holdingsOf } from '../store/credential-holding.ts';
import { can } from './can.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await withCredentials(app);
});
after(() => app.close());

const query = <Row>(statement: string, values: readonly unknown[] = []) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, values));

/** May they begin it today, as somebody else who gives work out asks. */
function asked(role: SampleRole, tool: string, area: string, on: string) {
  const { id } = samplePractitioners.decision;
  const context = { actor: 'practitioner', now: app.clock.now, requestId: 'r', practitionerId: id } as const;
  const question = {
    practitionerId: samplePractitioners[role].id,
    tool,
    area,
    on: Temporal.PlainDate.from(on),
  };
  return app.database.transaction(context, (db) => can(db, question));
}

/** What is kept for lists is what the rules say of everybody, each row. */
async function holdingsAreTrue(): Promise<void> {
  const people = Object.values(samplePractitioners).map(({ id }) => id);
  const expected = await app.database.work(app.clock.now, async (db) => {
    const book = await readRuleBook(db);
    const facts = await readFacts(db, people);
    return people.flatMap((person) =>
      holdingsOf(book, facts.get(person) ?? NO_FACTS, ['essex', 'southend', 'thurrock']).map((row) => ({
        person,
        ...row,
      })),
    );
  });
  const kept = await query<Record<string, unknown>>(
    `select practitioner_id as person, credential_id as credential, area, held_from::text, held_until::text from learning.holding`,
  );
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
  assert.deepEqual(sorted(kept), sorted(expected));
}

test('a tool opens with its course, says what it needs until then, and closes at midnight when that lapses', async () => {
  const marian = await app.as('school');
  assert.match(
    (await marian.get('/learning/tools')).text,
    /Graded Care Profile 2.*Thurrock Not yet You need to: complete “Graded Care Profile 2”/,
  );
  await completed(app, 'school', 'graded-care-profile-2', '2023-11-24');
  assert.match(
    (await marian.get('/learning/tools')).text,
    /Thurrock You may begin it until 24 November 2026/,
  );
  assert.match(
    (await marian.get('/learning/mine')).text,
    /Due soon.*Graded Care Profile 2 counts until 24 November 2026/,
  );
  app.clock.now = Temporal.Instant.from('2026-11-23T23:59:59Z');
  const late = await app.as('school');
  assert.match((await late.get('/learning/tools')).text, /You may begin it until/);
  app.clock.now = Temporal.Instant.from('2026-11-24T00:00:00Z');
  assert.match(
    (await late.get('/learning/tools')).text,
    /Not yet You need to: complete “Graded Care Profile 2” again: the last time counted until 24 November 2026/,
  );
  app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
  assert.deepEqual(await asked('school', 'graded-care-profile-2', 'thurrock', '2026-11-24'), {
    ...{ may: false, until: null },
    needed: ['complete “Graded Care Profile 2” again: the last time counted until 24 November 2026'],
  });
  assert.deepEqual(await asked('school', 'no such tool', 'thurrock', '2026-11-24'), {
    may: true,
    needed: [],
    until: null,
  });
  await holdingsAreTrue();
});

test('the exploitation assessment asks for the toolbox module and a champion or a line manager', async () => {
  const may = async () =>
    (await asked('policeContact', 'exploitation-assessment', 'essex', '2026-11-23')).may;
  await completed(app, 'policeContact', 'cse-toolbox', '2026-10-01');
  assert.equal(await may(), false);
  await told(app, 'policeContact', 'line manager', '2026-10-01');
  assert.equal(await may(), true);
  assert.equal((await asked('healthContact', 'exploitation-assessment', 'essex', '2026-11-23')).may, false);
  await champion(app, 'healthContact');
  assert.equal((await asked('healthContact', 'exploitation-assessment', 'essex', '2026-11-23')).may, true);
});

test('a champion in Thurrock needs no membership; asking for it and being a member is said by oneself', async () => {
  await champion(app, 'police', '2026-10-01', null);
  await query(`delete from learning.credential_fact where practitioner_id = $1 and kind = 'request form'`, [
    samplePractitioners.police.id,
  ]);
  const rafe = await app.as('police');
  const path = '/learning/credentials/cse-champion';
  const before = await rafe.get(path);
  assert.match(
    before.text,
    /Essex Not held What you still need to do: be a member of NWG send the request form Southend/,
  );
  assert.match(before.text, /Thurrock Not held What you still need to do: send the request form/);
  await rafe.post(path, { say: 'request form', 'form-key': randomUUID() });
  const after = await rafe.get(path);
  assert.match(after.text, /Thurrock Held since 23 November 2026 \. It lapses on 1 February 2028/);
  assert.match(
    after.text,
    /To keep it after that: attend a champions forum, once in each year that ends on 31 January/,
  );
  assert.match(after.text, /Essex Not held/);
  await rafe.post(path, { say: 'membership', body: 'NWG', 'form-key': randomUUID() });
  assert.match((await rafe.get(path)).text, /Essex Held since 23 November 2026/);
  assert.equal(
    (await rafe.post(path, { say: 'membership', body: 'My club', 'form-key': randomUUID() })).status,
    404,
  );
  const wrong = await rafe.post(path, { say: 'manager support', 'form-key': randomUUID() });
  assert.equal(wrong.status, 400, 'nobody supports themselves');
  const register = await (await app.as('school')).get(`${path}/holders?area=thurrock`);
  assert.match(register.text, /Rafe Dunmore Estuary Police Thurrock 23 November 2026 1 February 2028/);
  assert.doesNotMatch(
    (await rafe.get(`${path}/holders?area=southend&agency=${randomUUID()}`)).text,
    /Rafe Dunmore Estuary/,
  );
  await holdingsAreTrue();
});

test('one forum a year and a word that they go on keep a champion; without them it lapses, and comes back with them', async () => {
  await champion(app, 'youthContact', '2024-03-01');
  const on = async (date: string) => {
    const answer = await asked('youthContact', 'exploitation-assessment', 'essex', date);
    return answer.may;
  };
  await completed(app, 'youthContact', 'cse-toolbox', '2026-02-01');
  await completed(app, 'youthContact', 'safeguarding-level-2', '2025-02-01');
  await completed(app, 'youthContact', 'cse-awareness', '2025-02-01');
  assert.equal(await on('2025-01-31'), true);
  assert.equal(await on('2025-02-01'), false, 'no forum in the year that ended');
  await told(app, 'youthContact', 'forum', '2025-03-10');
  await told(app, 'youthContact', 'status', '2025-03-11');
  assert.equal(await on('2025-03-10'), false);
  assert.equal(await on('2025-03-11'), true);
  assert.equal(await on('2026-02-10'), true);
  assert.equal(await on('2027-02-01'), false);
  await holdingsAreTrue();
});

test('whoever says that they go on reads that they said it, and says it once a day', async () => {
  const school = await app.as('school');
  const path = '/learning/credentials/cse-champion';
  const say = (kind: string) => school.post(path, { say: kind, body: '', 'form-key': randomUUID() });
  await school.get(path);
  for (let times = 0; times < 2; times += 1) assert.equal((await say('status')).status, 303);
  const { text, html } = await school.get(path);
  assert.equal(text.match(/You go on with it/g)?.length, 1);
  assert.match(text, /You said on 23 November 2026 that you go on with it\./);
  assert.doesNotMatch(html, /value="status"/, 'it is not asked again on that day');
});

test('what others learned, and the coordinator’s pages, are nobody’s who may not', async () => {
  const school = await app.as('school');
  for (const path of [
    '/learning/tools/graded-care-profile-2',
    '/learning/tools/new',
    '/learning/tools/graded-care-profile-2/name',
    '/learning/credentials/new',
    '/learning/credentials/cse-champion/name',
    '/learning/credentials/cse-champion/rule',
    '/learning/evidence/waiting',
    `/learning/evidence/waiting/${randomUUID()}`,
  ])
    assert.equal((await school.get(path)).status, 404, path);
  assert.equal((await school.get('/learning/credentials/none')).status, 404);
  const { id } = samplePractitioners.school;
  const context = { actor: 'practitioner', now: app.clock.now, requestId: 'r', practitionerId: id } as const;
  const seen = await app.database.transaction(context, (db) =>
    db.selectFrom('learning.completion').select('practitioner_id').execute(),
  );
  assert.ok(seen.every((row) => row.practitioner_id === id));
  assert.equal((await app.visitor().get('/learning/mine')).status, 303);
});
