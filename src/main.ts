import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createApp, startAppJobs } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { seedAreas, seedArrangements, seedRoles, seedSamplePeople } from './partnership/index.ts';
import { startSealer } from './platform/audit/index.ts';
import { readMigrations } from './platform/db/migrate.ts';
import { openDatabase } from './platform/db/open.ts';
import { randomToken } from './platform/http/index.ts';
import { createLogger } from './platform/log/logger.ts';

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
  await seed(database, config);
  const now = () => Temporal.Now.instant();
  const sealer = await startSealer({ database, folder: config.auditDir, now, log });
  const secret = config.SECRET ?? (await keptSecret(config.DATA_DIR));
  const app = createApp({
    config: { ...config, SECRET: secret },
    database,
    log,
    now,
  });
  const jobs = await startAppJobs({ config, database, log, now });
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

async function seed(database: Awaited<ReturnType<typeof openDatabase>>, config: Config): Promise<void> {
  const owner = await database.owner();
  await seedAreas(owner);
  await seedRoles(owner);
  await seedArrangements(owner);
  if (config.mode === 'trial') await seedSamplePeople(owner);
  await owner.close();
}

/** The trial's own secret, made once and kept beside its database. */
async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret');
  try {
    return await readFile(file, 'utf8');
  } catch {
    await mkdir(dataDir, { recursive: true });
    const secret = randomToken();
    await writeFile(file, secret, { mode: 0o600 });
    return secret;
  }
}
