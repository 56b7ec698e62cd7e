import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PersonRow } from '../list/types.ts';

/** How many people stand on one page of a list. */
export const PAGE_SIZE = 25;

/** The last row of a page: the next page begins after it. */
export interface ListCursor {
  label: string;
  id: string;
}

/** Something of `p` is shielded, or of a record of the same person that the caller sees. */
const sharesShield = sql`p.shielded and people.record_says_shielded(p.id) or exists (select from people.person m where m.shielded
  and people.record_says_shielded(m.id) and (m.id = p.head_id or m.head_id = coalesce(p.head_id, p.id)))`;

/**
 * People with whom the caller's teams work, by name; at most a page and one more. Somebody with several records
 * stands there once, under the one by which the caller reads them.
 */
export async function ownPeople(
  db: Db,
  teams: readonly string[],
  after: ListCursor | undefined,
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.reference, p.label, p.born, p.born_kind as "bornKind", p.expected_on as "expectedOn",
      p.restricted, ${sharesShield} as shielded, p.team_id as "teamId"
    from people.person p
    where ((p.team_id = any(${[...teams]}::uuid[]) or p.teams && ${[...teams]}::uuid[])
        and (p.head_id is null or people.shown_as(p.id) = p.id)
      or p.id in (select people.shown_as(m.id) from people.person m where m.head_id is not null
        and (m.team_id = any(${[...teams]}::uuid[]) or m.teams && ${[...teams]}::uuid[])))
      and (${after?.id ?? null}::uuid is null or (p.label, p.id) > (${after?.label ?? ''}, ${after?.id ?? null}::uuid))
    order by p.label, p.id limit ${PAGE_SIZE + 1}`.execute(db);
  return rows;
}
