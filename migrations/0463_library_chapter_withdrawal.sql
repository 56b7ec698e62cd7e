-- A chapter is withdrawn from an instant on: it stays readable as it stood, and what takes its place is named. A version
-- that begins after that instant brings it back. And which number a chapter had until when: numbers change, addresses stay.

create table library.chapter_withdrawal (
  id uuid primary key default gen_random_uuid(),
  chapter text not null references library.chapter,
  from_at timestamptz not null,
  reason text not null check (length(btrim(reason)) between 3 and 1000),
  -- The chapter to read from then on; null: nothing takes its place.
  instead text references library.chapter check (instead <> chapter),
  made_at timestamptz not null default access.now(),
  made_by_name text not null,
  -- When the search, the list of changes and those who use the chapter came to know it.
  told_at timestamptz,
  unique (chapter, from_at)
);
create index on library.chapter_withdrawal (instead);
create index on library.chapter_withdrawal (from_at) where told_at is null;

create table library.chapter_number (
  chapter text not null references library.chapter,
  until_at timestamptz not null,
  position integer not null check (position between 1 and 999),
  changed_by_name text not null,
  primary key (chapter, until_at)
);

do $$ declare name text; begin
  foreach name in array array['chapter_withdrawal', 'chapter_number'] loop
    execute format('alter table library.%I enable row level security', name);
    execute format('alter table library.%I force row level security', name);
    execute format('grant select, insert, update, delete on library.%I to app_worker', name);
    execute format('grant select, insert on library.%I to app_user', name);
    execute format('grant select on library.%I to app_definer', name);
    execute format('create policy worker on library.%I to app_worker using (true) with check (true)', name);
    execute format('create policy definer on library.%I for select to app_definer using (true)', name);
    execute format('create policy configured on library.%I to app_owner using (true) with check (true)', name);
    execute format('create policy read on library.%I for select to app_user using ((select access.actor()) is not null)', name);
  end loop;
end $$;

-- What was withdrawn is never said to have been so before it was decided; until it begins it can be taken back.
create policy withdrawn on library.chapter_withdrawal for insert to app_user
  with check ((select access.may('library.publish')) and from_at >= (select access.now()) and told_at is null);
grant delete on library.chapter_withdrawal to app_user;
create policy taken_back on library.chapter_withdrawal for delete to app_user
  using ((select access.may('library.publish')) and from_at > (select access.now()));

create policy changed on library.chapter_number for insert to app_user
  with check ((select access.may('library.publish')));
-- Below nought while chapters change places: no two may have one number even for a moment.
alter table library.chapter drop constraint chapter_position_check,
  add constraint chapter_position_check check (position between -999 and 999 and position <> 0);
grant update (position) on library.chapter to app_user;
create policy renumbered on library.chapter for update to app_user
  using ((select access.may('library.publish'))) with check ((select access.may('library.publish')));
