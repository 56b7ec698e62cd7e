import { dateWords, longDateWords } from '../../platform/time/words.ts';
import { addWorkingDays, type WorkingCalendar } from '../../platform/time/working-days.ts';
import type { CancellationPolicy } from '../prices/types.ts';
import { type Notice, noticeGiven } from './notice.ts';
import { money } from './price.ts';

/** What somebody pays for: the place itself, or that they gave it up too late or left it empty. */
export const CAUSES = ['place', 'late cancellation', 'moved late', 'no-show'] as const;
export type Cause = (typeof CAUSES)[number];

export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  place: 'A place',
  'late cancellation': 'Cancelled late',
  'moved late': 'Moved late',
  'no-show': 'Did not come',
};

/** What happened to a booking, as far as it matters for money. */
export interface Happening {
  kind: 'confirmed' | 'cancelled' | 'substituted' | 'moved' | 'attended' | 'no-show';
  on: Temporal.PlainDate;
  starts: Temporal.PlainDate;
  sessionChanged: boolean;
  heldPlace: boolean;
}

export type Reckoned = { cause: Cause; notice: Notice | null } | null;

/**
 * Whether what happened is charged, and for what. A substitute, a session that we changed, a manager's refusal and a
 * place that was only waited for are free; a place taken up is paid for where it has a price.
 */
export function reckon(
  happening: Happening,
  policy: CancellationPolicy | null,
  calendar: WorkingCalendar,
): Reckoned {
  const { kind, sessionChanged, heldPlace, on, starts } = happening;
  if (kind === 'attended') return { cause: 'place', notice: null };
  if (kind === 'confirmed' || kind === 'substituted' || sessionChanged || !heldPlace || !policy) return null;
  if (kind === 'no-show') return policy.chargesNoShow ? { cause: 'no-show', notice: null } : null;
  if (kind === 'moved' && policy.moving === 'free') return null;
  const cancelled = Temporal.PlainDate.compare(on, starts) > 0 ? starts : on;
  const notice = noticeGiven(calendar, { cancelled, starts }, policy);
  return notice.charged ? { cause: kind === 'moved' ? 'moved late' : 'late cancellation', notice } : null;
}

/** The whole reason of a charge, in words to whoever pays it. */
export function chargeWords(
  { cause, notice }: NonNullable<Reckoned>,
  { on, starts }: Pick<Happening, 'on' | 'starts'>,
  { policy, reason }: { policy: CancellationPolicy | null; reason: string },
): string {
  const day = longDateWords(starts).text;
  if (cause === 'place') return `The place on ${day} was taken up. ${reason}`;
  if (cause === 'no-show') return `The place on ${day} was not used and had not been given up. ${reason}`;
  const given = notice?.workingDays ?? 0;
  const days = `${given} working ${given === 1 ? 'day' : 'days'}`;
  const did = cause === 'moved late' ? 'asked for another date' : 'cancelled';
  const free = notice ? ` The last free day was ${longDateWords(notice.lastFreeDay).text}.` : '';
  return `You ${did} on ${longDateWords(on).text}, ${days} before the course on ${dateWords(starts).text}; ${policy?.freeFrom ?? 0} are free.${free} ${reason}`;
}

/** The last day on which the payer may say that a charge is wrong. */
export function disputeUntil(
  calendar: WorkingCalendar,
  made: Temporal.PlainDate,
  policy: CancellationPolicy | null,
): Temporal.PlainDate {
  return addWorkingDays(calendar, made, policy?.disputeDays ?? 20);
}

/** Who pays what once a colleague comes instead, in words to whoever hands the place on and to the colleague. */
export function paidWords({
  pricePence,
  policyVersion,
}: {
  pricePence: number;
  policyVersion: string | null;
}): string {
  const place =
    pricePence > 0
      ? `The place costs ${money(pricePence)}, as it was booked, to be paid once by the payer who was named then.`
      : 'The place is free.';
  const left = policyVersion
    ? ' If it is given up too late or nobody comes, the payer who was named when it was booked is charged by the same terms.'
    : '';
  return `${place} The colleague pays nothing of their own.${left}`;
}

/** What leaving would cost now, said before anybody leaves. */
export function leavingWords(asked: {
  happening: Happening;
  policy: CancellationPolicy | null;
  calendar: WorkingCalendar;
  pence: number;
  reason: string;
}): string {
  const { happening, policy, calendar, pence, reason } = asked;
  const { on, starts, kind, heldPlace, sessionChanged } = happening;
  const doing = kind === 'moved' ? 'Going to another date' : 'Cancelling';
  if (sessionChanged) return `${doing} costs nothing, for we changed the session.`;
  if (!policy || !heldPlace || (kind === 'moved' && policy.moving === 'free'))
    return `${doing} costs nothing.`;
  const { workingDays, lastFreeDay } = noticeGiven(calendar, { cancelled: on, starts }, policy);
  const days = `${workingDays} working ${workingDays === 1 ? 'day' : 'days'}`;
  if (pence > 0)
    return `${doing} today costs you ${reason.replace(/\.$/, '')}. Today is ${days} before the course, and ${policy.freeFrom} are free.`;
  if (workingDays < policy.freeFrom) return `${doing} costs nothing.`;
  return `${doing} is free until ${longDateWords(lastFreeDay).text}. Today is ${days} before the course, and ${policy.freeFrom} are free.`;
}
