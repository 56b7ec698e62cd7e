import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { reseal } from '../../../test/support/reseal.ts';
import { type SealedAudit, sealedAudit } from '../../../test/support/sealed-audit.ts';
import { canonicalColumns } from './canonical.ts';
import { checkpointFiles } from './checkpoint-file.ts';

let trail: SealedAudit;

// Three batches: rows 1–20, 21–40, 41–60; the superuser's triggers are off.
beforeEach(async () => {
  trail = await sealedAudit();
  for (let batch = 0; batch < 3; batch += 1) {
    await trail.write(20);
    await trail.sealer.pass();
  }
  await tamper('alter table audit.event disable trigger all; alter table audit.seal disable trigger all');
  await tamper('alter table audit.event alter column seq drop identity');
});
afterEach(() => trail.close());

const tamper = (statements: string) => trail.attacker.exec(statements);

/** What the verifier finds, as `kind: numbers`. */
async function found(): Promise<string[]> {
  const { findings } = await trail.verify();
  return findings.map(({ kind, seqs }) => (seqs.length > 0 ? `${kind}: ${seqs.join(' ')}` : kind)).sort();
}

test('an untouched audit is sound, and the unsealed tail is counted', async () => {
  await tamper('alter table audit.event alter column seq add generated always as identity (start 61)');
  await trail.write(4);
  const report = await trail.verify();
  assert.deepEqual(report.findings, []);
  assert.deepEqual(
    { events: report.events, sound: report.sound, unsealed: report.unsealed, batches: report.batches },
    { events: 64, sound: 60, unsealed: 4, batches: 3 },
  );
  assert.deepEqual(report.keyIds, [trail.sealer.key.id]);
});

const changed: Record<Exclude<(typeof canonicalColumns)[number], 'seq'>, string> = {
  at: `at + interval '1 microsecond'`,
  transaction: `'3'::xid8`,
  actor: `'system'`,
  practitioner_id: 'gen_random_uuid()',
  agency_id: 'null',
  action: `action || ' '`,
  outcome: `'refused'`,
  record_kind: `'person'`,
  record_id: 'gen_random_uuid()',
  shown: 'shown[1:1]',
  basis: 'null',
  fields: `array['address, a "quoted" one']`,
  request_id: `''`,
};

test('a change of any field of a row is found at its number', async () => {
  await tamper('create table kept as select * from audit.event');
  for (const [column, value] of Object.entries(changed)) {
    await tamper(`update audit.event set ${column} = ${value} where seq = 27`);
    assert.deepEqual(await found(), ['altered: 27'], column);
    await tamper(`update audit.event set ${column} = kept.${column} from kept where kept.seq = event.seq`);
  }
  assert.deepEqual(await found(), []);
  assert.deepEqual(
    canonicalColumns.filter((column) => column !== 'seq'),
    Object.keys(changed),
  );
});

test('every column of the audit is in the canonical form', async () => {
  const columns = await trail.attacker.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = 'audit.event'::regclass and attnum > 0 and not attisdropped`,
  );
  assert.deepEqual(columns.map(({ name }) => name).sort(), [...canonicalColumns].sort());
});

test('removed rows are found at their numbers, at the end too', async () => {
  await tamper('delete from audit.event where seq in (3, 22, 23, 59, 60)');
  assert.deepEqual(await found(), ['removed: 3 22 23 59 60']);
});

test('two rows that changed places are found', async () => {
  await tamper(
    'update audit.event set seq = -seq where seq in (12, 45); update audit.event set seq = 57 + seq where seq < 0',
  );
  assert.deepEqual(await found(), ['reordered: 12 45']);
  const [finding] = (await trail.verify()).findings;
  assert.equal(finding?.says, '12 holds what was written as 45; 45 holds what was written as 12');
});

const copyOf = (seq: number, as: number, transaction: string) =>
  `insert into audit.event (seq, at, transaction, actor, practitioner_id, action, record_kind)
   select ${as}, at, ${transaction}, actor, practitioner_id, action, record_kind from audit.event where seq = ${seq}`;

test('a row put in between is found, whichever transaction it claims, before and after it could be sealed', async () => {
  // Numbers 61 to 63 stay free, as numbers of transactions that were undone do.
  await tamper('alter table audit.event alter column seq add generated always as identity (start 64)');
  await trail.write(5);
  await trail.sealer.pass();
  await tamper('alter table audit.event alter column seq drop identity');
  await tamper(copyOf(30, 61, 'pg_current_xact_id()'));
  await tamper(copyOf(30, 62, 'transaction'));
  assert.deepEqual(await found(), ['inserted: 61 62']);
  await trail.sealer.pass();
  await tamper('alter table audit.event alter column seq add generated always as identity (start 69)');
  await trail.write(5);
  await trail.sealer.pass();
  assert.deepEqual(await found(), ['inserted: 61 62']);
});

test('a tail cut from rows and seals alike is found by the checkpoints', async () => {
  await tamper('delete from audit.event where seq > 40; delete from audit.seal where batch = 3');
  assert.deepEqual(await found(), [`removed: ${numbers(41, 60)}`, 'seal']);
  assert.equal(await trail.sealer.pass(), 0);
  assert.match(trail.sealer.state.fault ?? '', /checkpoints reach batch 3, the database batch 2/);
});

test('an older copy put back, and work going on from there, is found', async () => {
  await tamper('delete from audit.event where seq > 40; delete from audit.seal where batch = 3');
  await tamper('alter table audit.event alter column seq add generated always as identity (start 41)');
  await trail.write(3);
  assert.equal(await trail.sealer.pass(), 0, 'the sealer stops until somebody has looked');
  assert.deepEqual(await found(), [`altered: 41 42 43`, `removed: ${numbers(44, 60)}`, 'seal']);
});

test('a restoration that somebody answers for is noted, and sealing goes on', async () => {
  const { acceptRestoration } = await import('./restoration.ts');
  const accept = () => acceptRestoration(trail.database, trail.folder, 'Disk lost.', Temporal.Now.instant());
  await assert.rejects(accept(), /holds every batch/);
  await tamper('delete from audit.event where seq > 40; delete from audit.seal where batch = 3');
  await tamper('alter table audit.event alter column seq add generated always as identity (start 41)');
  assert.deepEqual(await accept(), [[41, 60]]);
  await trail.write(3);
  assert.equal(await trail.sealer.pass(), 4);
  const report = await trail.verify();
  assert.deepEqual(report.findings, []);
  assert.match(report.notes.join(), /rows 41–60 were lost\. Disk lost\./);
});

test('whoever hashes everything again is found by the checkpoints, at the row', async () => {
  await tamper(
    `update audit.event set basis = 'named' where seq = 33; delete from audit.event where seq = 5`,
  );
  await reseal(trail);
  assert.deepEqual(await found(), ['altered: 33', 'removed: 5', 'seal', 'seal', 'seal']);
});

test('seals changed in one field are found', async () => {
  for (const change of [
    `sealed_at = sealed_at + interval '1 hour' where batch = 2`,
    `snapshot_xmin = '3' where batch = 2`,
    `settled_seq = settled_seq + 1 where batch = 2`,
    `root = previous_root where batch = 2`,
    `leaves = overlay(leaves placing '\\x00' from 1) where batch = 2`,
    `chained_root = root where batch = 2`,
  ]) {
    await tamper(
      `begin; create table kept as select * from audit.seal; update audit.seal set ${change}; commit`,
    );
    assert.deepEqual(await found(), ['seal'], change);
    await tamper('delete from audit.seal; insert into audit.seal select * from kept; drop table kept');
  }
});

test('checkpoint files changed, cut or taken away are found', async () => {
  const [name = ''] = await checkpointFiles(trail.folder);
  const file = join(trail.folder, name);
  const whole = await readFile(file, 'utf8');
  const lines = whole.trimEnd().split('\n');
  const writeLines = (kept: readonly string[]) => writeFile(file, `${kept.join('\n')}\n`);

  await writeFile(file, whole.replace('"count":20', '"count":21'));
  assert.ok((await found()).includes('checkpoint'), 'a field changed');
  await writeLines(lines.toSpliced(1, 1));
  assert.deepEqual(await found(), ['checkpoint'], 'a line taken out');
  await writeLines(lines.toSpliced(0, 2));
  assert.deepEqual(await found(), ['checkpoint'], 'the beginning taken away');
  await writeLines(lines.slice(0, 1));
  assert.deepEqual(await found(), ['checkpoint'], 'the end cut off');
  await trail.sealer.pass();
  assert.match(trail.sealer.state.fault ?? '', /before batch 3 are missing/);
  await rm(file);
  assert.deepEqual(await found(), ['checkpoint'], 'all taken away');
  await writeFile(file, whole);
  assert.deepEqual(await found(), []);
});

test('a crash between committing a batch and writing its checkpoint is mended by the next pass', async () => {
  const [name = ''] = await checkpointFiles(trail.folder);
  const file = join(trail.folder, name);
  const whole = await readFile(file, 'utf8');
  await writeFile(file, whole.slice(0, whole.length - 200));
  const torn = await trail.verify();
  assert.deepEqual([torn.findings, torn.unanchored], [[], 1]);
  await trail.sealer.pass();
  const mended = await trail.verify();
  assert.deepEqual([mended.findings, mended.unanchored], [[], 0]);
});

test('another key and its signatures are named, so that they can be compared', async () => {
  const elsewhere = await sealedAudit();
  await elsewhere.write(1);
  await elsewhere.sealer.pass();
  await cp(elsewhere.folder, trail.folder, { recursive: true, force: false });
  const files = await readdir(trail.folder);
  assert.equal(files.filter((name) => name.endsWith('.pub.pem')).length, 2);
  await writeFile(
    join(trail.folder, 'checkpoints-000002-2026-11-24.jsonl'),
    await readFile(join(elsewhere.folder, (await checkpointFiles(elsewhere.folder))[0] ?? '')),
  );
  assert.ok((await found()).includes('checkpoint'));
  assert.equal((await trail.verify()).keyIds.length, 2);
  await elsewhere.close();
});

function numbers(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n).join(' ');
}
