-- How often a public page was read on a day. No visitor, no address, no session: there is no column for one.
create table library.page_view (
  day date not null,
  path text not null check (path ~ '^/' and length(path) <= 300),
  views integer not null check (views > 0),
  primary key (day, path)
);
alter table library.page_view enable row level security;
alter table library.page_view force row level security;
grant select, delete on library.page_view to app_worker;
create policy worker on library.page_view to app_worker using (true) with check (true);
grant select, insert, update on library.page_view to app_definer;
create policy definer on library.page_view to app_definer using (true) with check (true);
grant select on library.page_view to app_user;
create policy counted on library.page_view for select to app_user using ((select access.may('library.inbox')));

grant create on schema library to app_definer;
set local role app_definer;

-- Adds what a process counted since it did so last.
create function library.count_views(counted jsonb) returns void
language sql security definer set search_path = '' as $$
  insert into library.page_view as v (day, path, views)
    select c.day, c.path, c.views from jsonb_to_recordset(counted) c(day date, path text, views integer)
    order by c.day, c.path
  on conflict (day, path) do update set views = v.views + excluded.views $$;
revoke all on function library.count_views(jsonb) from public;
grant execute on function library.count_views(jsonb) to app_user;

set local role app_owner;
revoke create on schema library from app_definer;
