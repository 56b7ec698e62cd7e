import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../../test/support/database.ts';
import { samplePractitioners, sampleTeams } from '../../partnership/index.ts';
import { type Context, type Database, type Db, sqlState } from '../../platform/db/index.ts';

const now = Temporal.Instant.from('2026-11-23T10:42:00Z');
const { administrator, screening, decision, essexDecision } = samplePractitioners;
const as = (person: { id: string }): Context => ({
  actor: 'practitioner',
  now,
  requestId: 'test',
  practitionerId: person.id,
});

let database: Database;
before(async () => {
  database = await testDatabase();
  const owner = await database.owner();
  const rows = [
    `insert into identity.session (token_hash, practitioner_id, method) values ('\\x01', '${decision.id}', 'oidc')`,
    `insert into identity.credential_oidc (issuer, subject, practitioner_id) values ('https://id.example', 'jonah', '${decision.id}')`,
    `insert into identity.passkey (practitioner_id, credential_id, public_key, counter, transports, name)
       values ('${decision.id}', 'abc', '\\x02', 0, '{}', 'Laptop')`,
    `insert into identity.invitation (practitioner_id, token_hash, expires_at) values ('${decision.id}', '\\x03', '2027-01-01Z')`,
    `insert into identity.oidc_request (state_hash, visit, next, expires_at) values ('\\x04', 'a-visit', '/', '2027-01-01Z')`,
    `insert into identity.passkey_challenge (challenge_hash, visit, purpose, expires_at) values ('\\x05', 'a-visit', 'sign in', '2027-01-01Z')`,
    `insert into identity.one_time_code (id, visit, email, code_hash, expires_at) values (gen_random_uuid(), 'a-visit', 'a@b.example', 'x', '2027-01-01Z')`,
    `insert into identity.kept_text (id, practitioner_id, path, form_opens, sealed, expires_at)
       values (gen_random_uuid(), '${decision.id}', '/', true, '\\x06', '2027-01-01Z')`,
    `insert into identity.visitor_session (token_hash, email) values ('\\x07', 'a@b.example')`,
  ];
  for (const row of rows) await owner.query(row);
  await owner.close();
});
after(() => database.close());

const count = (context: Context, table: string) =>
  database.transaction(context, async (db) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
    return rows[0]?.n;
  });

/** The SQLSTATE that a statement fails with; '' when it does not fail. */
const failure = (context: Context, work: (db: Db) => Promise<unknown>) =>
  database.transaction(context, work).then(
    () => '',
    (error: unknown) => sqlState(error) ?? String(error),
  );

const own = ['session', 'credential_oidc', 'passkey', 'kept_text'];
const ofTheBrowser = ['oidc_request', 'passkey_challenge', 'one_time_code'];

test('what lets somebody in is seen by them alone', async () => {
  for (const table of own) {
    assert.equal(await count(as(decision), `identity.${table}`), 1, table);
    assert.equal(await count(as(screening), `identity.${table}`), 0, table);
    assert.equal(await count(as(administrator), `identity.${table}`), 0, `${table}, administrators too`);
    assert.equal(await count({ actor: 'public', now, requestId: 'test' }, `identity.${table}`), 0, table);
  }
});

test('what a sign-in under way remembers is seen by its browser alone', async () => {
  const browser = (visit: string): Context => ({ actor: 'public', now, requestId: 'test', visit });
  for (const table of ofTheBrowser) {
    assert.equal(await count(browser('a-visit'), `identity.${table}`), 1, table);
    assert.equal(await count(browser('another'), `identity.${table}`), 0, table);
    assert.equal(await count({ actor: 'public', now, requestId: 'test' }, `identity.${table}`), 0, table);
  }
});

const denied = '42501';

test('nobody but its functions reads a visitor’s session or an invitation’s hash', async () => {
  const read = (table: string, column: string) => (db: Db) =>
    sql`select ${sql.ref(column)} from ${sql.table(table)}`.execute(db);
  assert.equal(await failure(as(administrator), read('identity.visitor_session', 'email')), denied);
  assert.equal(await failure(as(administrator), read('identity.invitation', 'token_hash')), denied);
  assert.equal(await failure(as(administrator), read('identity.invitation', 'expires_at')), '');
});

test('only an administrator gives a role, in their own areas, and never to themselves', async () => {
  const give = (person: { id: string }, area: string) => (db: Db) =>
    sql`insert into access.role_held values (${person.id}, 'operator', ${area})`.execute(db);
  assert.equal(await failure(as(decision), give(screening, 'thurrock')), denied);
  assert.equal(await failure(as(administrator), give(administrator, 'thurrock')), denied);
  assert.equal(await failure(as(administrator), give(screening, 'thurrock')), '');
  const owner = await database.owner();
  await owner.query(`insert into access.role_held values ('${essexDecision.id}', 'administrator', 'essex')`);
  await owner.close();
  assert.equal(await failure(as(essexDecision), give(screening, 'southend')), denied);
  assert.equal(await failure(as(essexDecision), give(screening, 'essex')), '');
});

test('only an administrator puts somebody in a team, and never themselves', async () => {
  const join = (person: { id: string }, team: string) => (db: Db) =>
    sql`insert into access.team_member values (${person.id}, ${team})`.execute(db);
  assert.equal(await failure(as(decision), join(decision, sampleTeams.essexHub)), denied);
  assert.equal(await failure(as(administrator), join(administrator, sampleTeams.essexHub)), denied);
  assert.equal(await failure(as(administrator), join(decision, sampleTeams.essexHub)), '');
  assert.equal(await failure(as(essexDecision), join(screening, sampleTeams.southendHub)), denied);
});

test('only an administrator invites, and nobody stops somebody they do not look after', async () => {
  const invite = (by: { id: string }) => (db: Db) =>
    sql`insert into identity.invitation (practitioner_id, token_hash, invited_by, expires_at)
      values (${screening.id}, ${Buffer.from(by.id)}, ${by.id}, '2027-01-01Z')`.execute(db);
  assert.equal(await failure(as(decision), invite(decision)), denied);
  assert.equal(await failure(as(administrator), invite(decision)), denied, 'in another’s name');
  assert.equal(await failure(as(administrator), invite(administrator)), '');
  const stop = async (by: { id: string }, person: { id: string }) =>
    database.transaction(as(by), async (db) => {
      const { numAffectedRows } = await sql`update partnership.practitioner set disabled_at = ${now}
        where id = ${person.id}`.execute(db);
      return Number(numAffectedRows);
    });
  assert.equal(await stop(decision, screening), 0);
  assert.equal(await stop(administrator, administrator), 0, 'oneself');
  assert.equal(await stop(administrator, decision), 1);
  const open = await database.transaction(as(decision), (db) =>
    db.selectFrom('identity.session').select('id').where('ended_at', 'is', null).execute(),
  );
  assert.deepEqual(open, [], 'and their sessions have ended');
});
