import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/db/index.ts';
import { randomToken, sha256 } from '../../platform/http/index.ts';
import type { Booker } from '../book/place.ts';
import { tellBooking } from '../messages/tell.ts';
import { copyBeside } from '../store/beside.ts';
import { insertBooking } from '../store/booking.ts';
import { membershipNamed } from '../store/charge.ts';
import type { Booking } from '../types.ts';

/** What differs in a booking that takes the place of another. */
export type Replacing =
  | {
      kind: 'substituted';
      person: { name: string; email: string; practitionerId: string | null; role: string | null };
    }
  | { kind: 'moved'; sessionId: string };

/**
 * Writes the booking that takes the place of another, at the price that was frozen, and tells whoever comes. Its
 * session is held by the caller, and has a place. On another day it still waits for the word of a training lead who
 * was asked and has not said it.
 */
export async function replaceBooking(
  db: Db,
  old: Booking,
  replacing: Replacing,
  by: { booker: Booker; at: Temporal.Instant },
): Promise<Booking> {
  const id = randomUUID();
  const calendarCode = randomToken(24);
  const moved = replacing.kind === 'moved';
  const waits = moved && old.approval === 'asked';
  const state = waits ? 'requested' : 'confirmed';
  const who = moved
    ? { name: old.name, email: old.email, practitionerId: old.practitionerId }
    : {
        name: replacing.person.name,
        email: replacing.person.email,
        practitionerId: replacing.person.practitionerId,
      };
  const made = await insertBooking(db, {
    ...old,
    ...{ id, calendarCode, ...who, state, at: by.at },
    // What a place left empty costs goes by the membership that was named for it.
    membershipEvidence: (await membershipNamed(db, old.id))?.evidence ?? null,
    role: moved ? old.role : replacing.person.role,
    sessionId: moved ? replacing.sessionId : old.sessionId,
    approval: waits ? 'asked' : 'not needed',
    bookedBy: by.booker.practitionerId,
    bookedByEmail: by.booker.email,
    bookedByName: by.booker.name,
    calendarHash: sha256(calendarCode).toString('hex'),
    substitutedFor: moved ? null : old.id,
    movedFrom: moved ? old.id : null,
  });
  await copyBeside(db, old.id, id, moved);
  await tellBooking(db, made, state);
  return made;
}
