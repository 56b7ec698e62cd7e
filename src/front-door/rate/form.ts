import { choice, type FormValue, formError, parseForm, text } from '../../platform/forms/index.ts';
import type { Body } from '../../platform/http/index.ts';
import type { Reading } from '../change/change.ts';
import type { ConcernHead } from '../record/types.ts';
import { hasSubstance, isDowngrade, RATINGS } from '../rules/thresholds.ts';
import { RATING_WORDS } from '../rules/words.ts';

export const fields = {
  rating: choice(RATINGS, 'Choose red, amber or green'),
  reason: text({ ask: 'Say why', max: 4000 }),
};

export type NewRating = FormValue<typeof fields>;

/** Reads a rating against the one that stands: a lower one needs a reason of substance. */
export function readRating(body: Body, head: Pick<ConcernHead, 'rating' | 'open'>): Reading<NewRating> {
  const parsed = parseForm(fields, body);
  if (!head.open) return { ok: false, errors: [formError('rating', decided)] };
  if (!parsed.ok) return parsed;
  const { rating, reason } = parsed.value;
  if (rating === head.rating) return { ok: false, errors: [formError('rating', already(rating))] };
  if (isDowngrade(head.rating, rating) && !hasSubstance(reason))
    return { ok: false, errors: [formError('reason', lower)] };
  return parsed;
}

const decided =
  'This concern has been decided. A rating no longer changes anything: decide again if you must';
const already = (rating: NewRating['rating']) =>
  `It is rated ${RATING_WORDS[rating].toLowerCase()} already. Choose another rating, or leave it as it is`;
const lower = 'A less urgent rating needs a reason that somebody else can weigh: at least four words';
