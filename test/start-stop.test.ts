import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { connectOwner, derivedPassword, withLogin } from '../src/platform/db/postgres.ts';
import { engine } from './support/database.ts';
import { freePort, type Program, run } from './support/program.ts';

let scratch: string;
let port: number;
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'windscreen-start-'));
  port = await freePort();
});
after(() => rm(scratch, { recursive: true, force: true }));

const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
const server = (settings: Record<string, string> = {}): Program =>
  run('src/start.ts', { PORT: String(port), DATA_DIR: join(scratch, 'data'), ...settings });

test('every wrong setting is named at once, and nothing is started', async () => {
  const program = server({ PORT: 'many', LOG_LEVEL: 'loud', MODE: 'live' });
  assert.equal(await program.exited, 2);
  for (const name of [
    ...['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'SECRET', 'BASE_URL'],
    ...['SMTP_URL', 'CONTACT_EMAIL'],
  ])
    assert.match(program.said(), new RegExp(`- ${name}: `));
});

test('a port that is taken is told with what to do, before anything is opened or written', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port: theirs } = taken.address() as { port: number };
  const folder = join(scratch, 'never made');
  const program = server({ PORT: String(theirs), DATA_DIR: folder });
  assert.equal(await program.exited, 1);
  assert.match(program.said(), new RegExp(`Port ${theirs} is taken, so nothing was started or changed`));
  assert.match(program.said(), new RegExp(`PORT=${theirs + 1} npm start`));
  assert.doesNotMatch(program.said(), / at /);
  await assert.rejects(readdir(folder), { code: 'ENOENT' });
  taken.close();
});

test('production refuses the embedded database and the trial', async () => {
  const embedded = server({ NODE_ENV: 'production' });
  assert.equal(await embedded.exited, 2);
  assert.match(embedded.said(), /trials only; live records need PostgreSQL/);
  const trial = server({ NODE_ENV: 'production', MODE: 'trial', DATABASE_URL: 'postgres://nowhere/x' });
  assert.equal(await trial.exited, 2);
  assert.match(trial.said(), /trial is refused/);
});

describe('a trial', { skip: engine === 'postgres' ? 'of the embedded database only' : false }, () => {
  test('starts, is ready, refuses a second process, and stops in order', async () => {
    const first = server();
    await first.until('Windscreen is starting');
    assert.equal((await get('/')).status, 503);
    await first.until('Windscreen is ready');
    const ready = await get('/health/ready');
    assert.deepEqual(await ready.json(), {
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', jobs: 'ok' },
    });
    const page = await get('/');
    assert.match(await page.text(), /not for live records/);

    const second = server({ PORT: String(await freePort()) });
    assert.equal(await second.exited, 3);
    assert.match(second.said(), /in use by process/);

    assert.equal(await first.stop(), 0);
    const left = await readdir(join(scratch, 'data'));
    assert.ok(!left.includes('lock') && !left.includes('socket'));
    assert.ok((await readdir(join(scratch, 'data', 'snapshots'))).length > 0);
  });

  test('starts again on the same data after an orderly stop and after a kill', async () => {
    const again = server();
    await again.until('Windscreen is ready');
    const [, key] = /"event":"audit sealing","key":"(\w+)"/.exec(again.said()) ?? [];
    await again.stop('SIGKILL');
    const third = server();
    await third.until('Windscreen is ready');
    assert.equal((await get('/health/ready')).status, 200);
    assert.match(third.said(), new RegExp(`"key":"${key}"`));
    assert.doesNotMatch(third.said(), /damaged/);
    assert.equal(await third.stop('SIGINT'), 0);
  });
});

describe('live', { skip: engine === 'postgres' ? false : 'of PostgreSQL only' }, () => {
  const live = {
    MODE: 'live',
    SECRET: 'x'.repeat(32),
    BASE_URL: 'https://windscreen.example',
    SMTP_URL: 'smtp://127.0.0.1:9',
    CONTACT_EMAIL: 'help@windscreen.example',
    NODE_ENV: 'production',
  };

  test('runs with an administrator’s login, and then with the two narrow ones alone', async () => {
    const admin = process.env.TEST_DATABASE_URL ?? '';
    const name = `windscreen_live_${process.pid}`;
    const owner = await connectOwner(admin);
    await owner.exec(`create database ${name}`);
    const url = Object.assign(new URL(admin), { pathname: `/${name}` }).toString();
    const narrow = (role: 'app_user' | 'app_worker') => withLogin(url, role, derivedPassword(url, role));
    try {
      const early = server({
        ...live,
        DATABASE_URL: narrow('app_user'),
        DATABASE_WORKER_URL: narrow('app_worker'),
      });
      assert.equal(await early.exited, 2);
      assert.match(early.said(), /not applied. Start once with DATABASE_OWNER_URL/);

      const first = server({ ...live, DATABASE_URL: url });
      await first.until('"listening"');
      assert.equal((await get('/health/ready')).status, 200);
      assert.doesNotMatch(await (await get('/sign-in')).text(), /invented people/);
      assert.equal(await first.stop(), 0);

      const second = server({
        ...live,
        DATABASE_URL: narrow('app_user'),
        DATABASE_WORKER_URL: narrow('app_worker'),
      });
      await second.until('"listening"');
      assert.equal((await get('/health/ready')).status, 200);
      assert.equal(await second.stop(), 0);

      const swapped = server({ ...live, DATABASE_URL: narrow('app_user'), DATABASE_WORKER_URL: url });
      assert.equal(await swapped.exited, 2);
      assert.match(swapped.said(), /DATABASE_WORKER_URL: this login could look past/);
    } finally {
      await owner.exec(`drop database if exists ${name} with (force)`);
      await owner.close();
    }
  });
});
