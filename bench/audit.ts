import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { audit, startSealer, verifyAudit } from '../src/platform/audit/index.ts';
import type { Database, Db } from '../src/platform/db/index.ts';
import { createLogger } from '../src/platform/log/logger.ts';
import { testDatabase } from '../test/support/database.ts';

/**
 * What the audit costs: sixteen writers, each transaction one update: without audit, with an audit row, and
 * with an audit row while the sealer runs; then the verifier over 100,000 rows.
 * TEST_DATABASE_URL=postgres://… node bench/audit.ts
 */
const writers = 16;
const seconds = Number(process.env.SECONDS ?? 2);
const rounds = Number(process.env.ROUNDS ?? 9);
const now = () => Temporal.Now.instant();
const log = createLogger('error');

/** Latencies of one slice, in milliseconds. */
type Slice = readonly number[];

if (!process.env.TEST_DATABASE_URL) throw new Error('set TEST_DATABASE_URL: sixteen writers need a server');
const database = await testDatabase({ pool: writers });
const folder = await mkdtemp(join(tmpdir(), 'windscreen-bench-'));
await prepare(database);
const slices = { 'no audit': [] as Slice[], audit: [] as Slice[], 'audit and sealer': [] as Slice[] };
const lags: number[] = [];
// Short slices in turn, so that what disturbs the machine disturbs all three alike.
for (let n = 0; n < rounds; n += 1) {
  slices['no audit'].push(await measure(false));
  slices.audit.push(await measure(true));
  const sealer = await startSealer({ database, folder, now, log });
  await sealer.pass();
  const since = now();
  slices['audit and sealer'].push(await measure(true));
  await sealer.stop();
  lags.push(await longestLag(since));
}
console.table(
  Object.fromEntries(Object.entries(slices).map(([name, measured]) => [name, figuresOf(measured)])),
);
console.log(`longest time from writing to sealing, in seconds: ${lags.join(', ')}`);
console.table(await verifying());
await database.close();
await rm(folder, { recursive: true });

async function prepare(into: Database): Promise<void> {
  const owner = await into.owner();
  await owner.exec(`create table platform.bench (id integer primary key, changed integer not null);
    insert into platform.bench select n, 0 from generate_series(0, ${writers * 64 - 1}) n;
    grant select, update on platform.bench to app_user`);
  await owner.close();
}

async function measure(audited: boolean): Promise<Slice> {
  const latencies: number[] = [];
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      while (performance.now() < until) {
        const began = performance.now();
        await one(writer, audited);
        latencies.push(performance.now() - began);
      }
    }),
  );
  return latencies;
}

/** Rates are medians over slices, of unaudited work in the same round for the share; latencies over all. */
function figuresOf(measured: readonly Slice[]) {
  const all = measured.flat().sort((a, b) => a - b);
  const at = (share: number) => Math.round((all[Math.floor(all.length * share)] ?? 0) * 10) / 10;
  const shares = measured.map((slice, n) => slice.length / (slices['no audit'][n]?.length ?? 1));
  return {
    'transactions/s': Math.round(median(measured.map((slice) => slice.length)) / seconds),
    'of no audit': `${Math.round(median(shares) * 100)} %`,
    'p50 ms': at(0.5),
    'p99 ms': at(0.99),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function one(writer: number, audited: boolean): Promise<void> {
  const context = { actor: 'practitioner', now: now(), requestId: randomUUID() } as const;
  return database.transaction({ ...context, practitionerId: randomUUID() }, async (db: Db) => {
    const row = writer * 64 + Math.floor(Math.random() * 64);
    await sql`update platform.bench set changed = changed + 1 where id = ${row}`.execute(db);
    if (audited)
      await audit(db, {
        action: 'rate',
        kind: 'concern',
        id: randomUUID(),
        basis: 'team holds it',
        fields: ['rating'],
      });
  });
}

async function longestLag(since: Temporal.Instant): Promise<number> {
  const owner = await database.owner();
  const [row] = await owner.query<{ lag: number }>(
    `select extract(epoch from max(s.sealed_at - e.at))::float8 as lag from audit.event e
     join (select unnest(seqs) as seq, sealed_at from audit.seal) s using (seq) where e.at >= $1`,
    [since.toString()],
  );
  await owner.close();
  return Math.round((row?.lag ?? 0) * 100) / 100;
}

async function verifying() {
  const owner = await database.owner();
  await owner.exec(`alter table audit.event disable trigger all; alter table audit.seal disable trigger all;
    truncate audit.event, audit.seal;
    insert into audit.event (actor, practitioner_id, agency_id, action, record_kind, record_id, shown, basis, request_id)
    select 'practitioner', gen_random_uuid(), gen_random_uuid(), 'read', 'concern', gen_random_uuid(),
      array[gen_random_uuid(), gen_random_uuid()], 'team holds it', gen_random_uuid()::text
    from generate_series(1, 100000); analyze audit.event`);
  await owner.close();
  const fresh = await mkdtemp(join(tmpdir(), 'windscreen-bench-'));
  const began = performance.now();
  const sealer = await startSealer({ database, folder: fresh, now, log });
  await sealer.stop();
  const sealed = Math.round(performance.now() - began);
  const times: number[] = [];
  for (let n = 0; n < 7; n += 1) {
    const start = performance.now();
    const report = await verifyAudit(database, fresh, now());
    if (report.sound !== 100_000 || report.findings.length > 0) throw new Error('the audit is not sound');
    times.push(Math.round(performance.now() - start));
  }
  await rm(fresh, { recursive: true });
  times.sort((a, b) => a - b);
  return [{ rows: 100_000, 'sealed in ms': sealed, 'verified in ms, best': times[0], median: times[3] }];
}
