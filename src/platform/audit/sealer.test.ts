import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { engine } from '../../../test/support/database.ts';
import {
  instant,
  passUntil,
  type SealedAudit,
  sealable,
  sealedAudit,
} from '../../../test/support/sealed-audit.ts';
import type { Db } from '../db/index.ts';
import { createLogger } from '../log/logger.ts';
import { checkpointFiles } from './checkpoint-file.ts';
import { audit } from './record.ts';
import { createSealer, startSealer } from './sealer.ts';

let trail: SealedAudit;
before(async () => {
  trail = await sealedAudit();
});
after(() => trail.close());

const options = (now = instant) => ({
  database: trail.database,
  folder: trail.folder,
  now: () => now,
  log: createLogger('silent'),
});

test('the private key is for its owner alone, and its public half lies beside it', async () => {
  assert.equal((await stat(join(trail.folder, 'checkpoint-key.pem'))).mode & 0o777, 0o600);
  const beside = await readFile(join(trail.folder, `checkpoint-key-${trail.sealer.key.id}.pub.pem`), 'utf8');
  assert.match(beside, /BEGIN PUBLIC KEY/);
});

test('a new file of checkpoints is begun each day', async () => {
  await trail.write(1);
  await trail.sealer.pass();
  await trail.write(1);
  await (await createSealer(options(instant.add({ hours: 24 })))).pass();
  assert.deepEqual(await checkpointFiles(trail.folder), [
    'checkpoints-000001-2026-11-23.jsonl',
    'checkpoints-000002-2026-11-24.jsonl',
  ]);
  assert.deepEqual((await trail.verify()).findings, []);
});

test('a seal reads back as it was hashed, whatever the clock counts in', async () => {
  await trail.write(1);
  await (await createSealer(options(instant.add({ hours: 25, nanoseconds: 987_654_321 })))).pass();
  assert.deepEqual((await trail.verify()).findings, []);
});

test('started, it seals by itself, and a last time when it stops', async () => {
  const sealer = await startSealer({ ...options(), every: 10 });
  await trail.write(3);
  for (let tries = 0; tries < 200 && (await trail.verify()).unsealed > 0; tries += 1) await delay(10);
  assert.equal((await trail.verify()).unsealed, 0);
  assert.equal(sealer.state.fault, undefined);
  await trail.write(2);
  await sealer.stop();
  assert.equal((await trail.verify()).unsealed, 0);
});

test('a page cannot say when, by whom or in which transaction it was audited', async () => {
  const context = { actor: 'practitioner', now: instant, requestId: randomUUID() } as const;
  for (const column of ['at', 'transaction', 'actor', 'practitioner_id', 'seq', 'request_id'] as const) {
    const forged = {
      at: instant,
      transaction: '3',
      actor: 'system',
      practitioner_id: null,
      seq: 1,
      request_id: 'x',
    };
    await assert.rejects(
      trail.database.transaction({ ...context, practitionerId: randomUUID() }, (db) =>
        db
          .insertInto('audit.event')
          .values({ action: 'read', record_kind: 'concern', [column]: forged[column] })
          .execute(),
      ),
      /permission denied|cannot insert a non-DEFAULT value/,
      column,
    );
  }
});

suite('with transactions side by side', {
  skip: engine === 'pglite' && 'the embedded engine has one connection',
}, () => {
  beforeEach(() => trail.sealer.pass());

  const within = (work: (db: Db) => Promise<void>) =>
    trail.database.transaction(
      { actor: 'practitioner', now: instant, requestId: 'r', practitionerId: randomUUID() },
      work,
    );
  const entry = { action: 'read', kind: 'concern' };
  const tell = (db: Db) => db.insertInto('platform.outbox').values({ topic: 't', payload: '{}' }).execute();

  test('a row that commits after higher numbers were sealed is sealed later and is no stranger', async () => {
    const early = Promise.withResolvers<void>();
    const late = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    // This transaction has the lower id and takes the higher number …
    const first = within(async (db) => {
      await tell(db);
      early.resolve();
      await written.promise;
      await audit(db, entry);
    });
    await early.promise;
    // … and this one the lower number, and stays open: `audit` itself would write with the commit.
    const second = within(async (db) => {
      await db.insertInto('audit.event').values({ action: 'read', record_kind: 'concern' }).execute();
      written.resolve();
      await late.promise;
    });
    await first;
    assert.equal(await passUntil(trail.sealer, 1), 1);
    late.resolve();
    await second;
    assert.equal(await passUntil(trail.sealer, 1), 1);
    const report = await trail.verify();
    assert.deepEqual([report.findings, report.unsealed], [[], 0]);
    const seals = await trail.attacker.query<{ last_seq: number }>(
      'select last_seq from audit.seal order by batch desc limit 2',
    );
    assert.ok(
      (seals[0]?.last_seq ?? 0) < (seals[1]?.last_seq ?? 0),
      'the later batch holds the lower number',
    );
  });

  test('no row is lost or sealed twice however transactions overlap, with two sealers at work', async () => {
    const sealers = await Promise.all([createSealer(options()), createSealer(options())]);
    let writing = true;
    const sealing = sealers.map(async (sealer) => {
      while (writing) await sealer.pass();
    });
    let kept = 0;
    const writer = async () => {
      for (let n = 0; n < 60; n += 1) {
        const undone = Math.random() < 0.2;
        await within(async (db) => {
          if (Math.random() < 0.5) await tell(db);
          await delay(Math.random() * 4);
          await audit(db, entry);
          await delay(Math.random() * 8);
          if (Math.random() < 0.3) await audit(db, entry).then(() => (kept += undone ? 0 : 1));
          if (undone) throw new Error('undone');
          kept += 1;
        }).catch((error: Error) => assert.equal(error.message, 'undone'));
      }
    };
    const before = (await trail.verify()).events;
    await Promise.all(Array.from({ length: 5 }, writer));
    writing = false;
    await Promise.all(sealing);
    await sealable(trail.attacker);
    await trail.sealer.pass();
    const report = await trail.verify();
    assert.deepEqual(report.findings, []);
    assert.deepEqual([report.events, report.sound, report.unsealed], [before + kept, before + kept, 0]);
    assert.equal(sealers[0]?.state.fault ?? sealers[1]?.state.fault, undefined);
  });
});
