-- Pictures in procedures: which versions of chapters show a file; links of chapters that lead nowhere; files that are
-- taken down, which are nobody's to open from then on, whatever leads to them.

create table library.chapter_file_use (
  version_id uuid not null references library.chapter_version on delete cascade,
  file_id uuid not null references library.file,
  primary key (version_id, file_id)
);
create index on library.chapter_file_use (file_id);

-- What a chapter in force leads to or names and that is not there, by section.
create table library.chapter_dead_link (
  version_id uuid not null references library.chapter_version on delete cascade,
  section text not null,
  href text not null,
  why text not null,
  primary key (version_id, section, href)
);

do $$ declare name text; begin
  foreach name in array array['chapter_file_use', 'chapter_dead_link'] loop
    execute format('alter table library.%I enable row level security', name);
    execute format('alter table library.%I force row level security', name);
    execute format('grant select, insert, update, delete on library.%I to app_worker', name);
    execute format('create policy worker on library.%I to app_worker using (true) with check (true)', name);
    execute format('grant select on library.%I to app_user', name);
  end loop;
end $$;

-- Who sees the version sees what it shows; only a draft's changes.
grant insert, delete on library.chapter_file_use to app_user;
create policy used on library.chapter_file_use for select to app_user
  using (exists (select from library.chapter_version v where v.id = version_id));
create policy written on library.chapter_file_use for insert to app_user
  with check (exists (select from library.chapter_version v where v.id = version_id and v.state = 'draft'));
create policy dropped on library.chapter_file_use for delete to app_user
  using (exists (select from library.chapter_version v where v.id = version_id and v.state = 'draft'));
create policy edited on library.chapter_dead_link for select to app_user using ((select access.may('library.edit')));

alter table library.file
  add column withdrawn_at timestamptz,
  add column withdrawn_by_name text,
  add column withdrawn_why text check (length(withdrawn_why) between 1 and 500),
  add check ((withdrawn_at is null) = (withdrawn_why is null) and (withdrawn_at is null) = (withdrawn_by_name is null));

-- A chapter is read as it stood on any day, and as it will stand: every published version goes on showing what it showed.
alter policy published on library.file using ((select access.may('library.edit'))
  or (whole_at is not null and withdrawn_at is null and (select access.actor()) is not null
    and (exists (select from library.file_use u join library.shown s on s.version_id = u.version_id where u.file_id = file.id)
      or exists (select from library.chapter_file_use u join library.chapter_version v on v.id = u.version_id
        where u.file_id = file.id and v.state = 'published'))));

-- Taking a file down deletes its content at once and keeps that it was here, so that it is not brought again.
grant update (withdrawn_at, withdrawn_by_name, withdrawn_why) on library.file to app_user;
create policy taken_down on library.file for update to app_user
  using ((select access.may('library.publish')) and whole_at is not null and withdrawn_at is null)
  with check ((select access.may('library.publish')) and whole_at is not null and withdrawn_at is not null);
create policy taken_down on library.file_part for delete to app_user using ((select access.may('library.publish'))
  and exists (select from library.file f where f.id = file_id and f.withdrawn_at is not null));
create trigger taken_down after update of withdrawn_at on library.file for each statement execute function library.count_showing();
