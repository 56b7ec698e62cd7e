-- Nobody has to read a chapter that was withdrawn: the coverage counts what stands.

grant create on schema library to app_definer;
set local role app_definer;

create or replace function library.chapter_coverage()
returns table (agency text, chapter text, should bigint, did bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.must('library.coverage');
  return query
    with stands as (
      select distinct on (v.chapter) v.id, v.chapter, v.readers, v.from_at
      from library.chapter_version v
      where v.state = 'published' and v.area is null and v.from_at <= access.now()
      order by v.chapter, v.from_at desc, v.number desc)
    select a.name, s.chapter, count(*), count(r.version_id)
    from stands s
      join partnership.practitioner p on p.disabled_at is null
      join partnership.agency a on a.id = p.agency_id
      left join library.chapter_receipt r on r.version_id = s.id and r.practitioner_id = p.id
    where not exists (select from library.chapter_withdrawal w
        where w.chapter = s.chapter and w.from_at > s.from_at and w.from_at <= access.now())
      and (a.kind = any(s.readers) or r.version_id is not null
        or exists (select from library.chapter_nudge n where n.version_id = s.id and n.practitioner_id = p.id))
      and (a.area is null or a.area in (select access.areas_where('library.coverage')))
    group by a.name, s.chapter
    order by a.name, s.chapter;
end $$;

set local role app_owner;
revoke create on schema library from app_definer;
