import type { Span } from '../credentials/types.ts';

type Day = Temporal.PlainDate;
const { compare } = Temporal.PlainDate;

/** Every day that anybody could ask about. */
export const ALWAYS: Span = { from: Temporal.PlainDate.from('1900-01-01'), until: null };

const sooner = (a: Day | null, b: Day | null): Day | null =>
  a === null ? b : b === null ? a : compare(a, b) <= 0 ? a : b;
const later = (a: Day, b: Day): Day => (compare(a, b) >= 0 ? a : b);
const some = ({ from, until }: Span) => until === null || compare(from, until) < 0;

export function within(day: Day, { from, until }: Span): boolean {
  return compare(from, day) <= 0 && (until === null || compare(day, until) < 0);
}

/** The days that are in any of these, as few spans as will do, the earliest first. */
export function unite(spans: readonly Span[]): Span[] {
  const united: Span[] = [];
  for (const span of spans.filter(some).toSorted((a, b) => compare(a.from, b.from))) {
    const last = united.at(-1);
    if (last && (last.until === null || compare(span.from, last.until) <= 0))
      last.until = last.until === null || span.until === null ? null : later(last.until, span.until);
    else united.push({ ...span });
  }
  return united;
}

/** The days that are in both. */
export function intersect(these: readonly Span[], others: readonly Span[]): Span[] {
  return unite(
    these.flatMap((a) =>
      others.map((b) => ({ from: later(a.from, b.from), until: sooner(a.until, b.until) })),
    ),
  );
}
