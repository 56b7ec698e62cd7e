import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { EvidenceFile } from '../evidence/types.ts';

export interface NewEvidenceFile extends EvidenceFile {
  type: string;
  content: Buffer;
}

export async function addEvidenceFile(db: Db, evidenceId: string, file: NewEvidenceFile): Promise<void> {
  await db
    .insertInto('learning.evidence_file')
    .values({ evidence_id: evidenceId, ...file })
    .execute();
}

/** What a statement's file is, without what is in it; undefined where the reader may not see it. */
export function evidenceFile(db: Db, evidenceId: string) {
  return db
    .selectFrom('learning.evidence_file')
    .select(['name', 'type', 'bytes'])
    .where('evidence_id', '=', evidenceId)
    .executeTakeFirst();
}

export async function evidenceFilePart(
  db: Db,
  evidenceId: string,
  from: number,
  length: number,
): Promise<Buffer> {
  const { rows } = await sql<{ part: Buffer }>`
    select substring(content from ${from + 1}::integer for ${length}::integer) as part from learning.evidence_file
    where evidence_id = ${evidenceId}`.execute(db);
  return rows[0]?.part ?? Buffer.alloc(0);
}
