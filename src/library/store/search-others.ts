import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

// What other slices publish, by the kind it has in the search.
const PUBLISHED = {
  service: sql`directory.public_service`,
  course: sql`learning.public_course`,
  meeting: sql`governance.public_meeting`,
};

// Pictures and local facts by their words alone.
const PLAIN = sql`regexp_replace(regexp_replace(words, '!\\[([^]]*)\\]\\(/files/[^)]*\\)', '\\1', 'g'), '\\{\\{\\s*([^{}]*?)\\s*\\}\\}', '\\1', 'g')`;

/** So many are brought up to date at once; the next round takes the next. */
const MOST = 2000;

/**
 * Brings what other slices publish into the search: what is new or says something else, and takes out what is no longer
 * there. For jobs.
 * @returns how many were
 */
export async function followOthers(db: Db): Promise<number> {
  let changed = 0;
  for (const [kind, view] of Object.entries(PUBLISHED)) {
    const { rows } = await sql<{ changed: number }>`
      with stands as (
        select id::text as ref, coalesce(areas, '{}') as within, case when audiences && '{everyone,everybody}' then '{}' else coalesce(audiences, '{}') end as audiences,
          translate(title, chr(57344) || chr(57345), '') as title,
          translate(coalesce(summary, ''), chr(57344) || chr(57345), '') as summary,
          translate(coalesce(${PLAIN}, ''), chr(57344) || chr(57345), '') as words, href
        from ${view}),
      differs as (
        select s.* from stands s
          left join library.search_entry e on e.kind = ${kind} and e.ref = s.ref and e.area is null
        where e.id is null or (e.within, e.audiences, e.title, e.summary, e.words, e.href)
          is distinct from (s.within, s.audiences, s.title, s.summary, s.words, s.href)
        order by s.ref limit ${MOST}),
      put as (
        select library.search_put(jsonb_agg(jsonb_build_object('kind', ${kind}::text, 'ref', d.ref, 'area', null,
          'audiences', to_jsonb(d.audiences), 'ages', '[]'::jsonb, 'topics', '[]'::jsonb, 'title', d.title,
          'summary', d.summary, 'words', d.words, 'href', d.href, 'sensitive', false, 'within', to_jsonb(d.within))))
        from differs d having count(*) > 0),
      gone as (
        delete from library.search_entry e where e.kind = ${kind}
          and not exists (select from stands s where s.ref = e.ref) returning 1)
      select (select count(*) from differs) + (select count(*) from gone) + 0 * (select count(*) from put) as changed`.execute(
      db,
    );
    changed += rows[0]?.changed ?? 0;
  }
  return changed;
}
