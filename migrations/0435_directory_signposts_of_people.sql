-- A signpost of somebody's record is part of it: seen by whoever may see that record, and by nobody over whom a
-- conflict of interest stands, not even by whoever made it. One that a decision made is seen with its concern. What
-- was written for oneself alone stays one's own.
drop policy seen on directory.signpost;
create policy seen on directory.signpost for select to app_user using (
  (by_id = (select access.practitioner()) or access.sees(person_id) or access.sees(concern_id))
  and (person_id is null or not (person_id = any(array(select access.conflicted()))))
  and (concern_id is null or not (concern_id = any(array(select access.conflicted())))));

-- Which records a concern's children were found to be: seen by whoever sees the concern.
create view front_door.public_child with (security_invoker = true) as
  select k.concern_id, k.person_id from front_door.child k where k.person_id is not null;
grant select on front_door.public_child to app_user;
