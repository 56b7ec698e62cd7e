-- Levels of need, as each area publishes them: dated editions with their words, so that whoever cited an
-- indicator by edition and code can always be read as they were written. An area without an edition of its own, and
-- a child whose area is not known yet, take the edition of no area.

create table partnership.threshold_edition (
  id text primary key check (id ~ '^[a-z0-9-]+$'),
  area text references partnership.area,
  name text not null,
  -- What the area calls a level: "Level" or "Tier".
  step text not null,
  -- Said on screen where the words are not the area's own.
  unconfirmed text,
  domains text[] not null,
  effective_from date not null,
  effective_to date,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  unique nulls not distinct (area, effective_from),
  check (effective_from < effective_to)
);

create table partnership.threshold_level (
  edition text not null references partnership.threshold_edition,
  level smallint not null check (level between 1 and 4),
  label text not null,
  formal text not null,
  means text not null,
  looks text not null,
  helps text not null,
  route text not null,
  agreement text not null,
  primary key (edition, level)
);

create table partnership.threshold_indicator (
  edition text not null references partnership.threshold_edition,
  code text not null check (code ~ '^[A-Z][0-9]{2,3}$'),
  level smallint not null check (level between 1 and 4),
  domain text not null check (domain in ('development', 'parenting', 'family', 'online')),
  position smallint not null,
  words text not null,
  primary key (edition, code)
);

-- By which way help is reached at a level, and what that way asks for.
create table partnership.threshold_route (
  edition text not null references partnership.threshold_edition,
  code text not null,
  levels smallint[] not null,
  position smallint not null,
  name text not null,
  words text not null,
  form text not null check (form in ('none', 'request', 'assessment')),
  through text not null check (through in ('direct', 'front door')),
  needs_agreement boolean not null,
  -- Open only with a common assessment that is complete.
  only_assessed boolean not null,
  -- What is written down about a child.
  records text not null check (records in ('nothing unless asked', 'with agreement', 'always')),
  primary key (edition, code)
);

do $$ declare name text; begin
  foreach name in array array['threshold_edition', 'threshold_level', 'threshold_indicator', 'threshold_route'] loop
    execute format('alter table partnership.%I enable row level security', name);
    execute format('alter table partnership.%I force row level security', name);
    execute format('grant select on partnership.%I to app_user, app_worker', name);
    -- Nothing in them is secret: they are published.
    execute format('create policy anyone_reads on partnership.%I for select to app_user, app_worker
      using ((select access.actor()) is not null)', name);
    execute format('create policy owner_writes on partnership.%I to app_owner using (true) with check (true)', name);
  end loop;
end $$;

-- For other slices' queries: an indicator with the words and dates of the edition that it is cited from.
create view partnership.indicator with (security_invoker = true) as
  select i.edition, i.code, i.level, i.domain, i.words, e.area, e.effective_from, e.effective_to
  from partnership.threshold_indicator i join partnership.threshold_edition e on e.id = i.edition;
grant select on partnership.indicator to app_user, app_worker;
