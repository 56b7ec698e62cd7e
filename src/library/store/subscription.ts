import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Subscription, ToldChange, Wishes } from '../touch/types.ts';

/** Keeps a wish until it is confirmed. False where this address was asked too often today. */
export async function keepWish(db: Db, wish: Wishes & { email: string; token: string }): Promise<boolean> {
  const { email, topics, audiences, areas, pace, token } = wish;
  const { rows } = await sql<{ kept: boolean }>`select library.subscribe(${email}, ${[...topics]}::text[],
    ${[...audiences]}::text[], ${[...areas]}::text[], ${pace}, ${token}) as kept`.execute(db);
  return rows[0]?.kept ?? false;
}

export async function subscriptionOf(db: Db, token: string): Promise<Subscription | undefined> {
  const { rows } = await sql<Subscription>`select topics, audiences, areas, pace, confirmed, ended
    from library.subscription_of(${token})`.execute(db);
  return rows[0];
}

/** The wish was their own. False where it ran out, or was stopped meanwhile. */
export async function confirmSubscription(db: Db, token: string, first: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select library.subscription_confirm(${token}, ${first})
    as done`.execute(db);
  return rows[0]?.done ?? false;
}

export async function changeSubscription(
  db: Db,
  token: string,
  { topics, audiences, areas, pace }: Wishes,
  first: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select library.subscription_change(${token},
    ${[...topics]}::text[], ${[...audiences]}::text[], ${[...areas]}::text[], ${pace}, ${first}) as done`.execute(
    db,
  );
  return rows[0]?.done ?? false;
}

/** Stops the messages. False for a code that nothing has. */
export async function endSubscription(db: Db, token: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select library.subscription_end(${token}) as known`.execute(
    db,
  );
  return rows[0]?.known ?? false;
}

// A change that is about nothing in particular is for those who want everything.
const wanted = sql`(s.topics = '{}' or s.topics && c.topics)
  and (s.audiences = '{}' or c.audiences = '{}' or s.audiences && c.audiences)
  and (s.areas = '{}' or c.areas = '{}' or s.areas && c.areas)`;

/**
 * Marks the changes that nobody was told yet, and says which subscriptions have something to be told now. One run at a
 * time: the mark is what each subscription remembers.
 */
export async function dueSubscriptions(
  db: Db,
  now: Temporal.Instant,
  next: Temporal.Instant,
): Promise<string[]> {
  await sql`update library.change set told_at = ${now} where told_at is null and at <= ${now}`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select s.id from library.subscription s where s.confirmed_at is not null and s.ended_at is null
      and s.pace = 'at once' and exists (select from library.change c where c.told_at = ${now}
        and c.told_at > s.told_until and ${wanted})
    union
    select s.id from library.subscription s where s.confirmed_at is not null and s.ended_at is null
      and s.pace = 'weekly' and s.next_at <= ${now}`.execute(db);
  await sql`update library.subscription set next_at = ${next} where pace = 'weekly' and next_at <= ${now}
    and confirmed_at is not null and ended_at is null`.execute(db);
  return rows.map(({ id }) => id);
}

/** What one subscription was not told yet, and moves its mark on. Undefined where there is nothing to write. */
export async function takeUntold(
  db: Db,
  id: string,
  most: number,
): Promise<{ email: string; token: string; changes: ToldChange[]; more: boolean } | undefined> {
  const found = await sql<{ email: string; token: string }>`select email, token from library.subscription
    where id = ${id} and confirmed_at is not null and ended_at is null for update`.execute(db);
  const to = found.rows[0];
  if (!to) return undefined;
  const { rows } =
    await sql<ToldChange>`select c.id, c.what, c.kind, c.title, c.href, c.topics, c.audiences, c.areas,
      c.why, c.at
    from library.subscription s join library.change c on c.told_at > s.told_until and ${wanted}
    where s.id = ${id} order by c.at desc, c.id desc limit ${most + 1}`.execute(db);
  await sql`update library.subscription s
    set told_until = greatest(s.told_until, (select max(c.told_at) from library.change c)) where s.id = ${id}`.execute(
    db,
  );
  return rows.length === 0 ? undefined : { ...to, changes: rows.slice(0, most), more: rows.length > most };
}

/** Forgets wishes that were never confirmed, and addresses that want nothing any more. */
export async function forgetSubscriptions(db: Db, now: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from library.subscription
    where (confirmed_at is null and asked_at < ${now.subtract({ hours: 48 })})
      or ended_at < ${now.subtract({ hours: 30 * 24 })}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
