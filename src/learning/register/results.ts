import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { addResults } from '../store/assessment.ts';
import { settle } from './settle.ts';
import type { Register } from './types.ts';

/**
 * Keeps who passed the assessment, `yes` or `no` a booking. After closing a result is no correction: what follows from it
 * does. Nothing where the course has no assessment, or anything else was said.
 */
export async function keepResults(
  db: Db,
  page: Page,
  register: Register,
  said: readonly { bookingId: string; value: string }[],
): Promise<void> {
  const results = register.course.needsAssessment
    ? said
        .filter(({ value }) => value === 'yes' || value === 'no')
        .map(({ bookingId, value }) => ({ id: randomUUID(), bookingId, passed: value === 'yes' }))
    : [];
  const { id, name } = page.practitioner;
  await addResults(db, register.session.id, results, { id, name });
  const passed = new Map([
    ...register.passed,
    ...results.map((each) => [each.bookingId, each.passed] as const),
  ]);
  for (const { id: cameOf, bookingId } of register.closed ? results : []) {
    const booking = register.bookings.find((each) => each.id === bookingId);
    if (booking) await settle(db, { ...register, passed }, booking, { cameOf, at: page.now });
  }
}
