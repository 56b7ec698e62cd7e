/** How often an address is fetched by itself: every so many days; 0 while only a person fetches it. */
export const EVERY_DAYS = [0, 1, 7, 28] as const;
export type EveryDays = (typeof EVERY_DAYS)[number];

/** So often in a row may it fail before its owner is told. */
export const FAILURES_BEFORE_TOLD = 3;

const FIRST_HOUR = 2;
const HOURS = 3;

/**
 * The night on which an address is fetched next, between two and five by London's clock, each address at a time of its
 * own. One that failed is tried again the next night, however seldom it is fetched.
 */
export function nextNight(
  after: Temporal.ZonedDateTime,
  feed: { id: string; everyDays: number; failed?: boolean },
): Temporal.Instant {
  const minutes = Number.parseInt(feed.id.replaceAll('-', '').slice(0, 6), 16) % (HOURS * 60);
  const time = new Temporal.PlainTime(FIRST_HOUR).add({ minutes });
  const days = feed.failed ? 1 : feed.everyDays;
  return after
    .toPlainDate()
    .add({ days })
    .toZonedDateTime({ timeZone: after.timeZoneId, plainTime: time })
    .toInstant();
}

/** What a trial came to, that no person brought. */
export interface Tried {
  rows: number;
  /** Entries that would be new, changed, or wait for their owner. */
  takes: number;
  /** Entries that were there until now. */
  gone: number;
}

/** `nothing` would change; `take` it in; or a person must `ask` themselves whether that can be all of it. */
export function whatNow({ rows, takes, gone }: Tried, takeIn: boolean): 'nothing' | 'take' | 'ask' {
  if (takes + gone === 0) return 'nothing';
  return takeIn && gone * 10 <= rows ? 'take' : 'ask';
}
