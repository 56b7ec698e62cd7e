-- Counting a quarter reads an index and no record: each holds all that its figure asks for.
drop index front_door.concern_decided;
drop index front_door.concern_received;
drop index front_door.to_tell_due;
drop index front_door.question_asked;
create index concern_decided on front_door.concern (decided_at) include (id, area, restricted, decided_late)
  where decided_at is not null;
create index concern_received on front_door.concern (received_at) include (id, area, restricted, source_words, level);
create index to_tell_due on front_door.to_tell (due_at) include (concern_id, audience, source, area, met_at, met_how)
  where ended_at is null;
create index question_asked on front_door.question (asked_at)
  include (concern_id, agency_id, area, due_at, answered_at, answer, withdrawn_at);

grant create on schema front_door to app_definer;
set local role app_definer;

-- When each week in London begins, from that of a day to the week after next.
create function front_door.weeks_from(since date) returns timestamptz[]
language sql stable security definer set search_path = '' as
  $$ select array_agg(w.day::timestamp at time zone 'Europe/London' order by w.day) from (select monday::date as day
       from generate_series(date_trunc('week', since::timestamp), access.now() at time zone 'Europe/London' + interval '2 weeks', '1 week') monday) w $$;
-- The week of an instant, found among those: what week_of says, for a fifth of its cost.
create function front_door.week_among(at timestamptz, weeks timestamptz[], since date) returns date
language sql stable as
  $$ select case when at < weeks[cardinality(weeks)] then date_trunc('week', since::timestamp)::date + 7 * (width_bucket(at, weeks) - 1)
       else front_door.week_of(at) end $$;

-- The figures of 0097 and 0520: what is the same for every row (the time, whose they are) is asked once, and a concern is
-- looked up by its id and no other way, so that a quarter costs the same however many years there are.
create or replace function front_door.figures_told(since date)
returns table (week date, audience text, source text, area text, owed bigint, in_time bigint, late bigint, not_told bigint, overdue bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  weeks timestamptz[] := front_door.weeks_from(since); at timestamptz := access.now();
begin return query
  select front_door.week_among(t.due_at, weeks, since), t.audience, t.source, t.area, count(*),
    count(*) filter (where t.met_how = 'told' and t.met_at <= t.due_at),
    count(*) filter (where t.met_how = 'told' and t.met_at > t.due_at),
    count(*) filter (where t.met_how = 'not told'),
    count(*) filter (where t.met_at is null and t.due_at < at)
  from front_door.to_tell t
    cross join lateral (select o.area, o.restricted from front_door.concern o where o.id = t.concern_id offset 0) c
  where t.ended_at is null and t.due_at >= since::timestamp at time zone 'Europe/London'
    and front_door.counted(t.concern_id, c.area, c.restricted, areas, conflicted, admitted)
  group by 1, 2, 3, 4;
end $$;

create or replace function front_door.figures_decided(since date)
returns table (week date, area text, decided bigint, in_time bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  weeks timestamptz[] := front_door.weeks_from(since);
begin return query
  select front_door.week_among(c.decided_at, weeks, since), c.area, count(*), count(*) filter (where not c.decided_late)
  from front_door.concern c
  where c.decided_at is not null and c.decided_at >= since::timestamp at time zone 'Europe/London'
    and front_door.counted(c.id, c.area, c.restricted, areas, conflicted, admitted)
  group by 1, 2;
end $$;

create or replace function front_door.figures_volume(since date)
returns table (week date, area text, source text, level smallint, concerns bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  weeks timestamptz[] := front_door.weeks_from(since);
begin return query
  select front_door.week_among(c.received_at, weeks, since), c.area, c.source_words, c.level, count(*)
  from front_door.concern c
  where c.received_at >= since::timestamp at time zone 'Europe/London'
    and front_door.counted(c.id, c.area, c.restricted, areas, conflicted, admitted)
  group by 1, 2, 3, 4;
end $$;

create or replace function front_door.figures_replies(since date)
returns table (week date, agency_id uuid, agency text, area text, asked bigint, in_time bigint, late bigint, not_shared bigint,
  silent bigint, waiting bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  own uuid := case when access.may('front-door.answer') then access.agency() end;
  weeks timestamptz[] := front_door.weeks_from(since); at timestamptz := access.now();
begin return query
  select r.week, r.agency_id, a.name, r.area, r.asked, r.in_time, r.late, r.not_shared, r.silent, r.waiting from (
    select front_door.week_among(q.asked_at, weeks, since) as week, q.agency_id, q.area, count(*) as asked,
      count(*) filter (where q.answered_at <= q.due_at) as in_time, count(*) filter (where q.answered_at > q.due_at) as late,
      count(*) filter (where q.answer = 'not shared') as not_shared,
      count(*) filter (where q.answered_at is null and q.due_at < at) as silent,
      count(*) filter (where q.answered_at is null and q.due_at >= at) as waiting
    from front_door.question q
      cross join lateral (select o.area, o.restricted from front_door.concern o where o.id = q.concern_id offset 0) c
    where q.withdrawn_at is null and q.asked_at >= since::timestamp at time zone 'Europe/London'
      and (front_door.counted(q.concern_id, c.area, c.restricted, areas, conflicted, admitted)
        -- An agency sees its own, and nothing of anybody else's.
        or (q.agency_id = own and not (q.concern_id = any(conflicted))))
    group by 1, 2, 3) r join partnership.agency a on a.id = r.agency_id;
end $$;
revoke all on function front_door.weeks_from(date), front_door.week_among(timestamptz, timestamptz[], date) from public;

set local role app_owner;
revoke create on schema front_door from app_definer;
