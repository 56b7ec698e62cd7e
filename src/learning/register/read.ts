import type { Db } from '../../platform/db/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { passedOf } from '../store/assessment.ts';
import { bookingsOf } from '../store/booking.ts';
import { courseById } from '../store/course.ts';
import { marksOf } from '../store/mark.ts';
import { keepsRegister, registerClosed } from '../store/register.ts';
import { lockSession, partsOf, sessionById } from '../store/session.ts';
import type { Register } from './types.ts';

/** The same, and nobody else marks, closes or books until the transaction ends. */
export async function holdRegister(db: Db, page: Page, id = page.uuid()): Promise<Register> {
  await lockSession(db, id);
  return readRegister(db, page, id);
}

/** The register of a session, with everybody who had a place. @throws HttpError 404 for whoever does not keep it */
export async function readRegister(db: Db, page: Page, id = page.uuid()): Promise<Register> {
  const session = await sessionById(db, id);
  if (!session) throw notFound({ kind: 'session', id });
  const [keeps, course, parts, bookings, marks, passed, closed] = await Promise.all([
    keepsRegister(db, id, page.practitioner.id),
    courseById(db, session.courseId),
    partsOf(db, [id]),
    bookingsOf(db, id, ['confirmed', 'attended', 'no-show']),
    marksOf(db, id),
    passedOf(db, id),
    registerClosed(db, id),
  ]);
  if (!keeps || !course) throw notFound({ kind: 'session', id });
  return { session, course, parts: parts.get(id) ?? [], bookings, marks, passed, closed };
}
