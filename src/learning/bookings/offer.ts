import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { earlier, isBefore, londonDate } from '../../platform/time/index.ts';
import { tellBooking } from '../messages/tell.ts';
import { changeState } from '../store/booking.ts';
import { endWaits, longestWaiting, overOffers, sessionsWithRoom } from '../store/due.ts';
import { settingOn } from '../store/eligibility.ts';
import { lockSession } from '../store/session.ts';
import { cancel } from './state.ts';

/**
 * Ends the offers whose time is over and gives each free place to whoever has waited longest for it. The session is
 * held meanwhile, so that no place is offered twice, and nothing is offered once it has begun.
 * @returns how many bookings changed
 */
export async function giveOffers(db: Db, now: Temporal.Instant): Promise<number> {
  let changed = await endWaits(db, now);
  for (const id of await overOffers(db, now)) {
    await cancel(db, id, { at: now, by: 'offer', why: 'The place was not taken in time' });
    changed += 1;
  }
  const hours = await settingOn(db, 'offer-hours', londonDate(now));
  for (const id of await sessionsWithRoom(db, now)) changed += await offerPlaces(db, id, now, hours);
  return changed;
}

async function offerPlaces(db: Db, sessionId: string, now: Temporal.Instant, hours: number): Promise<number> {
  const session = await lockSession(db, sessionId);
  if (!session || session.cancelled_at !== null || !isBefore(now, session.starts_at)) return 0;
  let offered = 0;
  for (let free = session.capacity - session.taken; free > 0; free -= 1) {
    const next = await longestWaiting(db, sessionId);
    if (!next) break;
    const offerExpiresAt = earlier(now.add({ hours }), session.starts_at);
    const booking = await changeState(db, next, { state: 'offered', at: now, offerExpiresAt });
    if (!booking) break;
    await tellBooking(db, booking, 'offered');
    await audit(db, { action: 'offer', kind: 'booking', id: next.id });
    offered += 1;
  }
  return offered;
}
