-- Something that stands everywhere may count in some areas alone, as a service does; and what has the very words that
-- were typed comes before what has others that mean the same.
alter table library.search_entry add column within text[] not null default '{}';

grant create on schema library to app_definer;
set local role app_definer;

create or replace function library.search_put(entries jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform library.publishes();
  insert into library.search_entry as e (kind, ref, area, audiences, ages, topics, title, summary, words, href, sensitive,
      from_at, until_at, within)
    select n.kind, n.ref, n.area, n.audiences, n.ages, n.topics, n.title, n.summary, n.words, n.href, n.sensitive,
      n.from_at, n.until_at, coalesce(n.within, '{}')
    from jsonb_to_recordset(entries) n(kind text, ref text, area text, audiences text[], ages text[], topics text[],
      title text, summary text, words text, href text, sensitive boolean, from_at timestamptz, until_at timestamptz,
      within text[])
    order by n.kind, n.ref, n.area
    on conflict (kind, ref, area) do update set audiences = excluded.audiences, ages = excluded.ages,
      topics = excluded.topics, title = excluded.title, summary = excluded.summary, words = excluded.words,
      href = excluded.href, sensitive = excluded.sensitive, from_at = excluded.from_at, until_at = excluded.until_at,
      within = excluded.within, indexed_at = access.now()
    where (e.audiences, e.ages, e.topics, e.title, e.summary, e.words, e.href, e.sensitive, e.from_at, e.until_at, e.within)
      is distinct from (excluded.audiences, excluded.ages, excluded.topics, excluded.title, excluded.summary,
        excluded.words, excluded.href, excluded.sensitive, excluded.from_at, excluded.until_at, excluded.within);
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

create or replace function library.search(units integer[], alternatives text[], of_kind text, of_area text, of_audience text,
  of_topic text, most integer, skipped integer)
returns table (kind text, ref text, area text, title text, summary text, href text, sensitive boolean, total bigint,
  loosely boolean, excerpt text)
language plpgsql stable security definer set search_path = '' as $$
declare wanted tsquery; part tsquery; way tsquery; said tsquery; loose boolean := false; single text; u integer;
  at timestamptz := access.now(); stems text; ways tsquery[] := '{}';
begin
  perform set_config('plan_cache_mode', 'force_generic_plan', true);
  foreach u in array (select array_agg(distinct x order by x) from unnest(units) x) loop
    part := null;
    for single in select p.a from unnest(units, alternatives) with ordinality p(n, a, nth) where p.n = u order by p.nth loop
      way := phraseto_tsquery('pg_catalog.english', single);
      -- The first of each is what was typed.
      if part is null and numnode(way) > 0 then said := coalesce(said && way, way); end if;
      part := coalesce(part || way, way);
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
      select e.id, e.title as called,
        ts_rank_cd(e.head, wanted, 1) + case when e.head @@ said then 1 else 0 end as weight
      from library.search_entry e
      where e.body @@ wanted and coalesce(e.from_at <= at, true) and coalesce(e.until_at > at, true)
        and (of_kind is null or e.kind = of_kind)
        and (of_audience is null or e.audiences = '{}' or of_audience = any(e.audiences))
        and (of_topic is null or of_topic = any(e.topics))
        and (case when of_area is null then e.area is null or e.alone
          else e.area = of_area or (e.area is null and not of_area = any(e.but_not)
            and (e.within = '{}' or of_area = any(e.within))) end)),
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

set local role app_owner;
revoke create on schema library from app_definer;
