import { parseArgs } from 'node:util';
import { createApp } from '../src/app.ts';
import { samplePractitioners } from '../src/partnership/index.ts';
import type { Database, OwnerConnection } from '../src/platform/db/index.ts';
import { unforced } from '../src/platform/db/index.ts';
import { createLogger } from '../src/platform/log/logger.ts';
import { testSettings } from '../test/support/app.ts';
import { testDatabase } from '../test/support/database.ts';
import { postgresServer } from '../test/support/postgres-server.ts';
import { Visitor } from '../test/support/visitor.ts';
import { busyness, describeMachine, memoryOf } from './machine.ts';

const TABLES = [
  ...['learning.course', 'learning.session', 'learning.booking', 'learning.account', 'learning.charge'],
  'learning.ledger_line',
];

/**
 * `npm run bench:ledger -- [--bookings 50000] [--times 3]`: how long a year's ledger of so many invented bookings takes to
 * export, and with how much memory beside that of the same program at rest, on a PostgreSQL server of the bench's own.
 */
const { values } = parseArgs({
  options: { bookings: { type: 'string', default: '50000' }, times: { type: 'string', default: '3' } },
});
const [bookings, times] = [Number(values.bookings), Number(values.times)];
const say = (words: string) => void process.stdout.write(`${words}\n`);

await using ending = new AsyncDisposableStack();
process.once('SIGINT', () => void ending.disposeAsync().finally(() => process.exit(130)));
const machine = await describeMachine();
say(`${machine.processor}, ${machine.cores} cores, Node ${machine.node}, busy ${busyness()}`);
const server = await postgresServer();
if (!server) throw new Error('No PostgreSQL 15 or later was found here: install the package postgresql-15');
ending.defer(server.stop);
process.env.TEST_DATABASE_URL = server.url;
const database = await testDatabase();
ending.defer(() => database.close());
const began = performance.now();
await fill(database, bookings);
say(`${bookings.toLocaleString('en-GB')} bookings with their charges written in ${seconds(began)} s`);
await measure(database);

/** Every booking of a year with a charge: places taken up, cancelled late and left empty, of 400 payers. */
async function fill(on: Database, count: number): Promise<void> {
  const owner = await on.owner();
  try {
    await unforced(owner, TABLES, (inside) => write(inside, count));
    await owner.exec('analyze');
  } finally {
    await owner.close();
  }
}

async function write(inside: OwnerConnection, count: number): Promise<void> {
  await inside.exec(`
    insert into learning.course (id, code, title, state) values ('00000009-0000-4000-8000-000000000001', 'bench-course', 'Working together', 'open');
    insert into learning.session (course_id, capacity, starts_at, ends_at)
      select '00000009-0000-4000-8000-000000000001', 2000, at, at + interval '2 hours'
      from generate_series('2026-01-05 10:00Z'::timestamptz, '2026-11-20 10:00Z', interval '3 days') at;
    create temporary table held on commit drop as select id, starts_at, row_number() over (order by starts_at) as k from learning.session;
    insert into learning.booking (session_id, course_id, name, email, organisation, organisation_type, booked_by_email, booked_by_name,
        state, price_pence, price_reason, course_version, site, calendar_code, calendar_hash, booked_at, cancelled_at)
      select h.id, '00000009-0000-4000-8000-000000000001', 'Person ' || n, 'p' || n || '@bench.example', 'School ' || n % 400, 'school',
        'p' || n || '@bench.example', 'Person ' || n, (array['attended', 'attended', 'no-show', 'cancelled'])[1 + n % 4], 6000,
        '£60: schools, price table of January 2019.', 1, 'http://localhost:3000', 'c' || n, 'h' || n, h.starts_at - interval '30 days',
        case when n % 4 = 3 then h.starts_at - interval '3 days' end
      from generate_series(1, ${count}) n join held h on h.k = 1 + n % (select count(*) from held);
    insert into learning.account (key, name, organisation_type)
      select distinct lower(organisation), organisation, organisation_type from learning.booking;
    insert into learning.charge (account_id, booking_id, cause, happened_on, starts_on, course_title, pence, words, dispute_until, made_by_name, made_at)
      select a.id, b.id, case b.state when 'attended' then 'place' when 'no-show' then 'no-show' else 'late cancellation' end,
        s.starts_at::date, s.starts_at::date, 'Working together', 6000,
        'The place on ' || s.starts_at::date || ' was charged. £60: schools, price table of January 2019.', s.starts_at::date + 28, 'The register', s.starts_at
      from learning.booking b join learning.session s on s.id = b.session_id join learning.account a on a.key = lower(b.organisation);
    insert into learning.ledger_line (account_id, charge_id, kind, debit, credit, pence, words, made_by_name, made_at, n, balance_pence)
      select account_id, id, 'charge', 'payer', 'income', pence, words, made_by_name, made_at, 0, 0 from learning.charge order by made_at;`);
}

/** Signs in as the coordinator and reads the export as fast as it comes, holding none of it. */
async function measure(on: Database): Promise<void> {
  const now = () => Temporal.Instant.from('2026-11-23T10:42:00Z');
  const log = createLogger('error', () => undefined);
  const app = createApp({ config: testSettings, database: on, log, now });
  const browser = new Visitor(async (request) => app.fetch(request), 'http://localhost:3000');
  await browser.get('/sign-in');
  await browser.post('/sign-in/sample', { person: samplePractitioners.coordinator.id });
  const page = performance.now();
  await browser.get('/learning/ledger');
  say(`The ledger's first page, with the totals of all lines: ${seconds(page)} s`);
  for (let time = 1; time <= times; time += 1) {
    globalThis.gc?.();
    const rest = (await memoryOf(process.pid)).now;
    const started = performance.now();
    const asked = new Request('http://localhost:3000/learning/ledger/export.csv', {
      headers: browser.headers({}),
    });
    const answer = await app.fetch(asked);
    let [bytes, lines, most] = [0, 0, rest];
    for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += part.length;
      lines += part.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0);
      most = Math.max(most, (await memoryOf(process.pid)).now);
    }
    const size = (bytes / 2 ** 20).toFixed(1);
    say(
      `${(lines - 1).toLocaleString('en-GB')} lines, ${size} MiB in ${seconds(started)} s; memory ${rest} MiB at rest, ${most} MiB at most`,
    );
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(2);
}
