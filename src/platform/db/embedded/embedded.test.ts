import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, open, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { engine } from '../../../../test/support/database.ts';
import { readMigrations } from '../migrate.ts';
import { openDatabase, reachDatabase } from '../open.ts';
import { FolderInUseError } from './lock.ts';
import { listSnapshots } from './snapshots.ts';

const program = fileURLToPath(new URL('../../../../test/support/keep-writing.ts', import.meta.url));
const migrations = await readMigrations(new URL('../../../../migrations', import.meta.url));
const skip = engine === 'postgres' ? 'of the embedded database only' : false;

let scratch: string;
let closedInOrder: string;
before(async () => {
  if (skip) return;
  scratch = await mkdtemp(join(tmpdir(), 'windscreen-embedded-'));
  closedInOrder = join(scratch, 'template');
  const database = await here(closedInOrder);
  await write(database, 'kept');
  await database.close();
});
after(async () => {
  if (!skip) await rm(scratch, { recursive: true, force: true });
});

let copies = 0;
async function copy(): Promise<string> {
  copies += 1;
  const folder = join(scratch, `copy-${copies}`);
  await cp(closedInOrder, folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

function here(folder: string, said: string[] = []) {
  return openDatabase({ DATA_DIR: folder, DATABASE_POOL: 2 }, migrations, (line) => void said.push(line));
}

type Opened = Awaited<ReturnType<typeof here>>;

async function write(database: Opened, subject: string): Promise<void> {
  const owner = await database.owner();
  await owner.query('insert into platform.attempt (subject, window_start) values ($1, now())', [subject]);
}

async function written(database: Opened): Promise<string[]> {
  const owner = await database.owner();
  const rows = await owner.query<{ subject: string }>(
    'select subject from platform.attempt order by subject',
  );
  return rows.map((row) => row.subject);
}

interface Process {
  child: ChildProcess;
  lines: string[];
  errors: string[];
  line(count: number): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

function start(folder: string, ...words: string[]): Process {
  const child = spawn(process.execPath, [program, folder, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const errors: string[] = [];
  const exited = once(child, 'exit');
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  return {
    child,
    lines,
    errors,
    line: async (count) => {
      while (lines.length < count) {
        assert.equal(child.exitCode, null, errors.join('\n'));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    kill: async (signal) => {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

describe('the embedded database', { skip }, () => {
  test('takes one process only; the second is told which, and the first goes on', async () => {
    const folder = await copy();
    const first = start(folder);
    await first.line(1);
    const second = start(folder);
    const [code] = await once(second.child, 'exit');
    assert.equal(code, 3);
    assert.match(second.errors.join(), new RegExp(`in use by process ${first.child.pid}`));
    await assert.rejects(here(folder), FolderInUseError);
    assert.equal(await first.kill('SIGTERM'), 0);
    assert.deepEqual(await names(folder, /^lock/), []);
  });

  test('takes over from a process that died, and from a number used again', async () => {
    const folder = await copy();
    const dead = start(folder);
    await dead.line(1);
    await dead.kill('SIGKILL');
    assert.deepEqual(await names(folder, /^lock/), ['lock']);
    await (await here(folder)).close();
    const again = { pid: process.pid, host: hostname(), began: '1' };
    await writeFile(join(folder, 'lock'), JSON.stringify(again));
    await (await here(folder)).close();
    await writeFile(join(folder, 'lock'), 'not ours');
    await (await here(folder)).close();
  });

  test('gives the folder to one of many that come at once', async () => {
    const folder = await copy();
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => here(folder)));
    const opened = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = tries.filter(
      (one) => one.status === 'rejected' && one.reason instanceof FolderInUseError,
    );
    assert.equal(opened.length, 1);
    assert.equal(refused.length, 4);
    await opened[0]?.close();
  });

  test('loses nothing that was acknowledged when killed again and again', async () => {
    const folder = await copy();
    const acknowledged: string[] = [];
    const rounds = process.env.TEST_ALL ? 25 : 4;
    for (let round = 0; round < rounds; round += 1) {
      const writer = start(folder, String(round * 1_000_000));
      await writer.line(30 + round * 7);
      await writer.kill('SIGKILL');
      acknowledged.push(...writer.lines.slice(1).map((n) => `n${n}`));
      assert.deepEqual(writer.errors, []);
    }
    const database = await here(folder);
    const found = new Set(await written(database));
    await database.close();
    assert.deepEqual(
      acknowledged.filter((subject) => !found.has(subject)),
      [],
    );
  });

  test('keeps three snapshots, the newest of the orderly close, and none when nothing changed', async () => {
    const folder = await copy();
    for (const subject of ['a', 'b', 'c', 'd']) {
      const database = await here(folder);
      await write(database, subject);
      await database.close();
    }
    const snapshots = await listSnapshots(folder);
    assert.equal(snapshots.length, 3);
    await (await here(folder)).close();
    assert.equal((await listSnapshots(folder)).length, 3);
    const mode = (await stat(snapshots[0]?.file ?? '')).mode & 0o777;
    assert.equal(mode, 0o600);
  });

  const damages: [string, (folder: string) => Promise<void>][] = [
    ['its control file cut short', (folder) => truncate(join(folder, 'pglite/global/pg_control'), 0)],
    ['its version file gone', (folder) => rm(join(folder, 'pglite/PG_VERSION'))],
    ['its log gone', (folder) => rm(join(folder, 'pglite/pg_wal'), { recursive: true })],
    ['the whole folder gone', (folder) => rm(join(folder, 'pglite'), { recursive: true })],
    ['a page changed on the disk, found after a kill', changePage],
  ];
  for (const [name, damage] of damages)
    test(`is restored from the last snapshot with ${name}`, async () => {
      const folder = await copy();
      await damage(folder);
      const said: string[] = [];
      const database = await here(folder, said);
      assert.deepEqual(await written(database), ['kept']);
      await database.close();
      assert.match(said[0] ?? '', /is damaged/);
      assert.match(
        said.join(' '),
        /Restored from the snapshot of .*LOST: whatever was recorded after that.*npm run audit:verify -- --restored/,
      );
      assert.ok(name.startsWith('the whole') || (await names(folder, /^pglite\.damaged/)).length === 1);
    });

  test('passes over a snapshot that is damaged too', async () => {
    const folder = await copy();
    const database = await here(folder);
    await write(database, 'later');
    await database.close();
    const [newest] = await listSnapshots(folder);
    await truncate(newest?.file ?? '', 5000);
    await truncate(join(folder, 'pglite/global/pg_control'), 0);
    const said: string[] = [];
    const restored = await here(folder, said);
    assert.deepEqual(await written(restored), ['kept']);
    await restored.close();
    assert.match(said.join(' '), /cannot be used/);
  });
});

describe('a command beside the running server', { skip }, () => {
  test('works on the open database through a socket that only its user may use', async () => {
    const folder = await copy();
    const server = start(folder);
    await server.line(1);
    assert.equal((await stat(join(folder, 'socket'))).mode & 0o777, 0o600);
    const database = await reachDatabase({ DATA_DIR: folder, DATABASE_POOL: 2 }, migrations);
    await write(database, 'from beside');
    const [row] = await database.work(Temporal.Now.instant(), (db) =>
      db.selectFrom('platform.attempt').selectAll().where('subject', '=', 'from beside').execute(),
    );
    assert.ok(row?.window_start instanceof Temporal.Instant);
    const owner = await database.owner();
    await assert.rejects(owner.query('select 1 / 0'), { code: '22012' });
    await database.close();
    await server.kill('SIGTERM');
  });

  test('leaves nothing behind when it dies inside a transaction', async () => {
    const folder = await copy();
    const server = await here(folder);
    const beside = await reachDatabase({ DATA_DIR: folder, DATABASE_POOL: 2 }, migrations);
    await beside
      .work(Temporal.Now.instant(), async (db) => {
        await db.deleteFrom('platform.attempt').execute();
        throw new Error('gave up');
      })
      .catch(() => {});
    const dying = beside.work(Temporal.Now.instant(), async (db) => {
      await db.deleteFrom('platform.attempt').execute();
      await beside.close();
    });
    await assert.rejects(dying);
    assert.deepEqual(await written(server), ['kept']);
    await server.close();
  });
});

async function names(folder: string, pattern: RegExp): Promise<string[]> {
  return (await readdir(folder)).filter((name) => pattern.test(name));
}

// Under a process that is then killed, so that the next one has reason to read everything.
async function changePage(folder: string): Promise<void> {
  const writer = start(folder);
  await writer.line(1);
  const beside = await reachDatabase({ DATA_DIR: folder, DATABASE_POOL: 2 }, migrations);
  const owner = await beside.owner();
  const [row] = await owner.query<{ path: string }>(
    "select pg_relation_filepath('platform.attempt') as path",
  );
  await owner.exec('checkpoint');
  await beside.close();
  await writer.kill('SIGKILL');
  const file = await open(join(folder, 'pglite', row?.path ?? ''), 'r+');
  await file.write(Buffer.from('something else'), 0, 14, 4000);
  await file.close();
}
