-- Concerns under the rules of 0060: approved emergency access reads a restricted concern and changes nothing, one
-- question decides who may work on a concern, and each shielded address has named people of its own.

alter policy seen on front_door.concern using (
  not (id = any(array(select access.conflicted())))
  and case when restricted then id = any(array(select access.admitted()))
    else team_id = any(array(select access.my_teams())) or id = any(array(select access.opened())) end);

-- Somebody of the team who sees a restricted concern by approved emergency access only reads it too; and who may
-- work on a concern still rates or decides it by role.
alter policy worked_on on front_door.rating
  with check ((select access.may('front-door.rate')) and front_door.may_work(concern_id));
alter policy worked_on on front_door.decision
  with check ((select access.may('front-door.decide')) and front_door.may_work(concern_id));
alter policy worked_on on front_door.clock with check (front_door.may_work(concern_id));
alter policy kept on front_door.clock using (front_door.may_work(concern_id));
alter policy hub_tells on front_door.receipt using (front_door.may_work(concern_id));

-- For basis 'shield' the opening names the address, so that who may read one may not read the next.
alter policy seen on front_door.address
  using ((not shielded or id = any(array(select access.unshielded())))
    and exists (select from front_door.concern c where c.id = concern_id));

-- Functions of app_definer are its own to replace.
grant create on schema front_door to app_definer;
set local role app_definer;

create or replace function front_door.may_see(concern uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return access.sees(concern); end $$;

-- Hides one address from all but the named people, whoever does it among them. An address that came in shielded
-- has none yet; where there are some, only they name others.
create or replace function front_door.shield(which uuid, people uuid[], why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare concern uuid;
begin
  select a.concern_id into concern from front_door.address a where a.id = which;
  perform access.must('front-door.restrict');
  perform front_door.must_work(concern);
  if not (which = any(array(select access.unshielded()))) and exists (select from access.opening o
    where o.record_id = which and o.basis = 'shield' and (o.expires_at is null or o.expires_at > access.now())) then
    raise exception 'only the named people may name others' using errcode = 'insufficient_privilege';
  end if;
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    select which, p.id, 'shield', access.practitioner() from partnership.practitioner p
    where (p.id = any(people) or p.id = access.practitioner()) and p.disabled_at is null
      and not exists (select from access.opening o where o.record_id = which and o.practitioner_id = p.id
        and o.basis = 'shield' and (o.expires_at is null or o.expires_at > access.now()));
  update front_door.address a set shielded = true, shielded_why = why where a.id = which;
end $$;

-- Shows it again, on the word of somebody who may read it. Shielded anew, it has new named people.
create or replace function front_door.unshield(which uuid) returns void
  language plpgsql security definer set search_path = '' as $$
declare concern uuid;
begin
  select a.concern_id into concern from front_door.address a where a.id = which;
  perform access.must('front-door.restrict');
  perform front_door.must_work(concern);
  if not (which = any(array(select access.unshielded()))) then
    raise exception 'only the named people may show a shielded address' using errcode = 'insufficient_privilege';
  end if;
  update access.opening o set expires_at = access.now() where o.record_id = which and o.basis = 'shield'
    and (o.expires_at is null or o.expires_at > access.now());
  update front_door.address a set shielded = false, shielded_why = null where a.id = which;
  update front_door.concern c set shielded = exists (select from front_door.address a
    where a.concern_id = concern and a.shielded) where c.id = concern;
end $$;

set local role app_owner;

-- Whoever turns out to have a conflict of interest no longer has the concern.
create function front_door.let_go() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update access.opening o set expires_at = access.now() where o.record_id = new.record_id
    and o.practitioner_id = new.practitioner_id and (o.expires_at is null or o.expires_at > access.now());
  update front_door.concern c set allocated_to = null, allocated_to_name = null
    where c.id = new.record_id and c.allocated_to = new.practitioner_id;
  return null;
end $$;
create trigger lets_go after insert on access.conflict for each row execute function front_door.let_go();
revoke all on function front_door.let_go() from public;
alter function front_door.let_go() owner to app_definer;
revoke create on schema front_door from app_definer;
