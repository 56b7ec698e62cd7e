import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { samplePractitioners } from '../../src/partnership/index.ts';
import { createDatabase } from '../../src/platform/db/database.ts';
import type { Context, Database } from '../../src/platform/db/index.ts';
import { derivedPassword, withLogin } from '../../src/platform/db/postgres.ts';
import { postgresTransactions } from '../../src/platform/db/postgres-transactions.ts';
import { addConcern } from '../support/concerns.ts';
import { testDatabase } from '../support/database.ts';

/** One connection asked what it remembers of whom it served last. */
type Look = () => Promise<{ role: string; practitioner: string; concerns: number }>;

let database: Database;
/** The same pages over a pool of two connections that the test can reach too. */
let pages: Database;
let look: Look;
let close = async () => {};

const remembered = `select current_user::text as role, coalesce(current_setting('app.practitioner', true), '') as practitioner,
  (select count(*)::int from front_door.concern) as concerns`;

before(async () => {
  database = await testDatabase();
  await addConcern(database);
  if (database.queue.engine === 'pglite') {
    const { pglite } = database.queue;
    pages = database;
    // The embedded engine has one connection, a superuser's outside transactions: looked at as app_user.
    look = () =>
      pglite.transaction(async (tx) => {
        await tx.exec('set local role app_user');
        return (await tx.query<Awaited<ReturnType<Look>>>(remembered)).rows[0] ?? assert.fail();
      });
    return;
  }
  const server = process.env.TEST_DATABASE_URL ?? '';
  const url = withLogin(database.queue.url, 'app_user', derivedPassword(server, 'app_user'));
  const pool = new pg.Pool({ connectionString: url, max: 2, pipeline: true });
  // Dropping the database may meet a connection that is still closing.
  pool.on('error', () => {});
  const user = postgresTransactions(pool);
  pages = createDatabase({
    ...{
      engine: 'postgres',
      queue: database.queue,
      user,
      worker: user,
      owner: database.owner,
      ask: user.ask,
    },
    close: async () => {},
  });
  look = async () => (await pool.query<Awaited<ReturnType<Look>>>(remembered)).rows[0] ?? assert.fail();
  close = () => pool.end();
});
after(async () => {
  await close();
  await database.close();
});

const screening = samplePractitioners.screening;
const context = (): Context => ({
  ...{ actor: 'practitioner', requestId: randomUUID(), practitionerId: screening.id, areas: ['thurrock'] },
  now: Temporal.Instant.from('2026-11-23T10:42:00Z'),
});

// The embedded engine has one connection and no pool: fewer looks at it say as much.
const rounds = process.env.TEST_DATABASE_URL ? 50 : 10;

test('a thousand looks at pooled connections between the pages of twenty people find no context', async () => {
  let served = 0;
  const client = async (n: number) => {
    for (let round = 0; round < rounds; round += 1) {
      await pages
        .transaction(context(), async (db) => {
          const { rows } = await sql<{
            n: number;
          }>`select count(*)::int as n from front_door.concern`.execute(db);
          served += rows[0]?.n ?? 0;
          if ((n + round) % 7 === 0) throw new Error('a page that failed');
        })
        .catch((error: Error) => assert.equal(error.message, 'a page that failed'));
      const found = await look();
      assert.deepEqual(found, { role: 'app_user', practitioner: '', concerns: 0 });
    }
  };
  await Promise.all(Array.from({ length: 20 }, (_, n) => client(n)));
  assert.equal(served, 20 * rounds, 'each page saw the concern');
});

test('the look would have found one: set for the session and not the transaction, it stays', async () => {
  await pages.transaction(context(), async (db) => {
    await sql`select set_config('app.practitioner', ${screening.id}, false)`.execute(db);
  });
  const looks = await Promise.all(Array.from({ length: 8 }, () => look()));
  assert.ok(looks.some(({ practitioner, concerns }) => practitioner === screening.id && concerns === 1));
});
