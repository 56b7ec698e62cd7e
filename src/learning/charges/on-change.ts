import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { withoutEnds } from '../../platform/time/working-days.ts';
import { noticeCalendar } from '../notice/calendar.ts';
import { type Price, priceIn } from '../prices/price.ts';
import type { CancellationPolicy } from '../prices/types.ts';
import { chargeWords, disputeUntil, type Happening, leavingWords, reckon } from '../rules/charge.ts';
import { correctCharge, makeCharge, membershipNamed } from '../store/charge.ts';
import { policyVersion } from '../store/notice.ts';
import { claimMembership } from '../store/price.ts';
import type { Booking, BookingChange } from '../types.ts';
import { tellCharge } from './tell.ts';

/**
 * What a change of a booking costs, in the transaction of the change: a charge with its reason, or none. What the
 * register puts right is reversed first.
 */
export async function onBookingChange(db: Db, change: BookingChange): Promise<void> {
  const { booking, kind } = change;
  if (kind === 'confirmed') return rememberMembership(db, booking);
  if (booking.state === 'attended' || booking.state === 'no-show') await putRight(db, change);
  const cost = await costOf(db, change);
  if (cost.pence === 0 || !cost.reckoned) return;
  const { happening, policy, reckoned, calendar } = cost;
  const words = chargeWords(reckoned, happening, { policy, reason: cost.reason });
  const until = disputeUntil(calendar, happening.on, policy);
  const id = await makeCharge(db, {
    ...{ bookingId: booking.id, cause: reckoned.cause, on: happening.on, starts: happening.starts },
    ...{ workingDays: reckoned.notice?.workingDays ?? null, policyId: policy?.id ?? null, pence: cost.pence },
    ...{ words, disputeUntil: until },
  });
  if (!id) return;
  await audit(db, { action: 'charge', kind: 'charge', id, basis: reckoned.cause });
  // A place that was taken up is no news: its invoice tells.
  if (reckoned.cause !== 'place')
    await tellCharge(db, booking, { id, words, disputeUntil: until, at: change.at });
}

/** What a change comes to by the terms and the price that its booking keeps. */
async function costOf(db: Db, change: BookingChange) {
  const { booking } = change;
  const policy = (booking.policyVersion && (await policyVersion(db, booking.policyVersion))) || null;
  // Nobody is kept from leaving because the holidays of some year are not listed yet.
  const calendar = withoutEnds(await noticeCalendar(db, change.at));
  const happening = happeningOf(change);
  const reckoned = reckon(happening, policy, calendar);
  const price = reckoned && (await amountOf(db, booking, policy, reckoned.cause === 'place'));
  return { policy, calendar, happening, reckoned, pence: price?.pence ?? 0, reason: price?.reason ?? '' };
}

/** What leaving a place would cost at this moment, in words said before anybody leaves. */
export async function whatLeavingCosts(db: Db, change: BookingChange): Promise<string> {
  const { policy, calendar, happening, pence, reason } = await costOf(db, change);
  return leavingWords({ happening, policy, calendar, pence, reason });
}

function happeningOf({ kind, at, startsAt, sessionChanged, heldPlace }: BookingChange): Happening {
  return {
    ...{ kind, sessionChanged, heldPlace },
    on: londonDate(at),
    starts: londonDate(startsAt),
  };
}

async function putRight(db: Db, { booking, kind }: BookingChange): Promise<void> {
  const said =
    kind === 'attended'
      ? 'The register was put right: the place was used after all.'
      : kind === 'no-show'
        ? 'The register was put right: the place was not used.'
        : 'The register was put right.';
  if (await correctCharge(db, booking.id, said))
    await audit(db, { action: 'reverse', kind: 'charge', basis: 'register', id: booking.id });
}

/** The price that the booking keeps; where it is free, what the terms it keeps ask for a place left empty. */
async function amountOf(
  db: Db,
  booking: Booking,
  policy: CancellationPolicy | null,
  placeItself: boolean,
): Promise<Price | null> {
  if (booking.pricePence > 0) return { pence: booking.pricePence, reason: booking.priceReason };
  if (placeItself || !policy?.chargeTable) return null;
  const membership = await membershipNamed(db, booking.id);
  return priceIn(db, policy.chargeTable, booking.organisationType, membership, booking.pricedOn);
}

/** A membership that nobody has looked at waits for a coordinator. */
async function rememberMembership(db: Db, booking: Booking): Promise<void> {
  const named = booking.membership ? await membershipNamed(db, booking.id) : null;
  if (!named) return;
  const { organisation, agencyId, bookedByName: by } = booking;
  await claimMembership(db, { scheme: named.scheme, shown: named.evidence, organisation, agencyId, by });
}
