-- The first feed of a new installation meets tables that were empty when its plans were made, and keeps those plans for
-- as long as it runs. Asked so, a team's every involvement cannot be read to find those of one person.

grant create on schema people to app_definer;
set local role app_definer;
create or replace function people.keep_teams() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare now_with uuid[] := (select coalesce(array_agg(distinct i.team_id order by i.team_id) filter (where i.until is null), '{}')
    from people.involvement i where i.person_id = new.person_id);
begin
  update people.person p set teams = now_with where p.id = new.person_id and p.teams is distinct from now_with;
  return null;
end $$;
set local role app_owner;
revoke create on schema people from app_definer;
