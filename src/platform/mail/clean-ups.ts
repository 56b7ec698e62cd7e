import { sql } from 'kysely';
import type { CleanUp } from '../jobs/index.ts';

/** How long what a message said, and to whom, stays after it was sent, failed or was withheld. */
const keptDays = 30;

/** What a message said is removed when it is no longer needed; that it was sent stays. */
export const mailCleanUps: readonly CleanUp[] = [
  {
    // In a trial a code must stay readable on the mailbox page; an hour is longer than any code is good for.
    name: 'one-time messages',
    every: { minutes: 15 },
    async remove(db, now) {
      const { numAffectedRows } = await sql`update platform.message set body = null, purged_at = ${now}
        where ephemeral and body is not null
          and (good_until < ${now} or sent_at < ${now.subtract({ hours: 1 })})`.execute(db);
      return Number(numAffectedRows ?? 0);
    },
  },
  {
    name: 'message contents',
    every: { hours: 24 },
    async remove(db, now) {
      const { numAffectedRows } = await sql`update platform.message
        set body = null, calendar = null, to_address = null, purged_at = ${now}
        where state in ('sent', 'failed', 'withheld') and (body is not null or to_address is not null)
          and created_at < ${now.subtract({ hours: keptDays * 24 })}
          and not exists (select from platform.dead_letter d
            where d.outbox_id = message.outbox_id and d.state in ('waiting', 'replay asked'))`.execute(db);
      return Number(numAffectedRows ?? 0);
    },
  },
];
