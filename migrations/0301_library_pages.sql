-- Pages that their owners keep: what a page is called by, every text it ever had, and when which of them is shown.

-- What sorts of page there are. Data, not code: where each is read, what else it is asked for, how it is drawn.
create table library.kind (
  code text primary key check (code ~ '^[a-z][a-z-]{1,39}$'),
  label text not null,
  plural text not null,
  -- The address of its list.
  place text not null check (place ~ '^/[a-z-]+$'),
  -- All of them stand on the page of their place, one below the other.
  together boolean not null default false,
  drawn text not null default 'text' check (drawn in ('text', 'ticks', 'cards')),
  -- Newest first, where time matters; else by name.
  newest_first boolean not null default false,
  most_words integer,
  -- [{"name", "label", "as": "line" | "date" | "address"}]
  fields jsonb not null default '[]',
  position integer not null
);
insert into library.kind (code, label, plural, place, together, drawn, newest_first, most_words, fields, position) values
  ('guide', 'Guide', 'Guides', '/guides', false, 'text', false, null, '[]', 1),
  ('one-minute', 'One-minute guide', 'One-minute guides', '/one-minute-guides', false, 'text', false, 450, '[]', 2),
  ('resource', 'Resource', 'Resources', '/resources', false, 'text', false, null,
    '[{"name": "link", "label": "Where to find it", "as": "address"}, {"name": "file-type", "label": "Type of file", "as": "line"},
      {"name": "size", "label": "Size", "as": "line"}, {"name": "captions", "label": "Captions or transcript", "as": "line"},
      {"name": "licence", "label": "Licence", "as": "line"}]', 3),
  ('campaign', 'Campaign', 'Campaigns', '/campaigns', false, 'text', true, null,
    '[{"name": "partners", "label": "Partners", "as": "line"}, {"name": "aims", "label": "Aims", "as": "line"},
      {"name": "from", "label": "From", "as": "date"}, {"name": "until", "label": "Until", "as": "date"},
      {"name": "download", "label": "Download", "as": "address"}]', 4),
  ('serial', 'Pack', 'Packs', '/packs', false, 'text', true, null,
    '[{"name": "number", "label": "Number", "as": "line"}, {"name": "from", "label": "From", "as": "date"}]', 5),
  ('news', 'News', 'News', '/news', false, 'text', true, null, '[]', 6),
  ('blog', 'Blog post', 'Blog', '/blog', false, 'text', true, null, '[{"name": "by", "label": "By", "as": "line"}]', 7),
  ('story', 'Story', 'Stories', '/stories', false, 'text', false, null, '[]', 8),
  ('checklist', 'Checklist', 'Checklists', '/checklists', false, 'ticks', false, null, '[]', 9),
  ('cards', 'Conversation cards', 'Conversation cards', '/conversation-cards', false, 'cards', false, null, '[]', 10),
  ('contact', 'Contact', 'Contacts', '/contacts', true, 'text', false, null,
    '[{"name": "phone", "label": "Phone", "as": "line"}, {"name": "hours", "label": "Open", "as": "line"},
      {"name": "link", "label": "Website", "as": "address"}]', 11),
  ('term', 'Word', 'Words we use', '/glossary', true, 'text', false, null, '[]', 12),
  ('credits', 'Credits', 'Credits', '/credits', true, 'text', false, null, '[]', 13),
  ('report', 'Report', 'Reports and plans', '/reports', false, 'text', true, null,
    '[{"name": "period", "label": "Period", "as": "line"}, {"name": "link", "label": "The whole report", "as": "address"}]', 14);

create table library.topic (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  label text not null
);
insert into library.topic (code, label) values
  ('ai-images', 'Images made with AI'), ('apps', 'Apps and ages'), ('business', 'For businesses'),
  ('criminal-exploitation', 'Gangs and county lines'), ('drugs', 'Drugs'), ('images', 'Images of children'),
  ('online-safety', 'Safe online'), ('partnership', 'How we work together'), ('rail', 'Trains and stations'),
  ('radicalisation', 'Extreme views'), ('tutors', 'Tutors and clubs');

create table library.page (
  id uuid primary key default gen_random_uuid(),
  kind text not null references library.kind,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  -- Null: everywhere. An area's own stands in the place of the one by the same name that stands everywhere.
  area text references partnership.area,
  -- Who keeps it; null: the business team.
  owner_id uuid references partnership.practitioner,
  -- Number of its newest version, and how far that one is.
  latest integer not null default 0,
  work text not null default 'draft' check (work in ('draft', 'in review', 'done')),
  archived_at timestamptz,
  -- For which date its owner was reminded to read it again.
  nudged_for date,
  created_at timestamptz not null default access.now(),
  changed_at timestamptz not null default access.now(),
  unique nulls not distinct (slug, area)
);
create index on library.page (changed_at desc, id desc);
create index on library.page (owner_id);

create table library.version (
  id uuid primary key default gen_random_uuid(),
  page_id uuid not null references library.page,
  number integer not null,
  title text not null,
  summary text not null default '',
  body text not null,
  -- What its kind asks for besides.
  facts jsonb not null default '{}',
  audiences text[] not null default '{}',
  ages text[] not null default '{}',
  topics text[] not null default '{}',
  reading text not null default 'public' check (reading in ('child', 'public', 'professional', 'exempt')),
  -- Who reads it may be watched: a way out, a title that tells nothing, and no copy kept.
  sensitive boolean not null default false,
  neutral_title text not null default '',
  as_at date,
  -- What it tells ends there: shown afterwards as past.
  covers_until date,
  review_due date,
  -- [{"title", "url"}]
  sources jsonb not null default '[]',
  why text not null default '',
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null default access.now(),
  unique (page_id, number)
);

-- Which version is shown from when until when: never two of a page at once.
create table library.showing (
  id uuid primary key default gen_random_uuid(),
  page_id uuid not null references library.page,
  version_id uuid not null references library.version,
  from_at timestamptz not null,
  until_at timestamptz,
  -- Until when the one was to be shown whose place it takes: what holds again where it is called off.
  before_until_at timestamptz,
  why text not null default '',
  by_id uuid default access.practitioner(),
  by_name text not null,
  made_at timestamptz not null default access.now(),
  -- Whether the search and those who follow were told that it began, and that it ended.
  began_told boolean not null default false,
  ended_told boolean not null default false,
  check (until_at >= from_at)
);
create index on library.showing (page_id, from_at desc, made_at desc);
create index on library.showing (version_id);
create index on library.showing (from_at) where not began_told;
create index on library.showing (until_at) where not ended_told and until_at is not null;

-- Texts that came with the product: the newest of each, and which of them its page took or left.
create table library.shipped (
  name text primary key,
  page_id uuid not null references library.page,
  hash text not null,
  content jsonb not null,
  settled_hash text,
  arrived_at timestamptz not null default access.now()
);
create index on library.shipped (page_id);

-- Counts what is shown: copies in memory are as old as the count they were made at.
create table library.count_of_showings (
  one boolean primary key default true check (one),
  count bigint not null
);
insert into library.count_of_showings (count) values (1);

do $$ declare name text; begin
  foreach name in array array['kind', 'topic', 'page', 'version', 'showing', 'shipped', 'count_of_showings'] loop
    execute format('alter table library.%I enable row level security', name);
    execute format('alter table library.%I force row level security', name);
    execute format('grant select, insert, update, delete on library.%I to app_worker, app_definer', name);
    execute format('create policy worker on library.%I to app_worker using (true) with check (true)', name);
    execute format('create policy definer on library.%I to app_definer using (true) with check (true)', name);
    execute format('grant select on library.%I to app_user', name);
  end loop;
end $$;

create policy read on library.kind for select to app_user using ((select access.actor()) is not null);
create policy read on library.topic for select to app_user using ((select access.actor()) is not null);
create policy read on library.count_of_showings for select to app_user using ((select access.actor()) is not null);
grant insert on library.topic to app_user;
create policy named on library.topic for insert to app_user with check ((select access.may('library.edit')));

create policy begun on library.showing for select to app_user using ((select access.actor()) is not null
  and ((from_at <= (select access.now()) and coalesce(until_at > (select access.now()), true))
    or (select access.may('library.edit'))));
create policy shown on library.page for select to app_user using ((select access.may('library.edit'))
  or ((select access.actor()) is not null and archived_at is null
    and exists (select from library.showing s where s.page_id = page.id)));
create policy shown on library.version for select to app_user using ((select access.may('library.edit'))
  or ((select access.actor()) is not null and exists (select from library.showing s where s.version_id = version.id)));
create policy read on library.shipped for select to app_user using ((select access.may('library.edit')));

grant insert on library.page, library.version to app_user;
grant update (owner_id, latest, work, archived_at, nudged_for, changed_at) on library.page to app_user;
grant insert, delete on library.showing to app_user;
grant update (until_at, began_told, ended_told, why) on library.showing to app_user;
grant update (settled_hash) on library.shipped to app_user;

create policy written on library.page for insert to app_user with check (archived_at is null and latest <= 1
  and ((area is null and (select access.may('library.edit')))
    or area = any(array(select access.areas_where('library.edit')))));
create policy kept on library.page for update to app_user
  using ((area is null and (select access.may('library.edit')))
    or area = any(array(select access.areas_where('library.edit'))))
  with check ((area is null and (select access.may('library.edit')))
    or area = any(array(select access.areas_where('library.edit'))));
create policy written on library.version for insert to app_user with check (made_by = (select access.practitioner())
  and exists (select from library.page p where p.id = page_id
    and ((p.area is null and (select access.may('library.edit')))
      or p.area = any(array(select access.areas_where('library.edit'))))));
create policy published on library.showing for insert to app_user with check (by_id = (select access.practitioner())
  and exists (select from library.page p where p.id = page_id
    and ((p.area is null and (select access.may('library.publish')))
      or p.area = any(array(select access.areas_where('library.publish'))))));
create policy ended on library.showing for update to app_user
  using (exists (select from library.page p where p.id = page_id
    and ((p.area is null and (select access.may('library.publish')))
      or p.area = any(array(select access.areas_where('library.publish'))))));
create policy undone on library.showing for delete to app_user
  using (from_at > (select access.now()) and exists (select from library.page p where p.id = page_id
    and ((p.area is null and (select access.may('library.publish')))
      or p.area = any(array(select access.areas_where('library.publish'))))));
create policy settled on library.shipped for update to app_user
  using (exists (select from library.page p where p.id = page_id
    and ((p.area is null and (select access.may('library.edit')))
      or p.area = any(array(select access.areas_where('library.edit'))))));

-- Whoever may write but not publish takes nothing away and gives nobody a page to keep.
create function library.keep_page() returns trigger language plpgsql as $$ begin
  if current_user = 'app_user' and (new.archived_at is distinct from old.archived_at
      or (new.owner_id is distinct from old.owner_id and new.owner_id is distinct from access.practitioner()))
      and not access.may('library.publish')
    then raise exception 'the caller may not publish' using errcode = 'insufficient_privilege'; end if;
  return new;
end $$;
create trigger kept before update of archived_at, owner_id on library.page
  for each row execute function library.keep_page();

-- What a page says now, for anybody.
create view library.shown with (security_invoker = true) as
  select p.id as page_id, p.kind, p.slug, p.area, k.label as kind_label, k.plural, k.place, k.together, k.drawn, k.newest_first,
    k.fields, v.id as version_id, v.number, v.title, v.summary, v.body, v.facts, v.audiences, v.ages, v.topics, v.reading, v.sensitive,
    v.neutral_title, v.as_at, v.covers_until, v.review_due, v.sources, s.id as showing_id, s.from_at, s.until_at
  from library.page p
    join library.kind k on k.code = p.kind
    cross join lateral (select s.id, s.version_id, s.from_at, s.until_at from library.showing s
      where s.page_id = p.id and s.from_at <= access.now() order by s.from_at desc, s.made_at desc limit 1) s
    join library.version v on v.id = s.version_id
  where p.archived_at is null and coalesce(s.until_at > access.now(), true);
grant select on library.shown to app_user, app_worker, app_definer;

grant create on schema library to app_definer;
set local role app_definer;

-- How many times what is shown was changed, and when it next changes by itself.
create function library.showings() returns table (count bigint, next_at timestamptz)
language sql stable security definer set search_path = '' as
$$ select c.count, (select min(at) from (
    (select min(s.from_at) as at from library.showing s where s.from_at > access.now() and not s.began_told)
    union all
    (select min(s.until_at) from library.showing s where s.until_at > access.now() and not s.ended_told)) b)
  from library.count_of_showings c $$;

create function library.count_showing() returns trigger language plpgsql security definer set search_path = '' as
$$ begin update library.count_of_showings set count = count + 1; return null; end $$;

-- Brings in what came with the product: a page for each text that is new, and a note of each that changed since. A
-- page that is there is never written to.
create function library.ship(files jsonb) returns table (called text, place text, together boolean)
language plpgsql security definer set search_path = '' as $$
declare f record; there uuid; made uuid;
begin
  insert into library.topic (code, label)
    select distinct t, upper(left(t, 1)) || replace(substr(t, 2), '-', ' ')
    from jsonb_to_recordset(files) n(topics text[]), unnest(n.topics) t
    on conflict do nothing;
  for f in select n.*, j.value as content
    from jsonb_array_elements(files) with ordinality j(value, nth)
      cross join lateral jsonb_to_record(j.value) n(name text, hash text, kind text, slug text, area text, title text,
        summary text, body text, facts jsonb, audiences text[], ages text[], topics text[], reading text, sensitive boolean,
        neutral_title text, as_at date, covers_until date, review_due date, sources jsonb)
    order by j.nth
  loop
    update library.shipped s set hash = f.hash, content = f.content, arrived_at = access.now()
      where s.name = f.name and s.hash <> f.hash;
    continue when exists (select from library.shipped s where s.name = f.name)
      or not exists (select from library.kind k where k.code = f.kind)
      or (f.area is not null and not exists (select from partnership.area a where a.code = f.area));
    select p.id into there from library.page p where p.slug = f.slug and p.area is not distinct from f.area;
    if there is null then
      insert into library.page (kind, slug, area, latest, work) values (f.kind, f.slug, f.area, 1, 'done') returning id into there;
      insert into library.version (page_id, number, title, summary, body, facts, audiences, ages, topics, reading, sensitive,
          neutral_title, as_at, covers_until, review_due, sources, why, made_by_name)
        values (there, 1, f.title, f.summary, f.body, f.facts, f.audiences, f.ages, f.topics, f.reading, f.sensitive,
          f.neutral_title, f.as_at, f.covers_until, f.review_due, f.sources, 'Came with the product', 'as shipped')
        returning id into made;
      insert into library.showing (page_id, version_id, from_at, by_id, by_name, began_told)
        values (there, made, access.now(), null, 'as shipped', true);
      insert into library.shipped (name, page_id, hash, content, settled_hash) values (f.name, there, f.hash, f.content, f.hash);
      select f.name, k.place, k.together into called, place, together from library.kind k where k.code = f.kind;
      return next;
    else
      insert into library.shipped (name, page_id, hash, content) values (f.name, there, f.hash, f.content);
    end if;
  end loop;
end $$;

-- Which texts are known, by their hash.
create function library.shipped_hashes() returns table (name text, hash text)
language sql stable security definer set search_path = '' as
$$ select s.name, s.hash from library.shipped s $$;

-- Who may keep a page: everybody who writes here.
create function library.keepers() returns table (id uuid)
language sql stable security definer set search_path = '' as
$$ select distinct h.practitioner_id from access.role_held h join access.role_permission p on p.role = h.role
  where p.permission = 'library.edit' and (access.may('library.edit') or access.actor() = 'system') $$;

do $$ declare signature text; begin
  foreach signature in array array['showings()', 'count_showing()', 'ship(jsonb)', 'shipped_hashes()', 'keepers()'] loop
    execute format('revoke all on function library.%s from public', signature);
  end loop;
end $$;
grant execute on function library.showings(), library.keepers() to app_user, app_worker;
grant execute on function library.ship(jsonb), library.shipped_hashes(), library.count_showing() to app_owner;

set local role app_owner;
create trigger counted after insert or update or delete on library.showing
  for each statement execute function library.count_showing();
create trigger counted after update of archived_at on library.page
  for each statement execute function library.count_showing();
revoke create on schema library from app_definer;
