import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { audit, type VerifyReport, verifyAudit } from '../../src/platform/audit/index.ts';
import { createSealer } from '../../src/platform/audit/sealer.ts';
import type { Database, OwnerConnection } from '../../src/platform/db/index.ts';
import { createLogger } from '../../src/platform/log/logger.ts';
import { testDatabase } from './database.ts';

export const instant = Temporal.Instant.from('2026-11-23T10:42:00Z');

/** An audit with its sealer and folder, and somebody who can change anything in the database. */
export interface SealedAudit {
  database: Database;
  folder: string;
  /** A superuser: what a thief of the administrator's login can do. */
  attacker: OwnerConnection;
  sealer: Awaited<ReturnType<typeof createSealer>>;
  /** Writes so many rows, each in a transaction of its own, and waits until a pass would seal them. */
  write(rows: number): Promise<void>;
  verify(): Promise<VerifyReport>;
  close(): Promise<void>;
}

export async function sealedAudit(): Promise<SealedAudit> {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'windscreen-audit-'));
  const attacker = await database.owner();
  const log = createLogger('silent');
  const options = { database, folder, now: () => instant, log };
  return {
    database,
    folder,
    attacker,
    sealer: await createSealer(options),
    write: async (rows) => {
      for (let n = 0; n < rows; n += 1) await writeOne(database);
      await sealable(attacker);
    },
    verify: () => verifyAudit(database, folder, instant),
    close: async () => {
      await attacker.close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * Waits until a pass would seal every row. A snapshot's horizon spans all databases of a server, so a test that
 * runs beside this one can hold it back.
 */
export async function sealable(attacker: OwnerConnection): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const [row] = await attacker.query<{ ready: boolean }>(
      `select coalesce(max(transaction) < pg_snapshot_xmin(pg_current_snapshot()), true) as ready from audit.event
       where transaction <= pg_snapshot_xmax(pg_current_snapshot())`,
    );
    if (row?.ready) return;
    await delay(10);
  }
}

/** Passes until so many rows are sealed. */
export async function passUntil(sealer: SealedAudit['sealer'], rows: number): Promise<number> {
  let sealed = 0;
  for (let tries = 0; sealed < rows && tries < 1_000; tries += 1) {
    sealed += await sealer.pass();
    if (sealed < rows) await delay(10);
  }
  return sealed;
}

function writeOne(database: Database): Promise<void> {
  const context = { actor: 'practitioner', now: instant, requestId: randomUUID() } as const;
  const person = { practitionerId: randomUUID(), agencyId: randomUUID() };
  return database.transaction({ ...context, ...person }, (db) =>
    audit(db, {
      action: 'read “x”\n',
      kind: 'concern',
      id: randomUUID(),
      shown: [randomUUID(), randomUUID()],
      basis: 'team holds it',
      fields: ['address', 'a "quoted" one'],
    }),
  );
}
