import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { SIGNATURE } from '../../../test/support/clamd.ts';
import { CLAMD, type RealClamd, startClamd } from '../../../test/support/real-clamd.ts';
import { scanUpload } from './admit.ts';
import { NotTaken } from './kinds.ts';
import { isHarmless, NotScanned, TooLargeToScan } from './scan.ts';

const skip = CLAMD === undefined && 'clamd is not installed here';
let clamd: RealClamd;
let folder: string;
before(async () => {
  if (CLAMD === undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'windscreen-scanned-'));
  clamd = await startClamd(CLAMD);
});
after(async () => {
  if (CLAMD === undefined) return;
  await clamd.close();
  await rm(folder, { recursive: true });
});

async function fileOf(content: Buffer | string): Promise<string> {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, content);
  return path;
}

/** What whoever brought a file is told; nothing where it is taken. */
const told = async (address: string, content: Buffer | string) =>
  scanUpload({ CLAMD: address }, { path: await fileOf(content) }).then(
    () => '',
    (error: unknown) => (error instanceof NotTaken ? error.message : Promise.reject(error)),
  );

test('a real clamd: what is clean is taken, what matches is not, by a port and by a socket', {
  skip,
}, async () => {
  for (const address of [clamd.tcp, clamd.unix]) {
    assert.equal(await isHarmless(address, await fileOf('Kites fly high.')), true);
    assert.equal(await isHarmless(address, await fileOf('')), true, 'nothing at all');
    assert.equal(await isHarmless(address, await fileOf(Buffer.alloc(999_000, 'kite '))), true);
    assert.match(await told(address, `Kites ${SIGNATURE} fly.`), /found something in it that does harm/);
    const late = Buffer.concat([Buffer.alloc(900_000, 32), Buffer.from(SIGNATURE)]);
    assert.match(await told(address, late), /does harm/, 'beyond the first part');
  }
  const packed = deflateRawSync(Buffer.from(SIGNATURE));
  assert.equal(await isHarmless(clamd.tcp, await fileOf(packed)), true, 'bare bytes that are no zip');
  const answers = await Promise.all(
    Array.from({ length: 12 }, async (_, at) =>
      isHarmless(clamd.tcp, await fileOf(at % 2 ? SIGNATURE : 'x')),
    ),
  );
  assert.deepEqual(
    answers,
    Array.from({ length: 12 }, (_, at) => at % 2 === 0),
  );
});

test('a real clamd: what is larger than it looks at is refused, and says so', { skip }, async () => {
  for (const address of [clamd.tcp, clamd.unix])
    for (const size of [1_100_000, 3_000_000, 30_000_000]) {
      await assert.rejects(isHarmless(address, await fileOf(Buffer.alloc(size, 'kite '))), NotScanned);
      assert.match(
        await told(address, Buffer.alloc(size, 'kite ')),
        /larger than the virus scanner looks at/,
      );
    }
});

test('a real clamd that is held, stopped midway or gone: nothing is taken that was not looked at', {
  skip,
}, async () => {
  const path = await fileOf(Buffer.alloc(900_000, 'kite '));
  clamd.process.kill('SIGSTOP');
  const held = isHarmless(clamd.tcp, path, 500).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok((await held) instanceof NotScanned, 'it does not answer');
  const midway = isHarmless(clamd.tcp, path).then(
    () => undefined,
    (error: unknown) => error,
  );
  clamd.process.kill('SIGKILL');
  const stopped = await midway;
  assert.ok(stopped instanceof NotScanned && !(stopped instanceof TooLargeToScan), 'it was stopped midway');
  for (const address of [clamd.tcp, clamd.unix])
    assert.match(await told(address, 'Kites'), /could not be looked at for viruses just now/);
});
