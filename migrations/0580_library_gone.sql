-- Whoever comes to the address of a page that was taken down is told so; where it was archived also why, and is led to
-- what takes its place.

alter table library.page
  add column gone_why text not null default '' check (length(gone_why) <= 300),
  add column gone_instead text check (gone_instead ~ '^/[a-z0-9-]+(/[a-z0-9-]+)?$'),
  add check (archived_at is not null or (gone_why = '' and gone_instead is null));
grant update (gone_why, gone_instead) on library.page to app_user;

create or replace function library.keep_page() returns trigger language plpgsql as $$ begin
  if current_user = 'app_user' and ((new.archived_at, new.gone_why, new.gone_instead)
        is distinct from (old.archived_at, old.gone_why, old.gone_instead)
      or (new.owner_id is distinct from old.owner_id and new.owner_id is distinct from access.practitioner()))
      and not access.may('library.publish')
    then raise exception 'the caller may not publish' using errcode = 'insufficient_privilege'; end if;
  return new;
end $$;
drop trigger kept on library.page;
create trigger kept before update of archived_at, gone_why, gone_instead, owner_id on library.page
  for each row execute function library.keep_page();

grant create on schema library to app_definer;
set local role app_definer;

-- The page that was read under a name and is not now: nothing of what it said, for that may be why it went.
create function library.gone(called text) returns table (topics text[], audiences text[], sensitive boolean,
  ended_at timestamptz, why text, instead text)
language sql stable security definer set search_path = '' as $$
  select v.topics, v.audiences, v.sensitive, s.until_at, p.gone_why, p.gone_instead
  from library.page p
    cross join lateral (select s.version_id, s.until_at from library.showing s
      where s.page_id = p.id and s.from_at <= access.now() order by s.from_at desc, s.made_at desc limit 1) s
    join library.version v on v.id = s.version_id
  where p.slug = called and access.actor() is not null and s.until_at <= access.now()
  order by p.area nulls first limit 1 $$;
revoke all on function library.gone(text) from public;
grant execute on function library.gone(text) to app_user;

set local role app_owner;
revoke create on schema library from app_definer;
