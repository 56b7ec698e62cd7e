/** By which arrangement a fact is asked anew; what is not among them is asked once and for all. */
export const ASKED_AS = ['name', 'address', 'contact', 'school', 'health', 'about'] as const;
export type AskedAs = (typeof ASKED_AS)[number];

/** How many months each may stand before it is asked again; null or absent: for ever. */
export type Months = Partial<Record<AskedAs, number | null>>;

/** The first day on which a fact that was last told on a day is to be asked again; null: it never is. */
export function staleFrom(
  lastTold: Temporal.PlainDate,
  askedAs: AskedAs | null,
  months: Months,
): Temporal.PlainDate | null {
  const allowed = askedAs === null ? null : (months[askedAs] ?? null);
  return allowed === null ? null : lastTold.add({ months: allowed });
}

export function isStale(stale: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean {
  return stale !== null && Temporal.PlainDate.compare(stale, today) <= 0;
}
