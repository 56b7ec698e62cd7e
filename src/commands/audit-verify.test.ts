import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { engine } from '../../test/support/database.ts';
import { freePort, type Program, run } from '../../test/support/program.ts';
import { openPGlite, ownerOf } from '../platform/db/pglite.ts';

// On the embedded database: the verifier itself is tested on both, and admin.test.ts reaches PostgreSQL this way.
const skip = engine === 'postgres' && 'one engine is enough for how the command reaches a database';

let scratch: string;
let settings: Record<string, string>;
let server: Program;

before(async () => {
  if (skip) return;
  scratch = await mkdtemp(join(tmpdir(), 'windscreen-verify-'));
  const port = await freePort();
  settings = { DATA_DIR: scratch, PORT: String(port), BASE_URL: `http://localhost:${port}` };
  server = run('src/main.ts', settings);
  await server.until('"listening"');
  for (let n = 0; n < 3; n += 1) await signIn(`http://localhost:${port}`);
});
after(async () => {
  if (skip) return;
  await server.stop();
  await rm(scratch, { recursive: true, force: true });
});

async function signIn(base: string): Promise<void> {
  const shown = await fetch(`${base}/sign-in`);
  const html = await shown.text();
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
  const signedIn = await fetch(`${base}/sign-in/sample`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      cookie: shown.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    },
    body: new URLSearchParams({ csrf: field('csrf'), person: field('person') }).toString(),
  });
  assert.equal(signedIn.status, 303);
}

async function verify(...words: string[]): Promise<{ code: number | null; said: string }> {
  const command = run('src/commands/audit-verify.ts', settings, words);
  const code = await command.exited;
  return { code, said: command.said() };
}

test('while the server runs, through it: all is well, and which key signed', { skip }, async () => {
  // The server seals by itself, each second while it has nothing else to do, and signs what it sealed after that.
  let { code, said } = await verify();
  const early = /Not sealed yet|not in a checkpoint yet|No checkpoints/;
  for (let tries = 0; tries < 10 && early.test(said); tries += 1) ({ code, said } = await verify());
  assert.equal(code, 0, said);
  assert.match(said, /The audit is sound: \d+ rows in \d+ batch/);
  const key = (await readdir(join(scratch, 'audit'))).find((name) => name.endsWith('.pub.pem')) ?? '';
  assert.ok(said.includes(key.slice('checkpoint-key-'.length, -'.pub.pem'.length)));
});

test('a key that is not the trusted one', { skip }, async () => {
  const { code, said } = await verify('--key', '0123456789abcdef');
  assert.equal(code, 1);
  assert.match(said, /signed by key [0-9a-f]{16}, not by 0123456789abcdef/);
});

test('there is no restoration to answer for', { skip }, async () => {
  const { code, said } = await verify('--restored', 'for the test');
  assert.equal(code, 1);
  assert.match(said, /holds every batch that the checkpoints name/);
});

test('after somebody was in the database, it exits 1 and names the row', { skip }, async () => {
  assert.equal(await server.stop(), 0);
  const engineOpen = await openPGlite({ folder: join(scratch, 'pglite') });
  const attacker = ownerOf(engineOpen);
  await attacker.exec('alter table audit.event disable trigger all');
  await attacker.exec(
    `update audit.event set actor = 'system' where seq = 2; delete from audit.event where seq = 3`,
  );
  await engineOpen.close();
  const { code, said } = await verify();
  assert.equal(code, 1, said);
  assert.match(said, /tampered with.*\nAltered rows: 2\nRemoved rows: 3\n/);
});
