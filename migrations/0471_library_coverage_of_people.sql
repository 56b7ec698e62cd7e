-- The coverage by agency counts people: each once, whatever many chapters they should have read. Numbers only.

grant create on schema library to app_definer;
set local role app_definer;

create function library.people_coverage()
returns table (agency text, should bigint, did bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.must('library.coverage');
  return query
    with stands as (
      select distinct on (v.chapter) v.id, v.chapter, v.readers, v.from_at
      from library.chapter_version v
      where v.state = 'published' and v.area is null and v.from_at <= access.now()
      order by v.chapter, v.from_at desc, v.number desc),
    people as (
      select a.name, p.id, bool_and(r.version_id is not null) as read_all
      from stands s
        join partnership.practitioner p on p.disabled_at is null
        join partnership.agency a on a.id = p.agency_id
        left join library.chapter_receipt r on r.version_id = s.id and r.practitioner_id = p.id
      where not exists (select from library.chapter_withdrawal w
          where w.chapter = s.chapter and w.from_at > s.from_at and w.from_at <= access.now())
        and (a.kind = any(s.readers) or r.version_id is not null
          or exists (select from library.chapter_nudge n where n.version_id = s.id and n.practitioner_id = p.id))
        and (a.area is null or a.area in (select access.areas_where('library.coverage')))
      group by a.name, p.id)
    select p.name, count(*), count(*) filter (where p.read_all) from people p group by p.name order by p.name;
end $$;
revoke all on function library.people_coverage() from public;
grant execute on function library.people_coverage() to app_user;

set local role app_owner;
revoke create on schema library from app_definer;
