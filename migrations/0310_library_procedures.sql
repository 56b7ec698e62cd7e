-- Procedures: chapters with versions. What was published is never changed: a later version takes its place from an
-- instant on, and each stays readable as it stood. Sections stand inside their version, each with an id of its own.

create table library.chapter (
  slug text primary key check (slug ~ '^[a-z][a-z0-9-]{1,59}$' and slug not in ('amendments', 'helpers')),
  -- Its number, for people.
  position integer not null unique check (position between 1 and 999)
);

create table library.chapter_version (
  id uuid primary key default gen_random_uuid(),
  chapter text not null references library.chapter,
  -- Null: everywhere. An area's own stands in its place there.
  area text references partnership.area,
  -- Counted once published: the first, the second.
  number integer,
  state text not null check (state in ('draft', 'published')),
  title text not null check (length(title) between 3 and 200),
  summary text not null default '' check (length(summary) <= 500),
  -- [{"id", "title", "body"}]
  sections jsonb not null check (jsonb_typeof(sections) = 'array'),
  -- [{"title", "url"}]
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  -- By section: what the change means for practice, and which kinds of agency must read it.
  impacts jsonb not null default '{}' check (jsonb_typeof(impacts) = 'object'),
  -- All kinds of agency that must read this version.
  readers text[] not null default '{}',
  review_by date,
  from_at timestamptz,
  -- What it was begun from.
  based_on uuid references library.chapter_version,
  changed_at timestamptz not null default access.now(),
  changed_by_name text not null default 'as shipped',
  published_at timestamptz,
  published_by_name text,
  -- When the search and the list of changes came to know it, and when those who use it were told.
  indexed_at timestamptz,
  nudged_at timestamptz,
  check (state = 'draft' or (number is not null and from_at is not null and published_at is not null))
);
create unique index on library.chapter_version (chapter, area) nulls not distinct where state = 'draft';
create unique index on library.chapter_version (chapter, area, number) nulls not distinct where state = 'published';
create index on library.chapter_version (from_at) where state = 'published' and (indexed_at is null or nudged_at is null);
create index on library.chapter_version (based_on);

-- Who confirmed that they read which version.
create table library.chapter_receipt (
  version_id uuid not null references library.chapter_version,
  practitioner_id uuid not null references partnership.practitioner,
  agency_id uuid not null references partnership.agency,
  at timestamptz not null default access.now(),
  primary key (version_id, practitioner_id)
);
create index on library.chapter_receipt (practitioner_id);

-- Who opened a chapter last when, by the day: for telling them that it changed, and for nothing else.
create table library.chapter_use (
  chapter text not null references library.chapter,
  practitioner_id uuid not null references partnership.practitioner,
  last_on date not null,
  primary key (chapter, practitioner_id)
);
create index on library.chapter_use (practitioner_id);
create index on library.chapter_use (last_on);

-- Who was told of a version, once.
create table library.chapter_nudge (
  version_id uuid not null references library.chapter_version,
  practitioner_id uuid not null references partnership.practitioner,
  at timestamptz not null default access.now(),
  primary key (version_id, practitioner_id)
);
create index on library.chapter_nudge (practitioner_id);

-- For how many months an opened chapter counts as used. The last that began counts.
create table library.chapter_reach (
  from_at timestamptz primary key,
  months integer not null check (months between 1 and 36),
  changed_by_name text not null default 'as shipped'
);

do $$ declare name text; begin
  foreach name in array array['chapter', 'chapter_version', 'chapter_receipt', 'chapter_use', 'chapter_nudge', 'chapter_reach'] loop
    execute format('alter table library.%I enable row level security', name);
    execute format('alter table library.%I force row level security', name);
    execute format('grant select, insert, update, delete on library.%I to app_worker', name);
    execute format('grant select on library.%I to app_definer, app_user', name);
    execute format('create policy worker on library.%I to app_worker using (true) with check (true)', name);
    execute format('create policy definer on library.%I for select to app_definer using (true)', name);
    execute format('create policy configured on library.%I to app_owner using (true) with check (true)', name);
  end loop;
end $$;
insert into library.chapter_reach (from_at, months) values ('2026-01-01T00:00:00Z', 6);

create policy read on library.chapter for select to app_user using ((select access.actor()) is not null);
grant insert on library.chapter to app_user;
create policy added on library.chapter for insert to app_user with check ((select access.may('library.edit')));

create policy published on library.chapter_version for select to app_user
  using (state = 'published' and (select access.actor()) is not null);
create policy drafts on library.chapter_version for select to app_user using (state = 'draft'
  and ((area is null and (select access.may('library.edit'))) or area = any(array(select access.areas_where('library.edit')))));
grant insert, delete on library.chapter_version to app_user;
grant update (title, summary, sections, sources, impacts, readers, review_by, from_at, number, state, changed_at,
  changed_by_name, published_at, published_by_name, indexed_at) on library.chapter_version to app_user;
create policy begun on library.chapter_version for insert to app_user with check (state = 'draft'
  and ((area is null and (select access.may('library.edit'))) or area = any(array(select access.areas_where('library.edit')))));
create policy discarded on library.chapter_version for delete to app_user using (state = 'draft'
  and ((area is null and (select access.may('library.edit'))) or area = any(array(select access.areas_where('library.edit')))));
create policy edited on library.chapter_version for update to app_user using (state = 'draft'
  and ((area is null and (select access.may('library.edit'))) or area = any(array(select access.areas_where('library.edit')))))
  with check (case when state = 'draft'
    then (area is null and (select access.may('library.edit'))) or area = any(array(select access.areas_where('library.edit')))
    else (area is null and (select access.may('library.publish'))) or area = any(array(select access.areas_where('library.publish'))) end);

grant insert on library.chapter_receipt to app_user;
create policy own on library.chapter_receipt for select to app_user using (practitioner_id = (select access.practitioner()));
create policy given on library.chapter_receipt for insert to app_user
  with check (practitioner_id = (select access.practitioner()) and agency_id = (select access.agency()));
grant insert, update (last_on) on library.chapter_use to app_user;
create policy own on library.chapter_use to app_user
  using (practitioner_id = (select access.practitioner())) with check (practitioner_id = (select access.practitioner()));
create policy own on library.chapter_nudge for select to app_user using (practitioner_id = (select access.practitioner()));
create policy read on library.chapter_reach for select to app_user using ((select access.actor()) is not null);
grant insert on library.chapter_reach to app_user;
create policy kept on library.chapter_reach for insert to app_user with check ((select access.may('library.publish')));

grant create on schema library to app_definer;
set local role app_definer;

-- By agency and chapter: how many should have read the version in force, and how many say that they did. Numbers only.
create function library.chapter_coverage()
returns table (agency text, chapter text, should bigint, did bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.must('library.coverage');
  return query
    with stands as (
      select distinct on (v.chapter) v.id, v.chapter, v.readers
      from library.chapter_version v
      where v.state = 'published' and v.area is null and v.from_at <= access.now()
      order by v.chapter, v.from_at desc, v.number desc)
    select a.name, s.chapter, count(*), count(r.version_id)
    from stands s
      join partnership.practitioner p on p.disabled_at is null
      join partnership.agency a on a.id = p.agency_id
      left join library.chapter_receipt r on r.version_id = s.id and r.practitioner_id = p.id
    where (a.kind = any(s.readers) or r.version_id is not null
        or exists (select from library.chapter_nudge n where n.version_id = s.id and n.practitioner_id = p.id))
      and (a.area is null or a.area in (select access.areas_where('library.coverage')))
    group by a.name, s.chapter
    order by a.name, s.chapter;
end $$;
revoke all on function library.chapter_coverage() from public;
grant execute on function library.chapter_coverage() to app_user;

set local role app_owner;
revoke create on schema library from app_definer;
