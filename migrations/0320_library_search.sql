-- What is found by the search, and what changed: both written in the transaction that publishes, by whichever slice.

create table library.search_entry (
  id uuid primary key default gen_random_uuid(),
  -- "guide", "procedure", "service", "course" …
  kind text not null check (kind ~ '^[a-z][a-z-]{1,39}$'),
  -- What its own slice knows it by.
  ref text not null,
  -- Null: everywhere. Beside one that stands everywhere, an area's own stands in its place there.
  area text references partnership.area,
  audiences text[] not null default '{}',
  ages text[] not null default '{}',
  topics text[] not null default '{}',
  title text not null,
  summary text not null default '',
  words text not null default '',
  href text not null check (href ~ '^/[^/]' or href = '/'),
  -- Found by whoever looks for it, and named neutrally in a window's title.
  sensitive boolean not null default false,
  from_at timestamptz,
  until_at timestamptz,
  -- Areas that have their own in its place; and whether an area's own has none that stands everywhere.
  but_not text[] not null default '{}',
  alone boolean not null default true,
  indexed_at timestamptz not null default access.now(),
  -- What it is weighed by, short enough to be read for every match; and everything it is found by.
  head tsvector generated always as (setweight(to_tsvector('english'::regconfig, title), 'A')
    || setweight(to_tsvector('english'::regconfig, left(summary, 400)), 'C')) stored,
  body tsvector generated always as (to_tsvector('english'::regconfig, title || ' ' || summary || ' ' || words)) stored,
  unique nulls not distinct (kind, ref, area)
);
create index on library.search_entry using gin (body) with (fastupdate = off);
alter table library.search_entry alter column body set storage external;

-- Every word that stands somewhere, for what was meant by one that stands nowhere.
create table library.search_word (
  word text primary key check (word ~ '^[a-z]{3,30}$'),
  stem text not null
);
create index on library.search_word (stem);
create index on library.search_word using gin (word gin_trgm_ops) with (fastupdate = off);

-- Words that mean the same; the business team's to keep.
create table library.synonym (
  id uuid primary key default gen_random_uuid(),
  terms text[] not null check (cardinality(terms) between 2 and 20),
  version integer not null default 1,
  changed_at timestamptz not null default access.now(),
  changed_by_name text not null default 'as shipped'
);

create table library.change (
  id uuid primary key default gen_random_uuid(),
  what text not null check (what in ('new', 'changed', 'withdrawn')),
  kind text not null check (kind ~ '^[a-z][a-z-]{1,39}$'),
  title text not null,
  href text not null check (href ~ '^/[^/]' or href = '/'),
  topics text[] not null default '{}',
  audiences text[] not null default '{}',
  -- Empty: everywhere.
  areas text[] not null default '{}',
  -- In a sentence, for whoever wants to know what it means for them.
  why text not null default '',
  at timestamptz not null default access.now(),
  -- When those who want to hear at once were told, if anybody was.
  told_at timestamptz
);
create index on library.change (at desc, id desc);
create index on library.change (at) where told_at is null;

do $$ declare name text; begin
  foreach name in array array['search_entry', 'search_word', 'synonym', 'change'] loop
    execute format('alter table library.%I enable row level security', name);
    execute format('alter table library.%I force row level security', name);
    execute format('grant select, insert, update, delete on library.%I to app_worker, app_definer', name);
    execute format('create policy worker on library.%I to app_worker using (true) with check (true)', name);
    execute format('create policy definer on library.%I to app_definer using (true) with check (true)', name);
  end loop;
end $$;

grant select on library.search_entry, library.synonym, library.change to app_user;
create policy published on library.search_entry for select to app_user using ((select access.actor()) is not null
  and coalesce(from_at <= (select access.now()), true) and coalesce(until_at > (select access.now()), true));
create policy read on library.synonym for select to app_user using ((select access.actor()) is not null);
grant insert, delete on library.synonym to app_user;
grant update (terms, version, changed_at, changed_by_name) on library.synonym to app_user;
create policy kept on library.synonym to app_user
  using ((select access.may('library.inbox'))) with check ((select access.may('library.inbox')));
create policy read on library.change for select to app_user using ((select access.actor()) is not null);
grant insert on library.change to app_user;
create policy published on library.change for insert to app_user
  with check (told_at is null and ((select access.may('library.publish')) or (select access.may('directory.publish'))));

grant create on schema library to app_definer;
set local role app_definer;

create function library.publishes() returns void language plpgsql stable security definer set search_path = '' as $$ begin
  if access.actor() = 'system' or access.may('library.publish') or access.may('directory.publish') then return; end if;
  raise exception 'the caller may not publish' using errcode = 'insufficient_privilege';
end $$;

-- Whose place is taken where, of everything by these names.
create function library.search_settle(kinds text[], refs text[]) returns void
language sql security definer set search_path = '' as $$
  with named as (select distinct * from unnest(kinds, refs) n(kind, ref)),
    stands as (
      select e.id,
        case when e.area is null then coalesce((select array_agg(s.area order by s.area) from library.search_entry s
          where s.kind = e.kind and s.ref = e.ref and s.area is not null), '{}') else '{}' end as but_not,
        not exists (select from library.search_entry s where s.kind = e.kind and s.ref = e.ref and s.area is null) as alone
      from named n join library.search_entry e on e.kind = n.kind and e.ref = n.ref)
  update library.search_entry e set but_not = s.but_not, alone = s.alone from stands s
  where s.id = e.id and (e.but_not, e.alone) is distinct from (s.but_not, s.alone) $$;

-- Puts any number of entries in, each in the place of the one by its names.
create function library.search_put(entries jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform library.publishes();
  insert into library.search_entry as e (kind, ref, area, audiences, ages, topics, title, summary, words, href, sensitive,
      from_at, until_at)
    select n.kind, n.ref, n.area, n.audiences, n.ages, n.topics, n.title, n.summary, n.words, n.href, n.sensitive,
      n.from_at, n.until_at
    from jsonb_to_recordset(entries) n(kind text, ref text, area text, audiences text[], ages text[], topics text[],
      title text, summary text, words text, href text, sensitive boolean, from_at timestamptz, until_at timestamptz)
    order by n.kind, n.ref, n.area
    on conflict (kind, ref, area) do update set audiences = excluded.audiences, ages = excluded.ages,
      topics = excluded.topics, title = excluded.title, summary = excluded.summary, words = excluded.words,
      href = excluded.href, sensitive = excluded.sensitive, from_at = excluded.from_at, until_at = excluded.until_at,
      indexed_at = access.now()
    where (e.audiences, e.ages, e.topics, e.title, e.summary, e.words, e.href, e.sensitive, e.from_at, e.until_at)
      is distinct from (excluded.audiences, excluded.ages, excluded.topics, excluded.title, excluded.summary,
        excluded.words, excluded.href, excluded.sensitive, excluded.from_at, excluded.until_at);
  insert into library.search_word (word, stem)
    select w.word, s.stem
    from (select distinct word from jsonb_to_recordset(entries) n(title text, summary text, words text),
        regexp_split_to_table(lower(n.title || ' ' || n.summary || ' ' || n.words), '[^a-z]+') word
      where word ~ '^[a-z]{3,30}$') w
      cross join lateral (select (pg_catalog.ts_lexize('pg_catalog.english_stem', w.word))[1] as stem) s
    where s.stem is not null and not exists (select from library.search_word k where k.word = w.word)
    order by w.word
    on conflict do nothing;
  perform library.search_settle(array_agg(n.kind), array_agg(n.ref))
    from jsonb_to_recordset(entries) n(kind text, ref text);
end $$;

-- Takes out whatever goes by this name; of one area only, where one is named.
create function library.search_drop(of_kind text, of_ref text, of_area text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform library.publishes();
  delete from library.search_entry e where e.kind = of_kind and e.ref = of_ref and (of_area is null or e.area = of_area);
  perform library.search_settle(array[of_kind], array[of_ref]);
end $$;

-- Words as somebody typed them: whether any stands somewhere, and which that do are near one that does not.
create function library.search_meant(typed text[])
returns table (n integer, word text, ignored boolean, known boolean, near text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select t.nth::integer, t.w, s.lexemes = '{}', k.known,
      case when k.known or s.lexemes = '{}' or length(t.w) < 4 then '{}' else coalesce((
        select array_agg(c.word order by c.far, c.alike desc) from (
          select v.word, public.similarity(v.word, t.w) as alike, least(public.levenshtein_less_equal(v.word, t.w, 2),
            public.levenshtein_less_equal(v.stem, coalesce(s.lexemes[1], t.w), 2)) as far
          from library.search_word v
          where v.word operator(public.%) t.w and abs(length(v.word) - length(t.w)) <= 4
          order by public.similarity(v.word, t.w) desc limit 12) c
        where c.far <= case when length(t.w) < 6 then 1 else 2 end), '{}') end
    from unnest(typed) with ordinality t(w, nth)
      cross join lateral (select coalesce(pg_catalog.ts_lexize('pg_catalog.english_stem', t.w), array[t.w]) as lexemes) s
      cross join lateral (select exists (select from library.search_word v where v.stem = any(s.lexemes)) as known) k
    order by t.nth;
end $$;

-- What fits: `units` numbers what must all be there, and the alternatives of one number mean the same. Where nothing
-- has all, what has any. Excerpts mark what fits with two signs that no text of ours holds.
create function library.search(units integer[], alternatives text[], of_kind text, of_area text, of_audience text,
  of_topic text, most integer, skipped integer)
returns table (kind text, ref text, area text, title text, summary text, href text, sensitive boolean, total bigint,
  loosely boolean, excerpt text)
language plpgsql stable security definer set search_path = '' as $$
declare wanted tsquery; part tsquery; loose boolean := false; single text; u integer; at timestamptz := access.now();
  stems text; ways tsquery[] := '{}';
begin
  perform set_config('plan_cache_mode', 'force_generic_plan', true);
  foreach u in array (select array_agg(distinct x order by x) from unnest(units) x) loop
    part := null;
    for single in select a from unnest(units, alternatives) p(n, a) where n = u loop
      part := coalesce(part || phraseto_tsquery('pg_catalog.english', single), phraseto_tsquery('pg_catalog.english', single));
    end loop;
    if numnode(part) > 0 then ways := ways || part; end if;
  end loop;
  if cardinality(ways) = 0 then return; end if;
  foreach part in array ways loop wanted := coalesce(wanted && part, part); end loop;
  if cardinality(ways) > 1 and not exists (select from library.search_entry e where e.body @@ wanted
      and coalesce(e.from_at <= at, true) and coalesce(e.until_at > at, true)) then
    loose := true;
    wanted := null;
    foreach part in array ways loop wanted := coalesce(wanted || part, part); end loop;
  end if;
  stems := '\m(' || (select string_agg(regexp_replace(l, '[^a-z0-9]', '.', 'g'), '|') from (
    select distinct regexp_replace(unnest(tsvector_to_array(to_tsvector('pg_catalog.english', a))), 'i$', '') as l
    from unnest(alternatives) a) s) || ')';
  return query
    with fitting as materialized (
      select e.id, e.title as called, ts_rank_cd(e.head, wanted, 1) as weight
      from library.search_entry e
      where e.body @@ wanted and coalesce(e.from_at <= at, true) and coalesce(e.until_at > at, true)
        and (of_kind is null or e.kind = of_kind)
        and (of_audience is null or e.audiences = '{}' or of_audience = any(e.audiences))
        and (of_topic is null or of_topic = any(e.topics))
        and (case when of_area is null then e.area is null or e.alone
          else e.area = of_area or (e.area is null and not of_area = any(e.but_not)) end)),
    shown as (
      select f.id, f.weight, f.called, (select count(*) from fitting) as total
      from fitting f order by f.weight desc, f.called, f.id limit most offset skipped)
    select e.kind, e.ref, e.area, e.title, e.summary, e.href, e.sensitive, s.total, loose,
      ts_headline('pg_catalog.english', substring(w.words from greatest(1, w.near - 120) for 700), wanted,
        'StartSel=' || chr(57344) || ', StopSel=' || chr(57345) || ', MaxWords=34, MinWords=18, ShortWord=2, MaxFragments=1')
    from shown s join library.search_entry e on e.id = s.id
      cross join lateral (select e.summary || ' ' || e.words as words,
        regexp_instr(e.summary || ' ' || e.words, stems, 1, 1, 0, 'i') as near) w
    order by s.weight desc, s.called, s.id;
end $$;

-- For seeds alone: app_owner's. Nobody is told.
create function library.changes_put(changes jsonb) returns void
language sql security definer set search_path = '' as $$
  insert into library.change (id, what, kind, title, href, topics, audiences, areas, why, at, told_at)
    select n.id, n.what, n.kind, n.title, n.href, n.topics, n.audiences, n.areas, n.why, coalesce(n.at, access.now()), access.now()
    from jsonb_to_recordset(changes) n(id uuid, what text, kind text, title text, href text, topics text[],
      audiences text[], areas text[], why text, at timestamptz) $$;

do $$ declare signature text; begin
  foreach signature in array array['publishes()', 'changes_put(jsonb)', 'search_settle(text[], text[])', 'search_put(jsonb)',
    'search_drop(text, text, text)', 'search_meant(text[])',
    'search(integer[], text[], text, text, text, text, integer, integer)'] loop
    execute format('revoke all on function library.%s from public', signature);
  end loop;
end $$;
grant execute on function library.search_put(jsonb), library.search_drop(text, text, text), library.search_meant(text[]),
  library.search(integer[], text[], text, text, text, text, integer, integer) to app_user, app_worker;
grant execute on function library.search_put(jsonb), library.changes_put(jsonb) to app_owner;

set local role app_owner;
revoke create on schema library from app_definer;
