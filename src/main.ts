import { createServer, type RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createApp, startAppJobs } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { seedSampleServices } from './directory/index.ts';
import { explain, portTaken } from './exit.ts';
import { seedSampleConcerns } from './front-door/index.ts';
import { seedSampleMeetings } from './governance/index.ts';
import { ready, starting } from './greeting.ts';
import { seedSampleLearning } from './learning/index.ts';
import { seedLibrary, seedSampleQuestions, seedSampleReceipts } from './library/index.ts';
import {
  currentArrangements,
  seedAreas,
  seedArrangements,
  seedRoles,
  seedSamplePeople,
} from './partnership/index.ts';
import { sampleChildren, seedSampleFamilies } from './people/index.ts';
import { startSealer } from './platform/audit/index.ts';
import type { Database } from './platform/db/index.ts';
import { readMigrations } from './platform/db/migrate.ts';
import { openDatabase } from './platform/db/open.ts';
import { isPrivileged } from './platform/db/roles.ts';
import { createVitals } from './platform/health/index.ts';
import { createLogger, type Logger } from './platform/log/logger.ts';
import { secretOf } from './secret.ts';
import { closeAll, closeAtStop, drain, stopAtSignals } from './stopping.ts';

try {
  await start(readConfig(process.env));
} catch (error) {
  process.exitCode = explain(error);
  await closeAll();
}

async function start(settings: Config): Promise<void> {
  const log = createLogger(settings.LOG_LEVEL);
  const now = () => Temporal.Now.instant();
  stopAtSignals(log, process.env.npm_lifecycle_event !== undefined);
  // First of all: a port that is taken is told at once, before anything is opened or written.
  const door = await openDoor(settings);
  closeAtStop(() => drain(door.server));
  process.stdout.write(starting(settings));

  const migrations = await readMigrations(new URL('../migrations', import.meta.url));
  const database = await openDatabase(settings, migrations);
  closeAtStop(() => database.close());
  const config = { ...settings, SECRET: await secretOf(settings) };
  await seed(database, config, { now: now(), log });

  const vitals = createVitals({ migrations, metricsToken: config.METRICS_TOKEN });
  const sealer = await startSealer({ database, folder: config.auditDir, now, log });
  closeAtStop(() => sealer.stop());
  vitals.sealing = sealer.state;

  const jobs = await startAppJobs({ config, database, log, now });
  closeAtStop(() => jobs.stop());
  vitals.jobsRunning = true;
  closeAtStop(async () => {
    vitals.jobsRunning = false;
  });

  const app = createApp({ config, database, log, now, vitals });
  door.serve(app.fetch);
  closeAtStop(() => drain(door.server));
  log.info('listening', { port: config.PORT, mode: config.mode, node: process.versions.node });
  process.stdout.write(ready(config));
}

/**
 * Listens, and says that it is starting until it is told what to serve.
 * @throws PortTaken
 */
async function openDoor({ HOST, PORT, baseUrl }: Config) {
  let listener: RequestListener = (_, response) => {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' });
    response.end('Windscreen is starting. Load this page again in a few seconds.\n');
  };
  const server = createServer((request, response) => listener(request, response));
  server.headersTimeout = 10_000;
  // As long as an upload may take; whatever else is posted must come sooner (see `platform/http/body.ts`).
  server.requestTimeout = 600_000;
  // Longer than a proxy in front keeps its connections, so that it never writes into one that was closed.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portTaken(error, PORT, baseUrl))).listen(PORT, HOST, resolve);
  });
  const serve = (fetch: Parameters<typeof getRequestListener>[0]) => {
    listener = getRequestListener(fetch);
  };
  return { server, serve };
}

/** What every installation begins with; a trial also gets the sample partnership, its families and its concerns. */
async function seed(
  database: Database,
  config: Config & { SECRET: string },
  { now, log }: { now: Temporal.Instant; log: Logger },
): Promise<void> {
  const owner = await database.owner();
  try {
    // With app_user's login alone there is nobody here who may; whoever applied the migrations did.
    if (!(await isPrivileged(owner))) return;
    await seedAreas(owner);
    await seedRoles(owner);
    await seedArrangements(owner);
    await seedLibrary(owner, now, log);
    if (config.mode !== 'trial') return;
    await seedSamplePeople(owner);
    const people = await seedSampleFamilies(owner, now);
    await seedSampleQuestions(owner, now);
    await seedSampleReceipts(owner, now);
    await seedSampleServices(owner, now);
    await seedSampleLearning(owner, { now, site: config.baseUrl });
    await seedSampleMeetings(owner, now);
    const arrangements = await currentArrangements(database, now);
    const children = people > 0 ? sampleChildren : [];
    await seedSampleConcerns(owner, { secret: config.SECRET, now, arrangements, children });
  } finally {
    await owner.close();
  }
}
