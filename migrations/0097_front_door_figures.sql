-- Figures by week, for whoever may see them in an area: counts alone. A restricted concern counts for nobody but its
-- named people, and none counts across a conflict of interest.

-- The Monday that a week in London begins on.
create function front_door.week_of(at timestamptz) returns date language sql stable parallel safe as
  $$ select date_trunc('week', at at time zone 'Europe/London')::date $$;

-- Whether the caller may count a concern: by role in its area; one of unknown area by role anywhere.
create function front_door.counted(concern uuid, in_area text, is_restricted boolean, areas text[], conflicted uuid[], admitted uuid[])
returns boolean language sql immutable parallel safe as
  $$ select (in_area = any(areas) or (in_area is null and areas <> '{}')) and not (concern = any(conflicted))
     and (not is_restricted or concern = any(admitted)) $$;

create function front_door.figures_told(since date)
returns table (week date, audience text, source text, area text, owed bigint, in_time bigint, late bigint, not_told bigint, overdue bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
begin return query
  select front_door.week_of(t.due_at), t.audience, t.source, t.area, count(*),
    count(*) filter (where t.met_how = 'told' and t.met_at <= t.due_at),
    count(*) filter (where t.met_how = 'told' and t.met_at > t.due_at),
    count(*) filter (where t.met_how = 'not told'),
    count(*) filter (where t.met_at is null and t.due_at < access.now())
  from front_door.to_tell t join front_door.concern c on c.id = t.concern_id
  where t.ended_at is null and t.due_at >= since::timestamp at time zone 'Europe/London'
    and front_door.counted(c.id, c.area, c.restricted, areas, conflicted, admitted)
  group by 1, 2, 3, 4;
end $$;

create function front_door.figures_decided(since date)
returns table (week date, area text, decided bigint, in_time bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
begin return query
  select front_door.week_of(c.decided_at), c.area, count(*), count(*) filter (where not c.decided_late)
  from front_door.concern c
  where c.decided_at is not null and c.decided_at >= since::timestamp at time zone 'Europe/London'
    and front_door.counted(c.id, c.area, c.restricted, areas, conflicted, admitted)
  group by 1, 2;
end $$;

create function front_door.figures_volume(since date)
returns table (week date, area text, source text, level smallint, concerns bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
begin return query
  select front_door.week_of(c.received_at), c.area, c.source_words, c.level, count(*)
  from front_door.concern c
  where c.received_at >= since::timestamp at time zone 'Europe/London'
    and front_door.counted(c.id, c.area, c.restricted, areas, conflicted, admitted)
  group by 1, 2, 3, 4;
end $$;

-- What agencies did with what they were asked, by the week of asking. Silent: no answer, and its time is over.
create function front_door.figures_replies(since date)
returns table (week date, agency_id uuid, agency text, area text, asked bigint, in_time bigint, late bigint, not_shared bigint,
  silent bigint, waiting bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
begin return query
  select front_door.week_of(q.asked_at), q.agency_id, a.name, q.area, count(*),
    count(*) filter (where q.answered_at <= q.due_at), count(*) filter (where q.answered_at > q.due_at),
    count(*) filter (where q.answer = 'not shared'),
    count(*) filter (where q.answered_at is null and q.due_at < access.now()),
    count(*) filter (where q.answered_at is null and q.due_at >= access.now())
  from front_door.question q join front_door.concern c on c.id = q.concern_id join partnership.agency a on a.id = q.agency_id
  where q.withdrawn_at is null and q.asked_at >= since::timestamp at time zone 'Europe/London'
    and (front_door.counted(c.id, c.area, c.restricted, areas, conflicted, admitted)
      -- An agency sees its own, and nothing of anybody else's.
      or (q.agency_id = access.agency() and access.may('front-door.answer') and not (c.id = any(conflicted))))
  group by 1, 2, 3, 4;
end $$;

-- The ledger across the partnership: ids, names of facts and of agencies, for those who answer for sharing in an area.
create function front_door.ledger(to_agency uuid, before_at timestamptz, before_id uuid, most integer)
returns table (id uuid, concern_id uuid, reference text, from_name text, to_kind text, to_name text, fields text[], basis text,
  decided_by_name text, how text, shared_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.ledger'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
begin return query
  select s.id, s.concern_id, s.reference, s.from_name, s.to_kind, s.to_name, s.fields, s.basis, s.decided_by_name, s.how, s.shared_at
  from front_door.sharing s join front_door.concern c on c.id = s.concern_id
  where front_door.counted(c.id, c.area, c.restricted, areas, conflicted, admitted)
    and (ledger.to_agency is null or s.to_agency = ledger.to_agency)
    and (before_id is null or (s.shared_at, s.id) < (before_at, before_id))
  order by s.shared_at desc, s.id desc limit most;
end $$;

do $$ declare signature text; begin
  revoke all on function front_door.week_of(timestamptz) from public;
  revoke all on function front_door.counted(uuid, text, boolean, text[], uuid[], uuid[]) from public;
  grant execute on function front_door.week_of(timestamptz), front_door.counted(uuid, text, boolean, text[], uuid[], uuid[]) to app_definer;
  grant create on schema front_door to app_definer;
  foreach signature in array array['figures_told(date)', 'figures_decided(date)', 'figures_volume(date)', 'figures_replies(date)',
    'ledger(uuid, timestamptz, uuid, integer)'] loop
    execute format('revoke all on function front_door.%s from public', signature);
    execute format('grant execute on function front_door.%s to app_user', signature);
    execute format('alter function front_door.%s owner to app_definer', signature);
  end loop;
  revoke create on schema front_door from app_definer;
end $$;
