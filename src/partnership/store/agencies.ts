import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** An agency that can be asked what it knows. */
export interface AskableAgency {
  id: string;
  name: string;
  kind: string;
  /** It has an address that may be written to at any hour, and said that it is safe. */
  reachable: boolean;
}

/** As many agencies as a form offers before anybody looked for one, and as a search shows. */
export const USUAL = 12;
export const FOUND = 30;

/**
 * The agencies that the hub of an area may ask: those named by `ids`, then what a part of a name finds or, where
 * nothing was looked for, the area's own and everybody's first, for families move across borders.
 * @returns at most `FOUND` found and one more, so that it can be said that there are more
 */
export async function agenciesToAsk(
  db: Db,
  area: string | null,
  except: string,
  wanted: { ids: readonly string[]; find: string },
): Promise<AskableAgency[]> {
  const part = `%${wanted.find.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<AskableAgency>`
    with askable as (
      select a.id, a.name, a.kind, a.duty_email is not null and a.duty_email_safe as reachable,
        a.id = any(${[...wanted.ids]}::uuid[]) as named,
        coalesce(a.area is null or a.area = ${area}, false) as near, a.statutory_partner
      from partnership.agency a
      where a.kind <> 'partnership' and a.closed_at is null and a.id <> ${except}::uuid)
    select id, name, kind, reachable from (
      select * from askable where named
      union all
      (select * from askable where not named and (${wanted.find} = '' or name ilike ${part})
        order by near desc, statutory_partner desc, kind, name
        limit ${wanted.find === '' ? USUAL : FOUND + 1})) shown
    order by named desc, near desc, statutory_partner desc, kind, name`.execute(db);
  return rows;
}

/** Where an agency is written to at any hour; undefined when it has no address that is safe. */
export async function dutyAddress(db: Db, agencyId: string): Promise<string | undefined> {
  const agency = await db
    .selectFrom('partnership.agency')
    .select('duty_email')
    .where('id', '=', agencyId)
    .where('duty_email_safe', '=', true)
    .executeTakeFirst();
  return agency?.duty_email ?? undefined;
}
