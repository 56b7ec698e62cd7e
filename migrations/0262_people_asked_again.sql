-- How often families were asked for what was known, by the week, the agency and the sort of fact: counts alone. A
-- restricted person counts for nobody but their named people, and nobody counts across a conflict of interest.

create index on people.telling (taken_at) where how = 'said';

grant create on schema people to app_definer;
set local role app_definer;

create function people.figures_asked(since date)
returns table (week date, area text, agency text, asked_as text, asked bigint, needless bigint)
language plpgsql stable security definer set search_path = '' as $$
declare areas text[] := array(select access.areas_where('people.figures'));
  conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
begin return query
  select date_trunc('week', t.taken_at at time zone 'Europe/London')::date, p.area, t.agency, again.asked_as, count(*),
    count(*) filter (where again.needless)
  from people.telling t join people.person p on p.id = t.person_id
    left join people.told_again again on again.telling_id = t.id
  where t.how = 'said' and t.agency is not null and t.taken_at >= since::timestamp at time zone 'Europe/London'
    and (p.area = any(areas) or (p.area is null and areas <> '{}')) and not (p.id = any(conflicted))
    and (not p.restricted or p.id = any(admitted))
  group by 1, 2, 3, 4;
end $$;

revoke all on function people.figures_asked(date) from public;
grant execute on function people.figures_asked(date) to app_user;
set local role app_owner;
revoke create on schema people from app_definer;
