import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../../test/support/database.ts';
import { type Context, type Database, type Db, NestedTransactionError } from './index.ts';

let database: Database;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

const now = Temporal.Instant.from('2026-11-23T10:42:00.123456Z');
const nobody: Context = { actor: 'public', now, requestId: 'test' };

test('values are the same on both engines', async () => {
  const { rows } = await database.work(now, (db) =>
    sql<Record<string, unknown>>`select 9007199254740991::int8 as large, date '2028-02-29' as day,
      timestamptz '2026-03-29 01:30:00.25+00' as moment, interval '1 year 2 months 3 days 04:05:06.5' as span,
      '\\x00ff'::bytea as bytes, 12.50::numeric as money, '{"a":[1,null]}'::jsonb as facts,
      timestamp '2026-10-25 01:30' as wall, array['a', null] as words,
      array[date '2028-02-29', null] as days, array[timestamptz '2026-03-29 01:30:00.25+00'] as moments,
      '{}'::date[] as never, true as yes, null::date as none`.execute(db),
  );
  const [row] = rows;
  assert.equal(row?.large, 9007199254740991);
  assert.equal(String(row?.day), '2028-02-29');
  assert.ok(row?.day instanceof Temporal.PlainDate);
  assert.ok(row?.moment instanceof Temporal.Instant);
  assert.equal(String(row?.moment), '2026-03-29T01:30:00.25Z');
  assert.equal(String(row?.span), 'P1Y2M3DT4H5M6.5S');
  assert.deepEqual(row?.bytes, Buffer.from([0, 255]));
  assert.equal(row?.money, '12.50');
  assert.deepEqual(row?.facts, { a: [1, null] });
  assert.ok(row?.wall instanceof Temporal.PlainDateTime);
  assert.deepEqual(row?.words, ['a', null]);
  const { days, moments } = row as { days: unknown[]; moments: unknown[] };
  const [day, ...noDay] = days;
  assert.ok(day instanceof Temporal.PlainDate);
  assert.deepEqual(noDay, [null]);
  assert.ok(moments[0] instanceof Temporal.Instant);
  assert.deepEqual(row?.never, []);
  assert.equal(row?.yes, true);
  assert.equal(row?.none, null);
});

test('a number beyond what a number holds is an error, not another number', async () => {
  await assert.rejects(
    database.work(now, (db) => sql`select 9007199254740993::int8 as n`.execute(db)),
    RangeError,
  );
});

test('values go in as they came out', async () => {
  const { rows } = await database.work(now, (db) =>
    sql<
      Record<string, unknown>
    >`select ${now}::timestamptz as moment, ${Temporal.PlainDate.from('2026-01-31')}::date as day,
      ${Temporal.Duration.from('P1DT2H')}::interval as span, ${Buffer.from('é')}::bytea as bytes`.execute(db),
  );
  assert.equal(String(rows[0]?.moment), now.toString());
  assert.equal(String(rows[0]?.day), '2026-01-31');
  assert.equal(String(rows[0]?.span), 'P1DT2H');
  assert.deepEqual(rows[0]?.bytes, Buffer.from('é'));
});

test('a second connection inside a transaction throws instead of hanging', async () => {
  for (const again of [
    () => database.transaction(nobody, async () => {}),
    () => database.work(now, async () => {}),
  ])
    await assert.rejects(database.transaction(nobody, again), NestedTransactionError);
  await database.transaction(nobody, async () => {});
});

test('transactions that run side by side keep their own context, and leave none behind', async () => {
  const people = Array.from({ length: 40 }, () => crypto.randomUUID());
  const seen = await Promise.all(
    people.map((practitionerId) =>
      database.transaction({ ...nobody, actor: 'practitioner', practitionerId }, async (db) => {
        const read = () => sql<{ id: string }>`select access.practitioner() as id`.execute(db);
        const before = (await read()).rows[0]?.id;
        await sql`select pg_sleep(0.002)`.execute(db);
        return before === (await read()).rows[0]?.id ? before : 'changed on the way';
      }),
    ),
  );
  assert.deepEqual(seen, people);
  const { rows } = await database.transaction(nobody, (db) =>
    sql<{
      id: string | null;
      role: string;
    }>`select access.practitioner() as id, current_user as role`.execute(db),
  );
  assert.deepEqual(rows, [{ id: null, role: 'app_user' }]);
});

test('what failed leaves nothing, and the next transaction works', async () => {
  await assert.rejects(
    database.transaction(nobody, async (db) => {
      await db.insertInto('platform.attempt').values({ subject: 'undone', window_start: now }).execute();
      await sql`select 1 / 0`.execute(db);
    }),
    { code: '22012' },
  );
  const found = await database.work(now, (db) =>
    db.selectFrom('platform.attempt').select('count').where('subject', '=', 'undone').execute(),
  );
  assert.deepEqual(found, []);
});

test('an error that the work swallowed is not reported as a success', async () => {
  const swallowing = database.transaction(nobody, async (db) => {
    await db.insertInto('platform.attempt').values({ subject: 'lost', window_start: now }).execute();
    await sql`select 1 / 0`.execute(db).catch(() => {});
  });
  await assert.rejects(swallowing);
});

test('a handle opens nothing once its transaction is over', async () => {
  let kept: Db | undefined;
  await database.transaction(
    { ...nobody, actor: 'practitioner', practitionerId: crypto.randomUUID() },
    async (db) => {
      kept = db;
    },
  );
  await assert.rejects(async () => kept && sql`select access.practitioner()`.execute(kept));
});

test('statements asked for together are answered each with its own', async () => {
  const numbers = await database.transaction(nobody, (db) =>
    Promise.all(
      [3, 1, 2].map((n) => sql<{ n: number }>`select ${n}::int as n from pg_sleep(0.002)`.execute(db)),
    ),
  );
  assert.deepEqual(
    numbers.flatMap(({ rows }) => rows),
    [{ n: 3 }, { n: 1 }, { n: 2 }],
  );
});

test('work after work in a job leaves others a turn, also where the database is in this process', async () => {
  let served = false;
  setImmediate(() => {
    served = true;
  });
  for (let batch = 0; batch < 5; batch++) await database.work(now, (db) => sql`select 1`.execute(db));
  assert.ok(served);
});
