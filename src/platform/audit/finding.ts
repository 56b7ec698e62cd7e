import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { canonicalColumns, leafSql } from './canonical.ts';
import { runsInWords, runsOf } from './seal.ts';

/** Something that is not as it was sealed. */
export interface Finding {
  kind: 'altered' | 'removed' | 'reordered' | 'inserted' | 'seal' | 'checkpoint';
  /** Sequence numbers of the rows concerned, ascending. */
  seqs: readonly number[];
  says?: string;
}

const words: Record<Finding['kind'], string> = {
  altered: 'Altered rows',
  removed: 'Removed rows',
  reordered: 'Rows that changed places',
  inserted: 'Rows put in between',
  seal: 'Seals',
  checkpoint: 'Checkpoints',
};

/** One line for a person: `Altered rows: 4, 7–9`. */
export function findingInWords({ kind, seqs, says }: Finding): string {
  const numbers = seqs.length > 0 ? runsInWords(runsOf(seqs)) : '';
  return `${words[kind]}: ${[numbers, says].filter(Boolean).join('. ')}`;
}

// Comparing each altered row with the place of each other one grows with the square.
const mostCompared = 100;

/**
 * Takes those altered rows that hold what was written under another number into a finding of their own. `matches`
 * says whether a row was sealed with a leaf.
 */
export async function namePairs(
  db: Db,
  findings: readonly Finding[],
  matches: (seq: number, leaf: Buffer) => boolean,
): Promise<Finding[]> {
  const altered = findings.find((finding) => finding.kind === 'altered');
  if (!altered || altered.seqs.length < 2 || altered.seqs.length > mostCompared) return [...findings];
  const moved = (await leavesElsewhere(db, altered.seqs)).filter(({ place, leaf }) => matches(place, leaf));
  if (moved.length === 0) return [...findings];
  const seqs = new Set(moved.map(({ seq }) => seq));
  const left = altered.seqs.filter((seq) => !seqs.has(seq));
  const says = moved.map(({ seq, place }) => `${seq} holds what was written as ${place}`).join('; ');
  return [
    ...findings.filter((finding) => finding !== altered),
    ...(left.length > 0 ? [{ ...altered, seqs: left }] : []),
    { kind: 'reordered', seqs: [...seqs].sort((a, b) => a - b), says },
  ];
}

/** The leaf that each row would have under the number of each other row. */
async function leavesElsewhere(db: Db, seqs: readonly number[]) {
  const numbers = sql`unnest(${`{${seqs.join(',')}}`}::text::bigint[])`;
  const { rows } = await sql<{ seq: number; place: number; leaf: Buffer }>`
    select e.own as seq, e.seq as place, ${leafSql} as leaf from (
      select x.seq as own, place as seq, ${otherColumns} from audit.event x, ${numbers} as place
      where x.seq in (select ${numbers}) and place <> x.seq) as e order by e.own, e.seq`.execute(db);
  return rows;
}

const otherColumns: RawBuilder<unknown> = sql.raw(
  canonicalColumns
    .filter((column) => column !== 'seq')
    .map((column) => `x.${column}`)
    .join(', '),
);
