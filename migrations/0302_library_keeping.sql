-- Links of pages that lead nowhere, as they were found last; and who is told of a page that nobody in particular keeps.

create table library.dead_link (
  page_id uuid not null references library.page,
  href text not null,
  -- In words.
  why text not null,
  found_at timestamptz not null default access.now(),
  primary key (page_id, href)
);
alter table library.dead_link enable row level security;
alter table library.dead_link force row level security;
grant select on library.dead_link to app_user;
grant select, insert, update, delete on library.dead_link to app_worker;
create policy worker on library.dead_link to app_worker using (true) with check (true);
create policy kept on library.dead_link for select to app_user using ((select access.may('library.edit')));

-- Whether those who follow what changed hear when it begins.
alter table library.showing add column followers boolean not null default true;

-- One minute is some 220 words; a few more are let pass.
update library.kind set most_words = 250 where code = 'one-minute';

grant create on schema library to app_definer;
set local role app_definer;

-- Whether the caller publishes this page. Not read through the page's own policy, which looks at what is shown of it.
create function library.publishes_page(of_page uuid) returns boolean
language plpgsql stable security definer set search_path = '' as
$$ begin return exists (select from library.page p where p.id = of_page
  and ((p.area is null and access.may('library.publish')) or p.area in (select access.areas_where('library.publish')))); end $$;
revoke all on function library.publishes_page(uuid) from public;
grant execute on function library.publishes_page(uuid) to app_user;

-- Who publishes here: for jobs.
create function library.publishers() returns table (id uuid)
language sql stable security definer set search_path = '' as
$$ select distinct h.practitioner_id from access.role_held h join access.role_permission p on p.role = h.role
  where p.permission = 'library.publish' and access.actor() = 'system' $$;
revoke all on function library.publishers() from public;
grant execute on function library.publishers() to app_worker;

set local role app_owner;
revoke create on schema library from app_definer;

drop policy published on library.showing;
drop policy ended on library.showing;
drop policy undone on library.showing;
create policy published on library.showing for insert to app_user
  with check (by_id = (select access.practitioner()) and library.publishes_page(page_id));
create policy ended on library.showing for update to app_user using (library.publishes_page(page_id));
create policy undone on library.showing for delete to app_user
  using (from_at > (select access.now()) and library.publishes_page(page_id));
