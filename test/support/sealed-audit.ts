import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** Writes so many rows, each in a transaction of its own. */
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
    },
    verify: () => verifyAudit(database, folder, instant),
    close: async () => {
      await attacker.close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
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
