import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../../test/support/database.ts';
import type { Database } from '../../platform/db/index.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { readArrangements } from '../store/arrangements.ts';
import { whoToCall } from '../who-to-call/who-to-call.ts';
import { currentArrangements } from './current.ts';
import { PUBLISHED } from './published.ts';
import { seedArrangements } from './seed.ts';
import type { Arrangements } from './types.ts';

const now = Temporal.Instant.from('2026-11-23T10:42:00Z');
const anybody = { actor: 'public', now, requestId: 'test' } as const;
const night = Temporal.Instant.from('2026-11-23T20:00:00Z');

let database: Database;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

const change = async (statement: string) => {
  const owner = await database.owner();
  await owner.exec(statement);
  await owner.close();
};
const seed = async () => {
  const owner = await database.owner();
  await seedArrangements(owner);
  await owner.close();
};
/** Without order, and with times as both sides can write them. */
const plain = ({ calendar, serviceHours, phoneLines, clockRules }: Arrangements) => ({
  calendar: { ...calendar, holidays: [...calendar.holidays].sort() },
  serviceHours: serviceHours
    .map((row) =>
      JSON.stringify(
        { ...row, opens: row.opens.slice(0, 5), closes: row.closes.slice(0, 5) },
        Object.keys(row).sort(),
      ),
    )
    .sort(),
  phoneLines: phoneLines.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort(),
  clockRules: clockRules.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort(),
});

test('every installation holds what is published, row for row, and seeding again changes nothing', async () => {
  const read = () => database.transaction(anybody, readArrangements);
  assert.deepEqual(plain(await read()), plain(PUBLISHED));
  await seed();
  assert.deepEqual(plain(await read()), plain(PUBLISHED));
});

test('the job runner reads them, nobody without a context does, and no page may write them', async () => {
  assert.deepEqual(plain(await database.work(now, readArrangements)), plain(PUBLISHED));
  const nobody = await database.transaction(anybody, async (db) => {
    await sql`select set_config('app.actor', '', true)`.execute(db);
    return readArrangements(db);
  });
  assert.deepEqual(
    [nobody.phoneLines.length, nobody.clockRules.length, nobody.calendar.holidays.size],
    [0, 0, 0],
  );
  await assert.rejects(
    database.transaction(anybody, (db) => db.deleteFrom('partnership.phone_line').execute()),
    /permission denied/,
  );
});

test('a number that was changed is rung within half a minute, and the next start keeps it', async () => {
  const rung = async (at: Temporal.Instant) =>
    whoToCall(await currentArrangements(database, at), 'thurrock', 'child', night).phone;
  assert.equal(await rung(now), '01375 372468');
  await change(`update partnership.phone_line set phone = '01375 000111' where id = 'thurrock-child-shut'`);
  await seed();
  assert.equal(await rung(now.add({ seconds: 29 })), '01375 372468');
  assert.equal(await rung(now.add({ seconds: 30 })), '01375 000111');
});

test('inside an open transaction they are read with its handle', async () => {
  const at = now.add({ hours: 1 });
  const read = await database.transaction(anybody, (db) => currentArrangements(database, at, db));
  assert.equal(read.clockRules.length, PUBLISHED.clockRules.length);
});

test('a forecast gives way once its year is published', async () => {
  await change(`update partnership.bank_holiday set forecast = true where date >= '2027-01-01';
    insert into partnership.bank_holiday values ('2027-07-05', 'Foretold wrongly', true, 'test', 'derived')`);
  await seed();
  const { calendar } = await database.transaction(anybody, readArrangements);
  assert.deepEqual([...calendar.holidays].sort(), BANK_HOLIDAYS.map((h) => h.date).sort());
  assert.equal(calendar.forecastFrom, '2029-01-01');
});

test('when the database is gone the published numbers still answer', async () => {
  const gone = await testDatabase();
  await gone.close();
  assert.equal(
    whoToCall(await currentArrangements(gone, now), 'thurrock', 'child', night).phone,
    '01375 372468',
  );
});
