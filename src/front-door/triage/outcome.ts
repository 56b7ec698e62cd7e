import type { Db } from '../../platform/db/index.ts';
import { formError } from '../../platform/forms/index.ts';
import type { Reading } from '../change/change.ts';
import { hasAccepted } from '../store/passed-on.ts';

/** Refuses an outcome that says somebody else has the concern while they have not said so. */
export async function withAcceptance<T extends { outcome: string }>(
  db: Db,
  concernId: string,
  reading: Reading<T>,
): Promise<Reading<T>> {
  if (!reading.ok) return reading;
  const { outcome } = reading.value;
  if (outcome === 'another-authority' && !(await hasAccepted(db, concernId, 'authority')))
    return { ok: false, errors: [formError('outcome', notAccepted)] };
  if (outcome === 'allocated-worker' && !(await hasAccepted(db, concernId, 'worker')))
    return { ok: false, errors: [formError('outcome', notAcknowledged)] };
  return reading;
}

const notAccepted =
  'Another authority has to accept it in writing first. Pass it to them from the concern’s page, and record their answer';
const notAcknowledged =
  'The child’s worker has to say that they have it first. Tell them from the concern’s page, and record their answer';
