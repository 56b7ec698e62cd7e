import type { Db } from '../../platform/db/index.ts';
import type { Candidate } from '../search/types.ts';

export interface Decision {
  kind: 'created' | 'chosen' | 'held back' | 'linked' | 'split' | 'not same';
  personIds: readonly string[];
  /** What was weighed against each other, with the reasons. */
  candidates: readonly Candidate[];
  modelVersion: string;
  reason?: string;
}

/** Keeps a decision on who is who, with everything that it was made on. */
export async function addDecision(
  db: Db,
  by: { id: string; name: string },
  { kind, personIds, candidates, modelVersion, reason = '' }: Decision,
): Promise<void> {
  await db
    .insertInto('people.match_decision')
    .values({
      kind,
      person_ids: [...personIds],
      candidates: JSON.stringify(candidates),
      model_version: modelVersion,
      reason,
      by: by.id,
      by_name: by.name,
    })
    .execute();
}
