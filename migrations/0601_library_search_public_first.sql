-- What anybody may need stands before what is written for professionals alone; and where nothing has all the words,
-- those that stand nearly everywhere ("child") no longer decide what comes.
grant create on schema library to app_definer;
set local role app_definer;
create or replace function library.search(units integer[], alternatives text[], of_kind text, of_area text, of_audience text,
  of_topic text, of_age text, most integer, skipped integer)
returns table (kind text, ref text, area text, title text, summary text, href text, sensitive boolean, total bigint,
  loosely boolean, excerpt text)
language plpgsql stable security definer set search_path = '' as $$
declare wanted tsquery; part tsquery; way tsquery; said tsquery; loose boolean := false; single text; u integer;
  seldom tsquery[] := '{}'; many bigint;
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
    -- A word that stands nearly everywhere tells nothing apart: what has the others is looked for.
    foreach part in array ways loop
      select count(*) into many from (select from library.search_entry e where e.body @@ part limit 201) c;
      if many between 1 and 200 then seldom := seldom || part; end if;
    end loop;
    if cardinality(seldom) > 0 then ways := seldom; end if;
    wanted := null;
    foreach part in array ways loop wanted := coalesce(wanted && part, part); end loop;
  end if;
  if loose and not exists (select from library.search_entry e where e.body @@ wanted
      and coalesce(e.from_at <= at, true) and coalesce(e.until_at > at, true)) then
    wanted := null;
    foreach part in array ways loop wanted := coalesce(wanted || part, part); end loop;
  end if;
  stems := '\m(' || (select string_agg(regexp_replace(l, '[^a-z0-9]', '.', 'g'), '|') from (
    select distinct regexp_replace(unnest(tsvector_to_array(to_tsvector('pg_catalog.english', a))), 'i$', '') as l
    from unnest(alternatives) a) s) || ')';
  return query
    with able as not materialized (
      select e.id, e.title as called, e.head, e.body,
        of_audience is distinct from 'professionals' and e.audiences = '{professionals}' as at_work from library.search_entry e
      where coalesce(e.from_at <= at, true) and coalesce(e.until_at > at, true)
        and (of_kind is null or e.kind = of_kind)
        and (of_audience is null or e.audiences = '{}' or of_audience = any(e.audiences))
        and (of_age is null or e.ages = '{}' or of_age = any(e.ages))
        and (of_topic is null or of_topic = any(e.topics))
        and (case when of_area is null then e.area is null or e.alone
          else e.area = of_area or (e.area is null and not of_area = any(e.but_not)
            and (e.within = '{}' or of_area = any(e.within))) end)),
    first as materialized (
      select e.id, e.called, ts_rank_cd(e.head, wanted, 1) + case when e.head @@ said then 1 else 0 end
        - case when e.at_work then 0.9 else 0 end as weight
      from able e where e.head @@ wanted),
    shown as (
      (select f.id, f.weight, f.called from first f order by f.weight desc, f.called collate "C", f.id
        limit most offset skipped)
      union all
      (select e.id, 0, e.called from able e where (select count(*) from first) < skipped + most
        and e.body @@ wanted and not e.head @@ wanted order by e.called collate "C", e.id
        limit greatest(0, skipped + most - greatest(skipped, (select count(*) from first)))
        offset greatest(0, skipped - (select count(*) from first))))
    select e.kind, e.ref, e.area, e.title, e.summary, e.href, e.sensitive,
      case when (select count(*) from first) > 200 then 201
        else (select count(*) from (select from able b where b.body @@ wanted limit 201) c) end, loose,
      ts_headline('pg_catalog.english', substring(w.words from greatest(1, w.near - 120) for 700), wanted,
        'StartSel=' || chr(57344) || ', StopSel=' || chr(57345) || ', MaxWords=34, MinWords=18, ShortWord=2, MaxFragments=1')
    from shown s join library.search_entry e on e.id = s.id
      cross join lateral (select e.summary || ' ' || e.words as words,
        regexp_instr(e.summary || ' ' || e.words, stems, 1, 1, 0, 'i') as near) w
    order by s.weight desc, s.called collate "C", s.id;
end $$;
set local role app_owner;
revoke create on schema library from app_definer;
