import { audit } from '../../platform/audit/index.ts';
import { HttpError, json, type Page, readJson } from '../../platform/http/index.ts';
import { findPeople } from '../search/find.ts';
import type { Outcome } from '../search/types.ts';
import { readMatch } from './read.ts';

export const MOST_BYTES = 10_000;

/**
 * POST /api/people/match: 200 with the zone, the model's version and at most five people, each with its reasons; 422
 * with every error at once. Nobody who is restricted, nor anybody whom somebody of the key's agency must not see.
 */
export async function matchPeople(page: Page): Promise<Response> {
  const { value } = await readJson(page.request, MOST_BYTES);
  const read = readMatch(value);
  if ('errors' in read) throw new HttpError(422, { errors: read.errors });
  const outcome = await page.transaction(async (db) => {
    const found = await findPeople(db, read.facts);
    const shown = found.candidates.map(({ id }) => id);
    await audit(db, { action: 'search', kind: 'person', shown, basis: 'agency’s key' });
    return found;
  });
  return json(answerOf(outcome));
}

/** What to add, by the names of the body. */
const NAMES = { born: 'dob', postcode: 'postcode', name: 'given' } as const;

function answerOf({ zone, modelVersion, candidates, add }: Outcome) {
  return {
    zone,
    modelVersion,
    candidates: candidates.map(({ id, weight, evidence }) => ({
      id,
      weight,
      evidence: evidence.map(({ field, says, weight: bits }) => ({
        field: field === 'born' ? 'dob' : field,
        says,
        weight: bits,
      })),
    })),
    ...(add.length > 0 ? { add: add.map((fact) => NAMES[fact]) } : {}),
  };
}
