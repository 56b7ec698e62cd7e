import type { Db } from '../../platform/db/index.ts';

/** Somebody else's event, and when we last looked whether it still stands. */
export interface ExternalEvent {
  id: string;
  title: string;
  provider: string;
  words: string;
  href: string;
  startsOn: Temporal.PlainDate | null;
  /** The days after that on which it is again. */
  laterOn: readonly Temporal.PlainDate[];
  checkedOn: Temporal.PlainDate;
  /** It came by a feed. */
  fetched: boolean;
}

/** Events of others that are not over. */
export async function externalEvents(db: Db, today: Temporal.PlainDate): Promise<ExternalEvent[]> {
  const rows = await db
    .selectFrom('learning.external_event')
    .select(['id', 'title', 'provider', 'words', 'href', 'starts_on', 'later_on', 'checked_on', 'feed_id'])
    .where('ended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('starts_on', 'is', null),
        eb('starts_on', '>=', today),
        eb(eb.val(today), '<=', eb.fn.any('later_on')),
      ]),
    )
    .orderBy('starts_on')
    .orderBy('title')
    .limit(100)
    .execute();
  return rows.map(({ starts_on, later_on, checked_on, feed_id, ...row }) => ({
    ...row,
    ...comingDays(starts_on, later_on, today),
    checkedOn: checked_on,
    fetched: feed_id !== null,
  }));
}

/** The next of its days and those after: the first may have passed since the feed was fetched. */
function comingDays(
  first: Temporal.PlainDate | null,
  later: readonly Temporal.PlainDate[],
  today: Temporal.PlainDate,
) {
  const days = first === null ? [] : [first, ...later];
  const [startsOn = null, ...laterOn] = days.filter((day) => Temporal.PlainDate.compare(day, today) >= 0);
  return { startsOn, laterOn };
}

export async function insertEvent(
  db: Db,
  event: Omit<ExternalEvent, 'id' | 'fetched' | 'laterOn'> & { id: string; by: string },
): Promise<void> {
  const { id, title, provider, words, href, startsOn, checkedOn, by } = event;
  await db
    .insertInto('learning.external_event')
    .values({ id, title, provider, words, href, starts_on: startsOn, checked_on: checkedOn, checked_by: by })
    .execute();
}

/** Somebody looked: it still stands, or it does not. */
export async function checkEvent(
  db: Db,
  id: string,
  looked: { on: Temporal.PlainDate; by: string; ended: Temporal.Instant | null },
): Promise<boolean> {
  const changed = await db
    .updateTable('learning.external_event')
    .set({ checked_on: looked.on, checked_by: looked.by, ended_at: looked.ended })
    .where('id', '=', id)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
