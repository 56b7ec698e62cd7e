import { serve } from '@hono/node-server';
import { createApp, startAppJobs } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { seedSampleConcerns } from './front-door/index.ts';
import {
  currentArrangements,
  seedAreas,
  seedArrangements,
  seedRoles,
  seedSamplePeople,
} from './partnership/index.ts';
import { startSealer } from './platform/audit/index.ts';
import type { Database } from './platform/db/index.ts';
import { readMigrations } from './platform/db/migrate.ts';
import { openDatabase } from './platform/db/open.ts';
import { createLogger } from './platform/log/logger.ts';
import { secretOf } from './secret.ts';

try {
  await start(readConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function start(config: Config): Promise<void> {
  const log = createLogger(config.LOG_LEVEL);
  const database = await openDatabase(
    config,
    await readMigrations(new URL('../migrations', import.meta.url)),
  );
  const now = () => Temporal.Now.instant();
  const secret = await secretOf(config);
  await seed(database, config, { secret, now: now() });
  const sealer = await startSealer({ database, folder: config.auditDir, now, log });
  const app = createApp({
    config: { ...config, SECRET: secret },
    database,
    log,
    now,
  });
  const jobs = await startAppJobs({ config: { ...config, SECRET: secret }, database, log, now });
  const server = serve({ fetch: app.fetch, port: config.PORT, hostname: config.HOST }, (address) => {
    log.info('listening', { port: address.port, mode: config.mode });
    if (config.mode === 'trial') process.stdout.write(`\n  Windscreen is ready: ${config.baseUrl}\n\n`);
  });
  const close = () => {
    server.close(async () => {
      await jobs.stop();
      await sealer.stop();
      await database.close();
      process.exit(0);
    });
  };
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
}

/** What every installation begins with; a trial also gets the sample partnership and its concerns. */
async function seed(database: Database, config: Config, begins: { secret: string; now: Temporal.Instant }) {
  const owner = await database.owner();
  await seedAreas(owner);
  await seedRoles(owner);
  await seedArrangements(owner);
  if (config.mode === 'trial') {
    await seedSamplePeople(owner);
    const arrangements = await currentArrangements(database, begins.now);
    await seedSampleConcerns(owner, { ...begins, arrangements });
  }
  await owner.close();
}
