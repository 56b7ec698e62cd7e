-- Professional disagreements by week, area and the stage they reached, for whoever may see figures.
create function front_door.figures_disagreements(since date)
returns table (week date, area text, stage text, raised bigint, settled bigint, overdue bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('front-door.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
begin return query
  select front_door.week_of(d.raised_at), c.area, s.stage, count(*), count(*) filter (where d.outcome is not null),
    count(*) filter (where s.ended_at is null and s.due_at < access.now())
  from front_door.disagreement d join front_door.concern c on c.id = d.concern_id
    join lateral (select t.stage, t.ended_at, t.due_at from front_door.disagreement_stage t where t.disagreement_id = d.id
      order by array_position('{workers,managers,heads,partnership}'::text[], t.stage) desc limit 1) s on true
  where d.raised_at >= since::timestamp at time zone 'Europe/London'
    and front_door.counted(c.id, c.area, c.restricted, areas, conflicted, admitted)
  group by 1, 2, 3;
end $$;
grant select on front_door.disagreement, front_door.disagreement_stage to app_definer;
create policy definer_reads on front_door.disagreement for select to app_definer using (true);
create policy definer_reads on front_door.disagreement_stage for select to app_definer using (true);
grant create on schema front_door to app_definer;
revoke all on function front_door.figures_disagreements(date) from public;
grant execute on function front_door.figures_disagreements(date) to app_user;
alter function front_door.figures_disagreements(date) owner to app_definer;
revoke create on schema front_door from app_definer;
