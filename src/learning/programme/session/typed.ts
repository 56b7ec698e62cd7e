import { type Typed, typedFrom } from '../../../platform/forms/index.ts';
import { inLondon } from '../../../platform/time/index.ts';
import type { Session, SessionPart } from '../../types.ts';

const wall = (instant: Temporal.Instant) =>
  inLondon(instant).toPlainTime().toString({ smallestUnit: 'minute' });

/** A session as its form would have been filled in. */
export function typedSession(
  session: Session,
  beside: {
    parts: readonly SessionPart[];
    trainers: readonly string[];
    joining: { href: string; words: string } | undefined;
  },
): Typed {
  const parts = beside.parts.flatMap(({ n, title, startsAt, endsAt }) => {
    const { day, month, year } = inLondon(startsAt);
    return [
      [`day-${n}-day`, String(day)],
      [`day-${n}-month`, String(month)],
      [`day-${n}-year`, String(year)],
      [`starts-${n}`, wall(startsAt)],
      [`ends-${n}`, wall(endsAt)],
      [`title-${n}`, title],
    ] as const;
  });
  return typedFrom({
    venue: session.venue ?? '',
    'venue-notes': session.venueNotes,
    area: session.area ?? '',
    capacity: String(session.capacity),
    trainers: beside.trainers.join('\n'),
    'joining-href': beside.joining?.href ?? '',
    'joining-words': beside.joining?.words ?? '',
    ...Object.fromEntries(parts),
  });
}
