import { isId } from '../../../platform/http/index.ts';
import { minutesSaid } from '../rules/minutes.ts';
import { isMark, type NewMark, type Register } from '../types.ts';

/** So many marks come at once; a phone sends the rest after them. */
export const MOST_MARKS = 200;
/** A mark is made from so long before a session begins: doors open early, and clocks go wrong. */
const BEFORE: Temporal.DurationLike = { hours: 12 };

export interface RefusedMark {
  id: string;
  why: string;
}

/**
 * Reads the marks that a phone kept: a list as JSON, each `{id, booking, part, mark, minutes, ago}`, `ago` being the
 * milliseconds since it was made, so that a clock that is wrong moves nothing. Undefined where it is no such list.
 */
export function readSent(
  text: string,
  { session, parts, bookings }: Register,
  now: Temporal.Instant,
): { marks: NewMark[]; refused: RefusedMark[] } | undefined {
  const sent = parsed(text);
  if (!Array.isArray(sent) || sent.length > MOST_MARKS) return undefined;
  const ids = new Set(bookings.map(({ id }) => id));
  const first = session.startsAt.subtract(BEFORE);
  const marks = new Map<string, NewMark>();
  const refused: RefusedMark[] = [];
  for (const each of sent as unknown[]) {
    const mark = markOf(each, now);
    if (!mark) return undefined;
    if (!ids.has(mark.bookingId)) refused.push({ id: mark.id, why: 'not on this register' });
    else if (!parts.some(({ n }) => n === mark.part)) refused.push({ id: mark.id, why: 'no such part' });
    else if (Temporal.Instant.compare(mark.at, first) < 0)
      refused.push({ id: mark.id, why: 'made before the day' });
    else if (!marks.has(mark.id)) marks.set(mark.id, mark);
  }
  return { marks: [...marks.values()], refused };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function markOf(each: unknown, now: Temporal.Instant): NewMark | undefined {
  if (typeof each !== 'object' || each === null) return undefined;
  const { id, booking, part, mark, minutes, ago } = each as Record<string, unknown>;
  if (typeof id !== 'string' || typeof booking !== 'string' || !isId(id) || !isId(booking)) return undefined;
  if (!isMark(mark) || typeof part !== 'number' || !Number.isInteger(part)) return undefined;
  if (typeof ago !== 'number' || !Number.isInteger(ago) || ago < 0) return undefined;
  const at = now.subtract({ milliseconds: Math.min(ago, 400 * 24 * 3_600_000) });
  return {
    ...{ id, bookingId: booking, part, mark, note: '', at },
    minutes: minutesSaid(mark, typeof minutes === 'number' ? minutes : 0),
  };
}
