import type { Db } from '../../../platform/db/index.ts';
import { currentModel } from '../../model.ts';
import { compareUpns } from '../../rules/matching/identifiers.ts';
import { MOST_SHOWN, zone } from '../../rules/matching/index.ts';
import type { Model } from '../../rules/matching/types.ts';
import { upnWords } from '../../rules/matching/words.ts';
import { findPeople } from '../../search/find.ts';
import type { Candidate, Outcome, SearchFacts } from '../../search/types.ts';
import { upnsNear } from '../../store/feed-row.ts';

/**
 * Whoever a row that waits may be: those a search finds, and whoever bears its pupil number. The index knows no pupil
 * numbers, so that what they say is added here: that they agree, are a slip apart, or differ.
 */
export async function nearRow(db: Db, sought: SearchFacts, upn: string): Promise<Outcome> {
  const outcome = await findPeople(db, sought);
  if (!upn) return outcome;
  const [model, held] = [
    await currentModel(db),
    await upnsNear(
      db,
      upn,
      outcome.candidates.map(({ id }) => id),
    ),
  ];
  const bearers = held
    .filter(({ id, value }) => value === upn && !outcome.candidates.some((each) => each.id === id))
    .map(
      ({ id }): Candidate => ({ id, zone: 'possible', weight: -Math.log2(model.population), evidence: [] }),
    );
  const candidates = [...outcome.candidates, ...bearers]
    .map((each) => withUpn(model, each, upn, held))
    .sort((a, b) => Number(b.zone === 'same') - Number(a.zone === 'same') || b.weight - a.weight)
    .slice(0, MOST_SHOWN);
  return { ...outcome, zone: candidates[0]?.zone ?? outcome.zone, candidates: onlyOneSame(candidates) };
}

function withUpn(
  model: Model,
  found: Candidate,
  upn: string,
  held: readonly { id: string; value: string }[],
): Candidate {
  const levels = held.filter(({ id }) => id === found.id).map(({ value }) => compareUpns(upn, value));
  const level = (['same', 'edit', 'conflict'] as const).find((each) => levels.includes(each));
  if (level === undefined) return found;
  const bits = model.factors.upn[level];
  const weight = Math.round((found.weight + bits) * 100) / 100;
  const evidence = [...found.evidence, { field: 'upn' as const, says: upnWords[level], weight: bits }];
  // Nobody is taken for the same by a number alone: twins' forms are copied from each other.
  const named = found.evidence.length > 0 && found.guard === undefined;
  const where = named && found.zone !== 'same' ? zone(model, { weight }) : found.zone;
  return { ...found, weight, evidence, zone: where === 'new' ? 'possible' : where };
}

/** Two that both seem the same are both only possible: a person decides. */
function onlyOneSame(candidates: readonly Candidate[]): readonly Candidate[] {
  const same = candidates.filter((each) => each.zone === 'same');
  return same.length < 2
    ? candidates
    : candidates.map((each) => (each.zone === 'same' ? { ...each, zone: 'possible' as const } : each));
}
