import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { apiKey, ask, concernOf, policeAgency, post, schoolAgency } from '../../../test/support/api.ts';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { journey, school, sendIt } from '../../../test/support/journey.ts';
import { asOwner } from '../../../test/support/openings.ts';
import type { OwnerConnection } from '../../platform/db/index.ts';
import { exampleConcern } from './example.ts';

let app: TestApp;
let key: string;
before(async () => {
  app = await startTestApp();
  key = await apiKey(app, { scopes: ['concerns:write', 'concerns:read'] });
});
after(() => app.close());

test('no key, a wrong one, the wrong scope, and a browser’s session open nothing', async () => {
  const reader = await apiKey(app, { scopes: ['concerns:read'] });
  const writer = await apiKey(app, { scopes: ['concerns:write'] });
  for (const none of [undefined, 'wsk_never-made', '', 'a b']) {
    const answer = await post(app, none, exampleConcern);
    assert.deepEqual([answer.status, answer.body.status], [401, 401]);
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
  }
  assert.equal((await post(app, reader, exampleConcern)).status, 403);
  assert.equal((await ask(app, writer, '/api/concerns/7K3M-XX9P-4RTW-BC2H')).status, 403);
  const browser = await app.as('school');
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  assert.equal((await post(app, undefined, exampleConcern, { cookie })).status, 401);
});

test('a revoked key, one that ran out, and a closed agency’s are refused at the next request', async () => {
  const short = await apiKey(app, { scopes: ['concerns:write'], days: 1 });
  const closing = randomUUID();
  await asOwner(app.database, (owner) =>
    owner.query("insert into partnership.agency (id, name, kind) values ($1, 'Tide Trust', 'voluntary')", [
      closing,
    ]),
  );
  const closed = await apiKey(app, { agency: closing, scopes: ['concerns:write'] });
  const revoked = await apiKey(app, { scopes: ['concerns:write'] });
  for (const good of [short, closed, revoked]) assert.equal((await post(app, good, {})).status, 422);
  await asOwner(app.database, async (owner) => {
    await owner.query(
      "update identity.api_key set revoked_at = now() where key_hash = sha256(convert_to($1, 'UTF8'))",
      [revoked],
    );
    await owner.query('update partnership.agency set closed_at = now() where id = $1', [closing]);
  });
  const started = app.clock.now;
  for (const bad of [closed, revoked]) assert.equal((await post(app, bad, exampleConcern)).status, 401);
  app.clock.now = started.add({ hours: 24 });
  assert.equal((await post(app, short, exampleConcern)).status, 401);
  app.clock.now = started;
});

test('a receipt shows each state to its own agency, and to nobody else', async () => {
  const sent = await post(app, key, exampleConcern);
  const path = `/api/concerns/${sent.body.receipt}`;
  const state = async () => (await ask(app, key, path)).body;
  assert.equal((await state()).state, 'received');
  const id = await concernOf(app, sent);
  await receiptBecomes(id, 'weighing_at = received_at');
  assert.equal((await state()).state, 'weighing');
  await receiptBecomes(id, "need = 'Which school?', returned_at = received_at");
  assert.deepEqual([(await state()).state, (await state()).needed], ['returned', 'Which school?']);
  await receiptBecomes(
    id,
    "decided_at = received_at, outcome = 'Assessment', reason = 'A social worker comes.'",
  );
  const decided = await state();
  assert.deepEqual(
    [decided.state, decided.outcome, decided.words],
    ['decided', 'Assessment', 'A social worker comes.'],
  );
  const police = await apiKey(app, { agency: policeAgency, scopes: ['concerns:read'] });
  const foreign = await ask(app, police, path);
  const unknown = await ask(app, key, '/api/concerns/2222-2222-2222-2222');
  const started = app.clock.now;
  app.clock.now = started.add({ hours: 24 * 366 });
  const late = await apiKey(app, { scopes: ['concerns:read'] });
  const expired = await ask(app, late, path);
  app.clock.now = started;
  for (const none of [foreign, unknown, expired, await ask(app, key, '/api/concerns/%00')]) {
    assert.equal(none.status, 404);
    assert.equal(none.text, unknown.text);
  }
});

/**
 * What anybody at all may read: who is where, opening hours, telephone lines, how letters begin; and the lists and
 * settings of what is published.
 */
const OPEN_TO_ALL =
  /^(partnership|platform)\.|^directory\.(postcode|setting|taxonomy|term)$|^learning\.(cancellation_policy|price_edition|price_line|scheme|setting)$|^library\.(chapter_reach|count_of_showings|kind|synonym|topic|topic_help)$/;

test('a key’s context reads nothing of any table but its own agency’s receipts', async () => {
  const browser = app.visitor();
  await sendIt(browser, await journey(browser, school));
  const readable = await asOwner(app.database, async (owner) => {
    const tables = await owner.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$|pgboss$|public$)'`,
    );
    const seen: string[] = [];
    for (const { name } of tables) if (await rowsFor(owner, name)) seen.push(name);
    return seen;
  });
  const own = ['front_door.intake', 'front_door.receipt'];
  assert.deepEqual(readable.filter((name) => !OPEN_TO_ALL.test(name)).sort(), own);
  const context = {
    actor: 'api key 1',
    keyAgencyId: schoolAgency,
    now: app.clock.now,
    requestId: 'test',
  } as const;
  await app.database.transaction(context, async (db) => {
    const receipts = await db.selectFrom('front_door.receipt').select('agency_id').execute();
    assert.ok(receipts.length > 0);
    assert.ok(receipts.every(({ agency_id }) => agency_id === schoolAgency));
    assert.deepEqual(await db.selectFrom('partnership.practitioner').select('id').execute(), []);
  });
});

/** Whether a table shows a row to the school’s key. */
async function rowsFor(owner: OwnerConnection, table: string): Promise<boolean> {
  await owner.exec(`begin; set local role app_user; set local app.actor = 'api key 1';
    set local app.key_agency = '${schoolAgency}'`);
  try {
    return (await owner.query(`select 1 from ${table} limit 1`)).length > 0;
  } catch (error) {
    if (error instanceof Error && /permission denied/.test(error.message)) return false;
    throw error;
  } finally {
    await owner.exec('rollback');
  }
}

test('the audit names the key and its agency', async () => {
  const sent = await post(app, key, exampleConcern);
  const id = await concernOf(app, sent);
  const rows = await app.database.work(app.clock.now, (db) =>
    db
      .selectFrom('audit.event')
      .select(['actor', 'agency_id', 'action'])
      .where('record_id', '=', id)
      .execute(),
  );
  const [row] = rows;
  assert.match(row?.actor ?? '', /^api key [0-9a-f-]{36}$/);
  assert.deepEqual([row?.agency_id, row?.action], [schoolAgency, 'submit']);
});

test('too many requests with one key are asked to wait, and another key is not', async () => {
  const busy = await apiKey(app, { scopes: ['concerns:read'] });
  const path = '/api/concerns/2222-2222-2222-2222';
  for (let n = 0; n < 3; n += 1) assert.equal((await ask(app, busy, path)).status, 404);
  await asOwner(app.database, (owner) =>
    owner.query("update platform.attempt set count = 300 where subject like 'api concerns:%' and count = 3"),
  );
  const answer = await ask(app, busy, path);
  assert.equal(answer.status, 429);
  assert.ok(Number(answer.headers.get('retry-after')) > 0);
  assert.equal((await ask(app, key, path)).status, 404);
});

test('unknown addresses below /api answer in the problem shape', async () => {
  const answer = await ask(app, key, '/api/nothing');
  assert.deepEqual([answer.status, answer.body.type], [404, 'about:blank']);
});

/** What the hub's own pages write to the receipt. */
function receiptBecomes(id: string, change: string): Promise<unknown> {
  return asOwner(app.database, (owner) =>
    owner.query(`update front_door.receipt set ${change} where concern_id = $1`, [id]),
  );
}
