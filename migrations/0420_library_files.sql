-- Files that people bring to the library: kept here, in parts, so that one copy of the database has them all and what is
-- published decides who reads them. A file never changes; another one is another file.

create table library.file (
  id uuid primary key default gen_random_uuid(),
  -- Of what is kept, which for a picture is not what came.
  sha256 bytea not null,
  kind text not null,
  label text not null,
  type text not null,
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,80}\.[a-z0-9]{2,5}$'),
  bytes bigint not null check (bytes > 0),
  -- Of a picture, in points.
  width integer,
  height integer,
  -- A scanner looked at it.
  scanned boolean not null,
  added_by uuid not null references partnership.practitioner,
  added_by_name text not null,
  added_at timestamptz not null default access.now(),
  -- Null while its parts are written.
  whole_at timestamptz
);
create unique index file_once on library.file (sha256) where whole_at is not null;
create index on library.file (added_at desc, id desc);
create index on library.file (added_by);

create table library.file_part (
  file_id uuid not null references library.file on delete cascade,
  nth integer not null,
  content bytea not null,
  primary key (file_id, nth)
);
-- What is packed already is not packed again.
alter table library.file_part alter column content set storage external;

-- Which versions of pages lead to a file or show it: they all go on doing so.
create table library.file_use (
  version_id uuid not null references library.version,
  file_id uuid not null references library.file,
  primary key (version_id, file_id)
);
create index on library.file_use (file_id);

do $$ declare name text; begin
  foreach name in array array['file', 'file_part', 'file_use'] loop
    execute format('alter table library.%I enable row level security', name);
    execute format('alter table library.%I force row level security', name);
    execute format('grant select, insert, update, delete on library.%I to app_worker', name);
    execute format('create policy worker on library.%I to app_worker using (true) with check (true)', name);
    execute format('grant select, insert on library.%I to app_user', name);
  end loop;
end $$;

create policy used on library.file_use for select to app_user
  using (exists (select from library.version v where v.id = version_id));
create policy written on library.file_use for insert to app_user
  with check (exists (select from library.version v where v.id = version_id and v.made_by = (select access.practitioner())));

create policy published on library.file for select to app_user using ((select access.may('library.edit'))
  or (whole_at is not null and (select access.actor()) is not null
    and exists (select from library.file_use u join library.shown s on s.version_id = u.version_id where u.file_id = file.id)));
create policy brought on library.file for insert to app_user with check ((select access.may('library.edit'))
  and added_by = (select access.practitioner()) and whole_at is null);
grant update (whole_at) on library.file to app_user;
grant delete on library.file, library.file_part to app_user;
create policy finished on library.file for update to app_user
  using (added_by = (select access.practitioner()) and whole_at is null) with check ((select access.may('library.edit')));
create policy given_up on library.file for delete to app_user
  using (added_by = (select access.practitioner()) and whole_at is null);

create policy of_file on library.file_part for select to app_user
  using (exists (select from library.file f where f.id = file_id));
create policy brought on library.file_part for insert to app_user with check (exists (select from library.file f
  where f.id = file_id and f.added_by = (select access.practitioner()) and f.whole_at is null));
create policy given_up on library.file_part for delete to app_user using (exists (select from library.file f
  where f.id = file_id and f.added_by = (select access.practitioner()) and f.whole_at is null));

-- Only what works as the slice's definer may change kinds.
set local role app_definer;
-- What leads to a file may be an address of ours, of somebody else, or a file that is uploaded there and then.
update library.kind set fields = '[{"name": "link", "label": "Where to find it", "as": "file"}, {"name": "file-type", "label": "Type of file", "as": "line"},
    {"name": "size", "label": "Size", "as": "line"}, {"name": "captions", "label": "Captions or transcript", "as": "line"},
    {"name": "captions-file", "label": "Captions to read along (WebVTT)", "as": "file"},
    {"name": "licence", "label": "Licence", "as": "line"}]' where code = 'resource';
update library.kind set fields = (select jsonb_agg(case when f ->> 'name' in ('download', 'link') then f || '{"as": "file"}' else f end order by n)
    from jsonb_array_elements(fields) with ordinality as each(f, n)) where code in ('campaign', 'report');
update library.kind set fields = fields || '[{"name": "download-2", "label": "Another download", "as": "file"},
    {"name": "licence", "label": "Licence of what is downloaded", "as": "line"}]' where code = 'campaign';
set local role app_owner;
