import { createHash, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { wholeBooking } from '../test/support/training.ts';
import type { Visitor } from '../test/support/visitor.ts';
import { browserAt } from './browsing.ts';
import { asOwner, createDatabase } from './databases.ts';
import type { Load, Shot } from './load.ts';
import { keepResults, openBench, say } from './opening.ts';
import { startProduct } from './product.ts';
import { asTable } from './report.ts';

/**
 * `npm run bench:learning -- [--requests 600] [--people 500] [--places 20]`: how fast the catalogue, a course and a
 * session's form answer, and how long it takes until as many people who book the last places at once all have their
 * answer: from two processes of the product on a PostgreSQL server of the bench's own. Ends with 1 when a place was
 * given twice, or somebody stands in the wrong order.
 */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '600' },
    people: { type: 'string', default: '500' },
    places: { type: 'string', default: '20' },
  },
});
const [requests, people, places] = [values.requests, values.people, values.places].map(Number) as [
  number,
  number,
  number,
];

const { machine, folder, server, load, ...opened } = await openBench();
await using ending = opened.ending;
const { url } = await createDatabase(server, 'learning');
const here = await startProduct({ folder, databaseUrl: url });
ending.defer(here.stop);
const there = await startProduct({ folder, databaseUrl: url, log: 'second' });
ending.defer(there.stop);

const session = await fewPlaces();
const pages = await measurePages(load);
const race = await measureRace();
await keepResults('learning', machine, { pages, race });
process.exitCode = race.oversold || !race.inOrder ? 1 : 0;

/** A session of the sample to which nobody has booked yet, with as many places as were asked for. */
async function fewPlaces(): Promise<string> {
  const [row] = await asOwner(url, (owner) =>
    owner.query<{ id: string }>(
      `update learning.session set capacity = $1 where id = (select s.id from learning.session s
         join learning.course c on c.id = s.course_id where c.code = 'working-together' and s.taken = 0
         order by s.starts_at desc limit 1) returning id`,
      [places],
    ),
  );
  if (!row) throw new Error('the sample has no session of that course');
  return row.id;
}

async function measurePages(from: Load) {
  const [token = ''] = await prove(['reader@example.org']);
  const cookie = `__Host-session=${token}; __Host-visit=reader`;
  const shots: Readonly<Record<string, Shot>> = {
    catalogue: { path: '/learning', headers: {}, status: 200 },
    course: { path: '/learning/courses/working-together', headers: {}, status: 200 },
    'session, to book': { path: `/learning/sessions/${session}/book`, headers: { cookie }, status: 200 },
  };
  const rows = [];
  for (const [name, shot] of Object.entries(shots)) {
    const order = { port: here.port, connections: 8, shots: [shot], seconds: 20 };
    await from.fire({ ...order, count: 40 });
    const { latencies, seconds } = await from.fire({ ...order, count: requests });
    const sorted = latencies.toSorted((a, b) => a - b);
    const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
    rows.push({ name, perSecond: Math.round(latencies.length / seconds), p50: at(0.5), p95: at(0.95) });
  }
  const cells = rows.map((row) => [row.name, String(row.perSecond), String(row.p50), String(row.p95)]);
  say(`\n${asTable([['', 'req/s', 'p50 ms', 'p95 ms'], ...cells])}`);
  return rows;
}

/** Has these addresses proved; what their cookies hold. */
async function prove(emails: readonly string[]): Promise<string[]> {
  const tokens = emails.map(() => `v.${randomUUID()}`);
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  await asOwner(url, (owner) =>
    owner.query(
      `insert into identity.visitor_session (token_hash, email)
       select decode(h, 'hex'), e from unnest($1::text[], $2::text[]) n(h, e)`,
      [hashes, emails],
    ),
  );
  return tokens;
}

/** Everybody with the form before them, half of them at either process; then all press at once. */
async function measureRace() {
  const emails = Array.from({ length: people }, (_, n) => `person-${n}@example.org`);
  const tokens = await prove(emails);
  const path = `/learning/sessions/${session}/book`;
  const browsers: Visitor[] = [];
  for (const [n, token] of tokens.entries()) {
    const browser = browserAt(n % 2 === 0 ? here.origin : there.origin);
    browser.cookies.set('__Host-session', token);
    await browser.get(path);
    browsers.push(browser);
  }
  const started = performance.now();
  const took = await Promise.all(
    browsers.map(async (browser, n) => {
      const answer = await browser.post(path, wholeBooking, {
        'x-forwarded-for': `10.0.${n >> 8}.${n & 255}`,
      });
      if (answer.status !== 303) throw new Error(`${answer.status}: ${answer.text.slice(0, 300)}`);
      return performance.now() - started;
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const states = await asOwner(url, (owner) =>
    owner.query<{ state: string }>(
      'select state from learning.booking where session_id = $1 order by number',
      [session],
    ),
  );
  const confirmed = states.filter(({ state }) => state === 'confirmed').length;
  const inOrder = states.every(({ state }, at) => state === (at < places ? 'confirmed' : 'waiting'));
  const sorted = took.toSorted((a, b) => a - b);
  const p95 = Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
  say(
    `\n${people} people, ${places} places, two processes: ${confirmed} have a place, ${states.length - confirmed} wait, ${inOrder ? 'in order' : 'OUT OF ORDER'}; all answered in ${seconds.toFixed(1)} s (${(people / seconds).toFixed(0)} a second, p95 ${p95} ms)`,
  );
  return {
    people,
    places,
    confirmed,
    waiting: states.length - confirmed,
    inOrder,
    seconds,
    p95,
    oversold: confirmed > places,
  };
}
