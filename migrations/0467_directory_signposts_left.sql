-- Whoever pointed a family somewhere may have left before it is known what became of it: a colleague of the same team
-- sees it and answers in their place. One of somebody's record only if they see that record.
grant create on schema directory to app_definer;
set local role app_definer;
create function directory.left_my_teams() returns setof uuid
  language plpgsql stable security definer set search_path = '' as
  $$ begin return query select m.practitioner_id from access.team_member m
       join partnership.practitioner p on p.id = m.practitioner_id and p.disabled_at is not null
     where m.team_id = any(array(select access.my_teams())) and access.may('directory.signpost'); end $$;
revoke all on function directory.left_my_teams() from public;
grant execute on function directory.left_my_teams() to app_user;
set local role app_owner;
revoke create on schema directory from app_definer;

drop policy seen on directory.signpost;
create policy seen on directory.signpost for select to app_user using (
  (by_id = (select access.practitioner()) or access.sees(person_id) or access.sees(concern_id)
    or (by_id = any(array(select directory.left_my_teams())) and person_id is null and concern_id is null))
  and (person_id is null or not (person_id = any(array(select access.conflicted()))))
  and (concern_id is null or not (concern_id = any(array(select access.conflicted())))));
drop policy answered on directory.signpost;
create policy answered on directory.signpost for update to app_user
  using (by_id = (select access.practitioner()) or by_id = any(array(select directory.left_my_teams())))
  with check (by_id = (select access.practitioner()) or by_id = any(array(select directory.left_my_teams())));
