import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort, type Program, run } from './support/program.ts';

/** What docs/api.md shows is done as it stands there, with curl, against a fresh trial. */
const root = fileURLToPath(new URL('..', import.meta.url));
let scratch: string;
let server: Program;
let port: number;

before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'windscreen-api-'));
  port = await freePort();
  server = run('src/main.ts', { DATA_DIR: scratch, PORT: String(port) });
  await server.until('"listening"');
});
after(async () => {
  await server?.stop();
  await rm(scratch, { recursive: true, force: true });
});

/** Each block of commands, and the block of what they print, if there is one. */
function blocksOf(page: string): { commands: string; prints: string | undefined }[] {
  const found = page.matchAll(/```sh\n([\s\S]*?)```(?:\n\n```text\n([\s\S]*?)```)?/g);
  return [...found].map(([, commands = '', prints]) => ({ commands, prints }));
}

/** A pattern in which "…" stands for anything within the line. */
function pattern(prints: string): RegExp {
  const literal = prints.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('…', '[^\\n]*')}$`);
}

const END = '--- end of block ---';

test('the commands of docs/api.md print what the page says', async () => {
  const page = await readFile(join(root, 'docs/api.md'), 'utf8');
  const blocks = blocksOf(page);
  assert.ok(blocks.length >= 8);
  const script = blocks.map(({ commands }) => `${commands}echo; echo '${END}'`).join('\n');
  const { PATH, HOME } = process.env;
  const shell = spawnSync(
    'bash',
    ['-eu', '-c', `npm() { command npm --prefix '${root}' "$@"; }\n${here(script)}`],
    {
      cwd: scratch,
      encoding: 'utf8',
      env: { PATH, HOME, DATA_DIR: scratch, PORT: String(port) },
    },
  );
  assert.equal(shell.status, 0, shell.stderr);
  const printed = shell.stdout.split(END);
  for (const [index, { prints, commands }] of blocks.entries())
    if (prints) assert.match((printed[index] ?? '').trim(), pattern(prints), commands);
});

const here = (script: string) => script.replaceAll('http://localhost:3000', `http://localhost:${port}`);
