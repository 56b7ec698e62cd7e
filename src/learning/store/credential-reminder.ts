import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

export interface DueReminder {
  practitionerId: string;
  credentialId: string;
  name: string;
  code: string;
  until: Temporal.PlainDate;
}

/**
 * Whoever holds something that lapses soon and was not told yet, each once however many areas and days before it is
 * about; from now on they count as told.
 */
export async function takeDueReminders(
  db: Db,
  today: Temporal.PlainDate,
  most: number,
): Promise<DueReminder[]> {
  const { rows } = await sql<DueReminder>`
    with told as (
      insert into learning.reminder (practitioner_id, credential_id, held_until, days)
      select distinct h.practitioner_id, h.credential_id, h.held_until, d.days from learning.holding h
        join lateral (select e.remind_days from learning.credential_edition e where e.credential_id = h.credential_id
          and e.effective_from <= ${today}::date order by e.effective_from desc limit 1) e on true
        cross join lateral unnest(e.remind_days) as d(days)
      where h.held_from <= ${today}::date and h.held_until > ${today}::date and h.held_until - d.days <= ${today}::date
        and not exists (select from learning.reminder r where r.practitioner_id = h.practitioner_id
          and r.credential_id = h.credential_id and r.held_until = h.held_until and r.days = d.days)
      limit ${most} on conflict do nothing returning practitioner_id, credential_id, held_until)
    select distinct t.practitioner_id as "practitionerId", t.credential_id as "credentialId", c.name, c.code, t.held_until as until
    from told t join learning.credential c on c.id = t.credential_id`.execute(db);
  return rows;
}
