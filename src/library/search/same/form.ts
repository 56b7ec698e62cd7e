import { type FormError, formError, parseForm, type Reading, text } from '../../../platform/forms/index.ts';
import type { Body } from '../../../platform/http/index.ts';

const MOST = 20;
const LONGEST = 60;

/** Reads words that mean the same, one a line. */
export function readTerms(body: Body): Reading<string[]> {
  const ask = 'Enter at least two words or phrases that mean the same, each on its own line';
  const parsed = parseForm({ terms: text({ ask, max: 2000 }) }, body);
  if (!parsed.ok) return parsed;
  const lines = parsed.value.terms.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  const terms = [...new Map(lines.filter(Boolean).map((line) => [line.toLowerCase(), line])).values()];
  const wrong = problem(terms, ask);
  return wrong ? { ok: false, errors: [wrong] } : { ok: true, value: terms };
}

function problem(terms: readonly string[], ask: string): FormError | undefined {
  if (terms.length < 2) return formError('terms', ask);
  if (terms.length > MOST)
    return formError('terms', `Enter ${MOST} at most: more than that seldom mean the same`);
  const odd = terms.find((term) => term.length > LONGEST || !/[\p{L}\p{N}]/u.test(term));
  return odd === undefined
    ? undefined
    : formError('terms', `“${odd.slice(0, LONGEST)}” cannot be looked for`);
}
