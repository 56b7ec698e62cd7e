import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { engine } from '../../test/support/database.ts';
import { freePort, type Program, run } from '../../test/support/program.ts';
import { connectOwner } from '../platform/db/postgres.ts';

// The server runs all the while: on the trial database the commands reach it through its socket.
const database = `windscreen_admin_${process.pid}`;
const login = `${database}_owner`;
const admin = process.env.TEST_DATABASE_URL ?? '';
let scratch: string;
let settings: Record<string, string>;
let server: Program;

before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'windscreen-admin-'));
  const port = await freePort();
  settings = { DATA_DIR: scratch, PORT: String(port), ...(engine === 'postgres' ? await onPostgres() : {}) };
  server = run('src/main.ts', settings);
  await server.until('"listening"');
});
after(async () => {
  await server?.stop();
  await rm(scratch, { recursive: true, force: true });
  if (engine === 'postgres') await asAdmin(`drop database ${database} with (force)`, `drop role ${login}`);
});

// The owner's login is no superuser, as it should be in an installation: row-level security holds for it too.
async function onPostgres(): Promise<Record<string, string>> {
  const url = Object.assign(new URL(admin), {
    pathname: `/${database}`,
    username: login,
    password: 'secret',
  });
  await asAdmin(
    `create role ${login} login createrole password 'secret'`,
    `create database ${database} owner ${login}`,
  );
  return {
    DATABASE_URL: url.toString(),
    MODE: 'live',
    SECRET: 'x'.repeat(32),
    BASE_URL: 'https://windscreen.example',
    SMTP_URL: 'smtp://127.0.0.1:9',
    CONTACT_EMAIL: 'help@windscreen.example',
  };
}

async function asAdmin(...statements: string[]): Promise<void> {
  const owner = await connectOwner(admin);
  for (const statement of statements) await owner.exec(statement);
  await owner.close();
}

async function adminCommand(...words: string[]): Promise<{ code: number | null; said: string }> {
  const program = run('src/commands/admin.ts', settings, words);
  const code = await program.exited;
  return { code, said: program.said() };
}

test('an agency, a team and somebody with a role are added, and the link lets them in', async () => {
  const agency = await adminCommand('add-agency', '--name', 'Test Agency', '--kind', 'police', '--statutory');
  assert.deepEqual(
    [agency.code, agency.said.slice(0, 29)],
    [0, 'Added the agency Test Agency:'],
    agency.said,
  );
  const team = await adminCommand(
    'add-team',
    '--name',
    'Night',
    '--agency',
    'test agency',
    '--purpose',
    'other',
  );
  assert.equal(team.code, 0, team.said);
  const added = await adminCommand(
    ...['add-person', '--name', 'Una Marsh', '--job-title', 'Administrator', '--agency', 'Test Agency'],
    ...['--role', 'administrator', '--area', 'thurrock', '--team', 'Night'],
  );
  assert.equal(added.code, 0, added.said);
  const [link = ''] = /http\S+\/invitation\/\S+/.exec(added.said) ?? [];
  const page = await fetch(`http://127.0.0.1:${settings.PORT}${new URL(link).pathname}`);
  assert.match(await page.text(), /Una Marsh/);
  const listed = await adminCommand('list-people');
  assert.match(listed.said, /Una Marsh\tTest Agency\tactive\tadministrator \(thurrock\)/);
});

test('a fourth area is added with the hours and limits of one like it, and takes teams and roles', async () => {
  const named = ['--code', 'castle-point', '--name', 'Castle Point', '--prefix', 'CP'];
  const unlike = await adminCommand('add-area', ...named, '--like', 'kent');
  assert.deepEqual(
    [unlike.code, /--like is one of: southend, essex/.test(unlike.said)],
    [1, true],
    unlike.said,
  );
  const added = await adminCommand('add-area', ...named, '--like', 'essex');
  assert.equal(added.code, 0, added.said);
  const role = ['--person', 'una marsh', '--role', 'administrator', '--area', 'castle-point'];
  assert.match((await adminCommand('grant-role', ...role)).said, /is now administrator in castle-point/);
  const ask = () =>
    fetch(`http://127.0.0.1:${settings.PORT}/api/who-to-call?area=castle-point&purpose=child`);
  // A running server reads its arrangements every half minute.
  const until = performance.now() + 40_000;
  let answer = await ask();
  while (answer.status === 400 && performance.now() < until) {
    await delay(1_000);
    answer = await ask();
  }
  assert.equal(((await answer.json()) as { phone: string }).phone, '101');
});

test('roles are given and taken, people are stopped and let in again, sessions end', async () => {
  const on = ['--person', 'una marsh'];
  const role = [...on, '--role', 'operator', '--area', 'essex'];
  assert.match((await adminCommand('grant-role', ...role)).said, /is now operator in essex/);
  assert.match((await adminCommand('take-role', ...role)).said, /no longer operator/);
  assert.equal((await adminCommand('take-role', ...role)).code, 1);
  assert.match((await adminCommand('disable-person', ...on)).said, /Una Marsh is disabled/);
  assert.match((await adminCommand('list-people')).said, /Una Marsh\tTest Agency\tdisabled/);
  assert.match((await adminCommand('enable-person', ...on)).said, /enabled/);
  assert.match((await adminCommand('invite', ...on)).said, /\/invitation\//);
  assert.match((await adminCommand('sign-out-everyone')).said, /^\d+ session\(s\) ended/);
});

test('what cannot be done changes nothing and says what would work', async () => {
  const refused: [words: string[], code: number, says: RegExp][] = [
    [
      ['add-agency', '--name', 'X', '--kind', 'circus'],
      1,
      /--kind is one of: children's social care, police/,
    ],
    [['add-team', '--name', 'X', '--agency', 'Nobody', '--purpose', 'other'], 1, /no agency called “Nobody”/],
    [['grant-role', '--person', 'Una Marsh', '--role', 'king', '--area', 'essex'], 1, /--role is one of:/],
    [
      [...['add-area', '--code', 'essex', '--name', 'Essex'], ...['--prefix', 'EX', '--like', 'thurrock']],
      1,
      /There is one already/,
    ],
    [['add-person', '--name', 'X'], 1, /--agency is needed/],
    [['add-person', '--nmae', 'X'], 2, /Unknown option/],
    [['make-tea'], 2, /There is no make-tea/],
  ];
  for (const [words, code, says] of refused) {
    const answer = await adminCommand(...words);
    assert.equal(answer.code, code, `${words.join(' ')}: ${answer.said}`);
    assert.match(answer.said, says);
  }
  assert.equal((await adminCommand('help')).code, 0);
});

test('every change is in the audit, under the command line’s name', async () => {
  const verified = run('src/commands/audit-verify.ts', settings);
  assert.equal(await verified.exited, 0, verified.said());
  assert.match(verified.said(), /sound/);
  const [, rows = '0'] = /: (\d+) rows/.exec(verified.said()) ?? [];
  assert.ok(Number(rows) >= 8, verified.said());
});
