import type { Db } from '../../../platform/db/index.ts';
import { formError } from '../../../platform/forms/index.ts';
import { type Body, one } from '../../../platform/http/index.ts';
import type { Reading } from '../../change/change.ts';
import { namesIn } from '../../rules/names.ts';
import { familyNames } from '../../store/family-names.ts';

/**
 * Asks once more where the words to a professional name the child or the family: they are read on a receipt, perhaps
 * on a screen that others see. Said to be meant, they stand.
 */
export async function withNamesMeant<T>(
  db: Db,
  { id, raisedBy }: { id: string; raisedBy: string },
  body: Body,
  reading: Reading<T>,
): Promise<Reading<T>> {
  if (raisedBy !== 'professional' || one(body, 'names') === 'meant') return reading;
  const named = namesIn(one(body, 'words'), await familyNames(db, id));
  if (named.length === 0) return reading;
  const error = formError(
    'words',
    `Your words to the referrer name ${named.join(' and ')}. Take that out, or tick below that you mean it`,
  );
  return { ok: false, errors: [...(reading.ok ? [] : reading.errors), error] };
}
