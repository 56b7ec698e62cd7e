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
 * stands there once, under the one by which the caller reads them. Each team's part is read from where the page
 * begins, by name, until it is full: those whose record it holds, those whom it works with beside another team, and
 * those of whom it has a record that leads to one opened to the caller alone (an agency is asked about concerns only).
 */
export async function ownPeople(
  db: Db,
  teams: readonly string[],
  after: ListCursor | undefined,
): Promise<PersonRow[]> {
  const held = sql`${[...teams]}::uuid[]`;
  const most = sql`${PAGE_SIZE + 1}`;
  const shown = sql`(p.head_id is null or people.shown_as(p.id) = p.id)`;
  const beyond = (label: string, id: string) =>
    after ? sql`and (${sql.ref(label)}, ${sql.ref(id)}) > (${after.label}, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<PersonRow>`
    with page as (
      select l.* from unnest(${held}) as t(held) cross join lateral (select p.label, p.id from people.person p
        where p.team_id = t.held ${beyond('p.label', 'p.id')} and ${shown} order by p.label, p.id limit ${most}) l
      union
      select l.* from unnest(${held}) as t(held) cross join lateral (select w.label, w.person_id from people.works_with w
        cross join lateral (select p.id, p.head_id from people.person p where p.id = w.person_id offset 0) p
        where w.team_id = t.held ${beyond('w.label', 'w.person_id')} and ${shown} order by w.label, w.person_id limit ${most}) l
      union
      (select p.label, p.id from (select p.label, p.id, p.head_id from access.opened_to_me() as o(record_id)
          cross join lateral (select p.label, p.id, p.head_id, coalesce(p.head_id, p.id) as root
            from people.person p where p.id = o.record_id and p.several offset 0) p
          where exists (select from people.person m where m.head_id = p.root
              and (m.team_id = any(${held}) or m.teams && ${held}) offset 0)
            ${beyond('p.label', 'p.id')}
          order by p.label, p.id offset 0) p
        where ${shown} order by p.label, p.id limit ${most})
      order by label, id limit ${most})
    select p.id, p.reference, p.label, p.born, p.born_kind as "bornKind", p.expected_on as "expectedOn",
      p.restricted, ${sharesShield} as shielded, p.team_id as "teamId"
    from page join people.person p on p.id = page.id order by p.label, p.id`.execute(db);
  return rows;
}
