import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  PUBLISHED,
  permissionsByRole,
  seedAreas,
  seedArrangements,
  seedRoles,
  seedSamplePeople,
} from '../../src/partnership/index.ts';
import type { Database, OwnerConnection } from '../../src/platform/db/index.ts';
import { type Migration, migrate, readMigrations } from '../../src/platform/db/migrate.ts';
import { openPGlite, ownerOf, pgliteDatabase } from '../../src/platform/db/pglite.ts';
import {
  connectOwner,
  derivedPassword,
  postgresDatabase,
  withLogin,
} from '../../src/platform/db/postgres.ts';
import { ensureLogin, ensureRoles } from '../../src/platform/db/roles.ts';

/** Which engine this run tests: PostgreSQL when TEST_DATABASE_URL names a server, else the embedded one. */
export const engine = process.env.TEST_DATABASE_URL ? 'postgres' : 'pglite';

const migrations = await readMigrations(new URL('../../migrations', import.meta.url));

/** A migrated database with the sample partnership and no concerns, of this test file's own. */
export async function testDatabase({ pool = 6 } = {}): Promise<Database> {
  return process.env.TEST_DATABASE_URL ? onPostgres(process.env.TEST_DATABASE_URL, pool) : embedded();
}

async function fill(owner: OwnerConnection): Promise<void> {
  await ensureRoles(owner);
  await migrate(owner, migrations);
  await seedAreas(owner);
  await seedRoles(owner);
  await seedArrangements(owner);
  await seedSamplePeople(owner);
}

/** Changes with the migrations, the published arrangements and the sample people, so that a stale template is never used. */
async function templateKey(): Promise<string> {
  const sample = ['partnership.ts', 'practitioners.ts'].map((name) =>
    readFile(new URL(`../../src/partnership/sample/${name}`, import.meta.url), 'utf8'),
  );
  const arrangements = JSON.stringify([permissionsByRole, PUBLISHED, ...PUBLISHED.calendar.holidays]);
  const parts = [
    ...migrations.map((m: Migration) => m.checksum),
    ...(await Promise.all(sample)),
    arrangements,
  ];
  return createHash('sha256').update(parts.join()).digest('hex').slice(0, 16);
}

async function embedded(): Promise<Database> {
  const file = join(tmpdir(), `windscreen-template-${process.getuid?.() ?? 0}-${await templateKey()}.tar`);
  await once(file, async () => {
    const template = await openPGlite({});
    await fill(ownerOf(template));
    // Each file of the template is written anew for every test file, and nothing here makes further databases.
    await template.exec('update pg_database set datistemplate = false');
    for (const unused of ['template0', 'template1']) await template.exec(`drop database ${unused}`);
    // Else every test file would begin by replaying all that was written.
    await template.exec('checkpoint');
    const snapshot = await template.dumpDataDir('none');
    await template.close();
    await writeFile(`${file}.new`, Buffer.from(await snapshot.arrayBuffer()));
    await rename(`${file}.new`, file);
  });
  return pgliteDatabase(await openPGlite({ snapshot: inMemory(await readFile(file)) }));
}

/** Node hands a blob's bytes out in small pieces, which for a whole database takes half a second of every test file. */
function inMemory(bytes: NonSharedBuffer): Blob {
  return Object.assign(new Blob([]), { arrayBuffer: async () => bytes.buffer });
}

// Test files run side by side: the first makes the template, the others wait for it.
async function once(file: string, make: () => Promise<void>): Promise<void> {
  const exists = () => stat(file).then(Boolean, () => false);
  for (let tries = 0; tries < 600; tries += 1) {
    if (await exists()) return;
    try {
      await mkdir(`${file}.lock`);
    } catch {
      await delay(100);
      continue;
    }
    try {
      if (!(await exists())) await make();
    } finally {
      await rm(`${file}.lock`, { recursive: true });
    }
  }
  throw new Error(`no template after a minute; remove ${file}.lock if no test is running`);
}

async function onPostgres(url: string, pool: number): Promise<Database> {
  const template = `windscreen_template_${await templateKey()}`;
  const name = `windscreen_test_${randomBytes(6).toString('hex')}`;
  const server = await connectOwner(url);
  try {
    await server.exec('select pg_advisory_lock(7400)');
    const found = await server.query('select from pg_database where datname = $1', [template]);
    if (found.length === 0) await makeTemplate(server, url, template);
    await server.exec(`create database ${name} template ${template}`);
  } finally {
    await server.exec('select pg_advisory_unlock(7400)');
    await server.close();
  }
  const here = databaseUrl(url, name);
  const login = (role: 'app_user' | 'app_worker') => withLogin(here, role, derivedPassword(url, role));
  const database = postgresDatabase({
    user: login('app_user'),
    worker: login('app_worker'),
    owner: here,
    pool,
  });
  return { ...database, close: () => database.close().then(() => drop(url, name)) };
}

async function makeTemplate(server: OwnerConnection, url: string, template: string): Promise<void> {
  await server.exec(`create database ${template}_new`);
  const owner = await connectOwner(databaseUrl(url, `${template}_new`));
  await fill(owner);
  for (const role of ['app_user', 'app_worker'] as const)
    await ensureLogin(owner, role, derivedPassword(url, role));
  await owner.close();
  await server.exec(`alter database ${template}_new rename to ${template}`);
}

async function drop(url: string, name: string): Promise<void> {
  const server = await connectOwner(url);
  await server.exec(`drop database if exists ${name} with (force)`);
  await server.close();
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
