import type { Db } from '../../platform/db/index.ts';
import { currentModel } from '../model.ts';
import { factsOf } from '../rules/entries.ts';
import { compare, zone } from '../rules/matching/index.ts';
import { againstWords } from '../rules/two-people.ts';
import type { Candidate } from '../search/types.ts';
import { between } from '../store/link.ts';
import { entriesOf, recordsOf } from '../store/one-person.ts';
import { readPerson } from '../store/person.ts';
import type { Sides } from './types.ts';

/**
 * Two records as the context sees them, and what the matcher makes of them; undefined where either is hidden. Where
 * they are linked already each is taken alone, else with what is linked to it.
 */
export async function readSides(
  db: Db,
  oneId: string,
  otherId: string,
  linked = false,
): Promise<Sides | undefined> {
  const whose = linked ? 'this record' : 'the person';
  const [one, other] = [await readPerson(db, oneId, whose), await readPerson(db, otherId, whose)];
  if (!one || !other) return undefined;
  const model = await currentModel(db);
  const facts = async (id: string) => factsOf(await entriesOf(db, linked ? [id] : await recordsOf(db, [id])));
  const comparison = compare(model, await facts(oneId), await facts(otherId));
  const { related, notSame, proposed } = await between(db, oneId, otherId);
  return {
    one,
    other,
    weight: comparison.weight,
    zone: zone(model, comparison),
    evidence: comparison.evidence,
    against: againstWords(comparison.guard, { related: linked ? null : related, notSame }),
    modelVersion: model.version,
    proposed,
    related: related !== null && !linked,
  };
}

/** What was weighed, as a decision keeps it: one record against the other. */
export function weighed({ other, weight, zone: where, evidence, against }: Sides): Candidate {
  const guard = against.length > 0 ? against.join('. ') : undefined;
  return { id: other.id, zone: where, weight, evidence, ...(guard ? { guard } : {}) };
}
