import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connectOwner } from '../../src/platform/db/postgres.ts';
import { fastFolder } from './fast-folder.ts';
import { freePort } from './program.ts';

const run = promisify(execFile);
const oldest = 15;

/** A PostgreSQL server of this run's own, on a free port, in a folder that goes when it stops. */
export interface PostgresServer {
  /** Administrator's login. */
  url: string;
  version: string;
  /** Kills every process of it at once, as a failing machine would; `revive` starts it again on what the disk holds. */
  kill(): Promise<void>;
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The server named by TEST_DATABASE_URL, or one started here from the programs found on this machine.
 * Undefined when there are none and they could not be installed.
 */
export async function postgresServer(
  settings: readonly string[] = fastAndForgetful,
): Promise<PostgresServer | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  const notOurs = async () => {
    throw new Error('this server is not ours to kill');
  };
  if (given) {
    const version = await versionOf(given);
    return { url: given, version, kill: notOurs, revive: notOurs, stop: async () => {} };
  }
  const programs = (await findPrograms()) ?? (await installPrograms());
  return programs === undefined ? undefined : start(programs, settings);
}

/** For tests: what a crash would lose is thrown away with the folder in any case. */
export const fastAndForgetful = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=256MB'],
];

async function versionOf(url: string): Promise<string> {
  const connection = await connectOwner(url);
  try {
    const rows = await connection.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? 'unknown';
  } finally {
    await connection.close();
  }
}

/** The folder of the oldest PostgreSQL that will do: that is the judge. */
async function findPrograms(): Promise<string | undefined> {
  const packaged = await readdir('/usr/lib/postgresql').catch(() => []);
  const folders = packaged.map((version) => `/usr/lib/postgresql/${version}/bin`);
  const found: { folder: string; version: number }[] = [];
  for (const folder of [...folders, ...(process.env.PATH ?? '').split(delimiter).filter(Boolean)]) {
    const version = await majorVersion(folder);
    if (version !== undefined && version >= oldest) found.push({ folder, version });
  }
  return found.sort((a, b) => a.version - b.version)[0]?.folder;
}

async function majorVersion(folder: string): Promise<number | undefined> {
  if (!(await stat(join(folder, 'initdb')).catch(() => undefined))) return undefined;
  const answer = await run(join(folder, 'postgres'), ['--version']).catch(() => undefined);
  const major = /\) (\d+)/.exec(answer?.stdout ?? '')?.[1];
  return major === undefined ? undefined : Number(major);
}

async function installPrograms(): Promise<string | undefined> {
  const mayInstall = process.getuid?.() === 0 && (await stat('/etc/debian_version').catch(() => undefined));
  if (!mayInstall) return undefined;
  process.stdout.write('No PostgreSQL here: installing the package postgresql-15 …\n');
  const options = { timeout: 240_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const apt = (...words: string[]) => run('apt-get', ['-qq', ...words], options).catch(() => undefined);
  const install = () => apt('install', '-y', '--no-install-recommends', 'postgresql-15');
  if ((await install()) === undefined) {
    await apt('update');
    await install();
  }
  return findPrograms();
}

// PostgreSQL refuses to run as root, so root hands it to the first of these users that exists.
async function serverUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return user && { uid: Number(user[2]), gid: Number(user[3]) };
}

async function start(programs: string, settings: readonly string[]): Promise<PostgresServer> {
  const place = settings === fastAndForgetful ? await fastFolder() : tmpdir();
  const folder = await mkdtemp(join(place, 'windscreen-postgres-'));
  const user = await serverUser();
  const own = async (path: string) => user && chown(path, user.uid, user.gid);
  const password = randomBytes(18).toString('base64url');
  await writeFile(join(folder, 'password'), password, { mode: 0o600 });
  await own(join(folder, 'password'));
  await own(folder);
  const data = join(folder, 'data');
  const initialise = ['-D', data, '-U', 'tester', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8'];
  await run(
    join(programs, 'initdb'),
    [...initialise, `--pwfile=${join(folder, 'password')}`, '--no-sync', '--no-instructions'],
    { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } },
  );
  // Logins belong to the whole server, and tests that start the product with other administrators change their
  // passwords: in this throwaway server the two narrow logins need none.
  const rules = join(data, 'pg_hba.conf');
  const trusted = 'local all app_user,app_worker trust\nhost all app_user,app_worker 127.0.0.1/32 trust\n';
  await writeFile(rules, trusted + (await readFile(rules, 'utf8')));
  const port = await freePort();
  const launch = () =>
    spawn(
      join(programs, 'postgres'),
      ['-D', data, ...[...common(port, folder), ...settings].flatMap((setting) => ['-c', setting])],
      { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
  let server = launch();
  // By the socket of this machine: asking by the network costs both sides a third more.
  const url = `postgres://tester:${password}@127.0.0.1:${port}/postgres?host=${encodeURIComponent(folder)}`;
  const stop = () => stopServer(server, folder);
  const revive = async () => {
    server = launch();
    await ready(server, url);
  };
  try {
    return { url, version: await ready(server, url), kill: () => killServer(server), revive, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const common = (port: number, folder: string) => [
  'listen_addresses=127.0.0.1',
  `port=${port}`,
  `unix_socket_directories=${folder}`,
  'max_connections=200',
  'shared_buffers=256MB',
];

async function ready(server: ChildProcess, url: string): Promise<string> {
  let said = '';
  server.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-4000);
  });
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) break;
    const version = await versionOf(url).catch(() => undefined);
    if (version !== undefined) return version;
    await delay(100);
  }
  throw new Error(`PostgreSQL did not start:\n${said}`);
}

// Those that it forked go with it, or they would hold the folder until they noticed.
async function killServer(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const forked = await readFile(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8');
  for (const pid of [server.pid, ...forked.split(' ').map(Number)]) {
    if (pid) process.kill(pid, 'SIGKILL');
  }
  await ended;
}

async function stopServer(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  if (server.exitCode === null && server.signalCode === null && server.kill('SIGQUIT')) await ended;
  await rm(folder, { recursive: true, force: true });
}
