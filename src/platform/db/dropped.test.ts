import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { engine, testDatabase } from '../../../test/support/database.ts';
import type { Context, Database, Db } from './index.ts';

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

test('a connection dropped at work fails its transaction alone, and the next has another', {
  skip: engine === 'pglite' && 'the embedded engine has no connections to drop',
}, async () => {
  const pidOf = async (db: Db) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    return rows[0]?.pid;
  };
  const owner = await database.owner();
  const drop = async (pid: number | undefined) => {
    await owner.query('select pg_terminate_backend($1)', [pid]);
  };
  // At rest between two statements of its transaction, where nothing of its own waits for the connection.
  await assert.rejects(
    within(async (db) => {
      await drop(await pidOf(db));
      await new Promise((resolve) => setTimeout(resolve, 100));
      await pidOf(db);
    }),
  );
  // And waiting for a statement.
  await assert.rejects(
    within(async (db) => {
      const pid = await pidOf(db);
      await Promise.all([sql`select pg_sleep(5)`.execute(db), drop(pid)]);
    }),
  );
  assert.equal(typeof (await within(pidOf)), 'number');
  await owner.close();
});
