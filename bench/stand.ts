import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { samplePractitioners } from '../src/partnership/index.ts';
import type { PostgresServer } from '../test/support/postgres-server.ts';
import { startBare } from './bare.ts';
import { pageShot, recordPaths, signedIn, submissions } from './browsing.ts';
import { asOwner, type BenchDatabase, connectionsOf, createDatabase } from './databases.ts';
import type { Round } from './figures.ts';
import { inboxQuery } from './inbox-query.ts';
import type { Load, Shot } from './load.ts';
import { meter } from './machine.ts';
import { seedProduct, startProduct } from './product.ts';

export const SUBJECTS = ['bare', 'inbox', 'record', 'submit'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One size of database with everything that is measured on it. */
export interface Stand {
  concerns: number;
  /** Bytes of each subject's answer before compression. */
  rawBytes(subject: Subject): Promise<number>;
  round(subject: Subject, count: number): Promise<Round>;
}

const CONNECTIONS = 8;
const MOST_SECONDS = 20;
const WAKING = 40;
// The same work is waiting however many were decided before: what grows is what is kept, not the day's list.
const STILL_OPEN = 650;

/**
 * Seeds a database with the same open work at every size, gives the bare handler a copy of its own, and starts both. `nodeOptions` are the product's.
 * What was started is stopped by `ending`.
 */
export async function openStand(
  parts: { server: PostgresServer; load: Load; ending: AsyncDisposableStack },
  concerns: number,
  nodeOptions: readonly string[] = [],
): Promise<Stand> {
  const { server, load, ending } = parts;
  const folder = await mkdtemp(join(tmpdir(), 'windscreen-bench-'));
  ending.defer(() => rm(folder, { recursive: true, force: true }));
  const database = await createDatabase(server, `bench_${concerns}`);
  await seedProduct({ folder, databaseUrl: database.url }, concerns, STILL_OPEN);
  await asOwner(database.url, (owner) => owner.exec('vacuum analyze'));
  const bareDatabase = await createDatabase(server, `${database.name}_bare`, database.name);
  const product = await startProduct({ folder, databaseUrl: database.url, nodeOptions });
  ending.defer(product.stop);
  const { id: practitioner } = samplePractitioners.decision;
  const bare = await startBare({
    url: bareDatabase.userUrl,
    practitioner,
    agency: await agencyOf(database, practitioner),
    area: 'thurrock',
    ...(await inboxQuery(Temporal.Now.instant())),
  });
  ending.defer(bare.stop);
  const browser = await signedIn(product.origin);
  const records = await recordPaths(browser, 50);
  const shots: Record<Subject, (count: number) => Promise<Shot[]>> = {
    bare: async () => [{ path: '/', headers: {}, status: 200 }],
    inbox: async () => [pageShot(browser, '/front-door')],
    record: async () => records.map((path) => pageShot(browser, path)),
    submit: (count) => asOwner(database.url, (owner) => submissions(product.origin, owner, count)),
  };
  const round = async (subject: Subject, count: number): Promise<Round> => {
    const [served, held] = subject === 'bare' ? [bare, bareDatabase] : [product, database];
    const order = { port: served.port, connections: CONNECTIONS, count, seconds: MOST_SECONDS };
    // Connections that stood idle were closed: opening them again is not what is measured.
    await load.fire({ ...order, shots: await shots[subject](WAKING), count: WAKING });
    const ready = await shots[subject](count);
    const server = await meter([served.pid]);
    const backends = await meter(await connectionsOf(held));
    const { latencies, seconds, wireBytes } = await load.fire({ ...order, shots: ready });
    const answers = latencies.length;
    return {
      latencies,
      seconds,
      wireBytes,
      serverMs: (await server()) / answers,
      databaseMs: (await backends()) / answers,
    };
  };
  return {
    concerns,
    rawBytes: (subject) =>
      shots[subject](1).then(([shot]) => rawBytes(subject === 'bare' ? bare.port : product.port, shot)),
    round,
  };
}

async function agencyOf({ url }: BenchDatabase, practitioner: string): Promise<string> {
  const [row] = await asOwner(url, (owner) =>
    owner.query<{ agency_id: string }>('select agency_id from partnership.practitioner where id = $1', [
      practitioner,
    ]),
  );
  return row?.agency_id ?? '';
}

async function rawBytes(port: number, shot: Shot | undefined): Promise<number> {
  if (!shot) return Number.NaN;
  const { method = 'GET', path, headers, body, status } = shot;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { ...headers, 'accept-encoding': 'identity' },
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  if (response.status !== status) throw new Error(`${path} answered ${response.status}`);
  return (await response.arrayBuffer()).byteLength;
}
