-- The people with whom a team works, by name, read from where a page begins and no further: those whose record it holds by
-- an index of the records, those whom it works with beside another team by a row kept for each.
create index person_by_name on people.person (team_id, label, id);
drop index people.person_team_id_created_at_id_idx;

create table people.works_with (
  team_id uuid not null,
  -- As on the record: what the list is ordered by, and by which rule a row is seen.
  label text not null,
  person_id uuid not null references people.person,
  restricted boolean not null,
  primary key (team_id, label, person_id)
);
create index on people.works_with (person_id);
alter table people.works_with enable row level security;
alter table people.works_with force row level security;
grant select on people.works_with to app_user;
grant select, insert, delete on people.works_with to app_definer;
create policy definer_keeps on people.works_with to app_definer using (true) with check (true);
-- As the record itself is seen by somebody of that team. What was opened beside that is no part of a team's list.
create policy seen on people.works_with for select to app_user using (
  not (person_id = any(array(select access.conflicted())))
  and case when restricted then person_id = any(array(select access.admitted()))
    else team_id = any(array(select access.my_teams())) end);

grant create on schema access, people to app_definer;
set local role app_definer;
-- What was opened to the caller alone, and not to their agency: never very much.
create function access.opened_to_me() returns setof uuid
  language plpgsql stable rows 20 security definer set search_path = '' as
  $$ begin return query select o.record_id from access.opening o where o.practitioner_id = access.practitioner()
       and o.basis in ('allocated', 'asked', 'named', 'break-glass') and (o.expires_at is null or o.expires_at > access.now()); end $$;
revoke all on function access.opened_to_me() from public;
grant execute on function access.opened_to_me() to app_user;
create function people.keep_works_with() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from people.works_with w where w.person_id = new.id;
  insert into people.works_with (team_id, label, person_id, restricted)
    select distinct t, new.label, new.id, new.restricted from unnest(new.teams) t where t <> new.team_id;
  return null;
end $$;
revoke all on function people.keep_works_with() from public;
grant execute on function people.keep_works_with() to app_user, app_worker, app_owner;
insert into people.works_with (team_id, label, person_id, restricted)
  select distinct t, p.label, p.id, p.restricted from people.person p cross join lateral unnest(p.teams) t where t <> p.team_id;
set local role app_owner;
revoke create on schema access, people from app_definer;

-- Of nearly everybody there is no team but the one that holds the record, and then nothing is kept.
create trigger works_with_kept after insert on people.person for each row
  when (not new.teams <@ array[new.team_id]) execute function people.keep_works_with();
create trigger change_of_works_with_kept after update of team_id, teams, label, restricted on people.person for each row
  when (not (new.teams <@ array[new.team_id] and old.teams <@ array[old.team_id])
    and (old.team_id, old.teams, old.label, old.restricted) is distinct from (new.team_id, new.teams, new.label, new.restricted))
  execute function people.keep_works_with();
