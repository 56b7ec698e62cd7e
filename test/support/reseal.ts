import { leafSql } from '../../src/platform/audit/canonical.ts';
import { merkleRoot } from '../../src/platform/audit/merkle.ts';
import { chainedRoot, genesis, runsOf, type Seal } from '../../src/platform/audit/seal.ts';
import { sealsAfter } from '../../src/platform/audit/store.ts';
import { instant, type SealedAudit } from './sealed-audit.ts';

/** What somebody does who knows how sealing works: makes every seal of the database agree with its rows again. */
export async function reseal({ database, attacker }: SealedAudit): Promise<void> {
  const seals = await database.work(instant, (db) => sealsAfter(db, 0, 1_000));
  let previousRoot = genesis;
  for (const { seal } of seals) {
    const [from, to] = [seal.runs[0]?.[0], seal.runs.at(-1)?.[1]];
    const rows = await database.work(instant, (db) =>
      db
        .selectFrom('audit.event as e')
        .select(['e.seq', leafSql.as('leaf')])
        .where('e.seq', '>=', from ?? 0)
        .where('e.seq', '<=', to ?? 0)
        .orderBy('e.seq')
        .execute(),
    );
    const leaves = Buffer.concat(rows.map((row) => row.leaf));
    const seqs = rows.map((row) => row.seq);
    const root = merkleRoot(leaves).toString('hex');
    const forged: Seal = { ...seal, runs: runsOf(seqs), count: seqs.length, root, previousRoot };
    previousRoot = chainedRoot(forged);
    const values = [seqs, seqs[0], seqs.at(-1), leaves, root, forged.previousRoot, previousRoot, seal.batch];
    await attacker.query(
      `update audit.seal set seqs = $1, first_seq = $2, last_seq = $3, leaves = $4, root = decode($5, 'hex'),
         previous_root = decode($6, 'hex'), chained_root = decode($7, 'hex') where batch = $8`,
      values,
    );
  }
}
