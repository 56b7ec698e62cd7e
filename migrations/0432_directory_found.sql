-- The words of the directory are compared by operators that PostgreSQL lets through row-level security to no index: each
-- search read all of it, 50 ms of 20,000 entries where 7 do. What is published is everybody's: the view of it belongs
-- again to a role that sees every row, as in 0331, and asks itself for a context, as 0410 has it: no context, no rows.

grant create on schema directory to app_definer;
set local role app_definer;

create or replace view directory.published as
  select s.id, s.organization_id, o.name as organization, s.title, s.summary, s.content, s.words, s.search, s.minimum_age,
    s.maximum_age, s.needs, s.audiences, s.levels, s.ways, s.access, s.languages, s.areas, s.free, s.placed, s.checked_on, s.last_modified
  from directory.service s join directory.organization o on o.id = s.organization_id
  where s.published and (select access.actor()) is not null;
alter view directory.published reset (security_invoker);

-- What is written much like what somebody typed, the likest first, six of each.
create function directory.words_like(typed text[]) returns table (meant text, word text)
language plpgsql stable rows 12 security definer set search_path = '' as $$
begin
  if access.actor() is null then return; end if;
  return query select t.w, l.word from unnest(typed) t(w) cross join lateral (
    select d.word from directory.word d where d.word operator(public.%) t.w and public.similarity(d.word, t.w) >= 0.42
    order by public.similarity(d.word, t.w) desc, d.word limit 6) l;
end $$;
revoke all on function directory.words_like(text[]) from public;
grant execute on function directory.words_like(text[]) to app_user;

set local role app_owner;
revoke create on schema directory from app_definer;
