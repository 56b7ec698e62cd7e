-- A day at the front door after two years of concerns: what is asked often looks only at what it shows.

-- What a team still waits for from agencies, due first: its desk asks for five of them and not for all that ever stood open.
create index concern_replies on front_door.concern (team_id, replies_due_at, id) where replies_due_at is not null;
-- All that a figure needs of a concern, so that counting a quarter reads no whole record.
create index concern_counted on front_door.concern (id) include (area, restricted);

grant create on schema front_door to app_definer;
set local role app_definer;

-- The same figures as before (0097); whose they are is asked once, and not of every question.
create or replace function front_door.figures_replies(since date)
returns table (week date, agency_id uuid, agency text, area text, asked bigint, in_time bigint, late bigint, not_shared bigint,
  silent bigint, waiting bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  own uuid := case when access.may('front-door.answer') then access.agency() end;
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
      or (q.agency_id = own and not (c.id = any(conflicted))))
  group by 1, 2, 3, 4;
end $$;

set local role app_owner;
revoke create on schema front_door from app_definer;
