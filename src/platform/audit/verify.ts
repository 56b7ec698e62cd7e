import type { Database, Db } from '../db/database.ts';
import { type Account, readAccount } from './account.ts';
import { type Finding, namePairs } from './finding.ts';
import { eventsAfter } from './store.ts';
import { lateStrangers } from './strangers.ts';
import { walkEvents } from './walk.ts';

export interface VerifyReport {
  /** Rows found in the audit. */
  events: number;
  /** Rows that are held by a batch and are as they were. */
  sound: number;
  /** Rows not sealed yet: written in the last second, or the sealer is not running. */
  unsealed: number;
  /** When the oldest of them was written. */
  unsealedSince: Temporal.Instant | undefined;
  batches: number;
  /** Sealed and not yet in a checkpoint file: at most the last batch. */
  unanchored: number;
  /** Ids of the keys that signed the checkpoints, for comparison with the one printed at first start. */
  keyIds: readonly string[];
  /** Times the database was said to have been restored, in words. */
  notes: readonly string[];
  findings: readonly Finding[];
}

const chunk = 20_000;

/**
 * Computes every leaf, root, chain and signature again and compares rows, seals and the checkpoint files in
 * `folder`. Where they differ the checkpoints are believed. Reads only.
 */
export function verifyAudit(
  database: Database,
  folder: string,
  now: Temporal.Instant,
): Promise<VerifyReport> {
  return database.work(now, async (db) => {
    const account = await readAccount(db, folder);
    const walk = walkEvents(account);
    for (let after = 0; ; ) {
      const { seqs, leaves } = await eventsAfter(db, after, chunk);
      walk.take(seqs, leaves);
      if (seqs.length < chunk) break;
      after = seqs.at(-1) ?? after;
    }
    return report(db, account, walk.end());
  });
}

async function report(
  db: Db,
  account: Account,
  walked: ReturnType<ReturnType<typeof walkEvents>['end']>,
): Promise<VerifyReport> {
  const inserted = await lateStrangers(db, account, walked.strangers);
  const findings = [...account.findings, ...(await namePairs(db, walked.findings, account.matches))];
  if (inserted.length > 0) findings.push({ kind: 'inserted', seqs: inserted });
  const tail = walked.strangers.filter((seq) => !inserted.includes(seq));
  return {
    events: walked.events,
    sound: walked.sound,
    unsealed: tail.length,
    unsealedSince: await writtenAt(db, tail[0]),
    batches: account.batches.length,
    unanchored: account.unanchored,
    keyIds: account.keyIds,
    notes: account.notes,
    findings,
  };
}

async function writtenAt(db: Db, seq: number | undefined): Promise<Temporal.Instant | undefined> {
  if (seq === undefined) return undefined;
  const row = await db.selectFrom('audit.event').select('at').where('seq', '=', seq).executeTakeFirst();
  return row?.at;
}
