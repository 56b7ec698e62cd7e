import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CompiledQuery, sql } from 'kysely';
import { engine, testDatabase } from '../../../test/support/database.ts';
import type { Context, Database, Db } from './index.ts';
import { withCommit } from './index.ts';
import { statementNames } from './prepared.ts';

let database: Database;
before(async () => {
  database = await testDatabase({ pool: 2 });
});
after(() => database.close());

const context: Context = {
  actor: 'public',
  now: Temporal.Instant.from('2026-11-23T10:42:00Z'),
  requestId: 'r',
};
const within = <T>(work: (db: Db) => Promise<T>) => database.transaction(context, work);

test('a statement has a name from its second time on, always the same, and only so many have one', () => {
  const name = statementNames();
  assert.equal(name('select 1'), undefined);
  const first = name('select 1');
  assert.ok(first);
  assert.equal(name('select 1'), first);
  for (let n = 0; n < 1000; n += 1) for (let twice = 0; twice < 2; twice += 1) name(`select ${n + 2}`);
  assert.equal(name('select 1'), first);
  name('select one more');
  assert.equal(name('select one more'), undefined);
});

test('a statement whose columns changed under it is prepared anew', {
  skip: engine === 'pglite' && 'the embedded engine keeps nothing prepared',
}, async () => {
  const owner = await database.owner();
  await owner.exec(
    `create table platform.changing (a integer); grant select on platform.changing to app_user`,
  );
  const read = () => within((db) => sql`select * from platform.changing`.execute(db));
  for (let times = 0; times < 4; times += 1) await Promise.all([read(), read()]);
  await owner.exec('alter table platform.changing add column b integer');
  await Promise.all([read(), read()]);
  await owner.exec('drop table platform.changing');
  await owner.close();
});

test('a write sent with the commit is kept with it, and where it fails nothing is kept', async () => {
  const count = async () => {
    const owner = await database.owner();
    const [row] = await owner.query<{ n: number }>('select count(*)::int as n from platform.outbox');
    await owner.close();
    return row?.n;
  };
  const outbox = (payload: string) =>
    CompiledQuery.raw(`insert into platform.outbox (topic, payload) values ('t', $1)`, [payload]);
  await within(async (db) => withCommit(db, outbox('{}')));
  assert.equal(await count(), 1);
  await assert.rejects(
    within(async (db) => {
      await db.insertInto('platform.outbox').values({ topic: 't', payload: '{}' }).execute();
      withCommit(db, outbox('not json'));
    }),
    /invalid input syntax for type json/,
  );
  await assert.rejects(
    within(async (db) => {
      withCommit(db, outbox('{}'));
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  assert.equal(await count(), 1);
});

test('what is asked for nobody reads nobody’s rows', async () => {
  const rows = await database.ask<{ who: string; mine: number }>(
    CompiledQuery.raw(
      `select current_user::text as who, (select count(*)::int from access.team_member) as mine`,
    ),
  );
  assert.deepEqual(rows, [{ who: 'app_user', mine: 0 }]);
  await within(() => assert.rejects(async () => database.ask(CompiledQuery.raw('select 1'))));
});
