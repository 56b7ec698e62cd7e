-- An address that came in shielded, because whoever told us said that somebody must not learn it, has no named people
-- yet. Somebody of the team that holds it takes it on with a reason, and is named from then on.

create table front_door.taken_on (
  id uuid primary key default gen_random_uuid(),
  concern_id uuid not null references front_door.concern,
  address_id uuid not null references front_door.address,
  reason text not null,
  taken_by uuid not null,
  taken_by_name text not null,
  taken_at timestamptz not null default access.now()
);
create index on front_door.taken_on (concern_id);
alter table front_door.taken_on enable row level security;
alter table front_door.taken_on force row level security;
create policy seen on front_door.taken_on for select to app_user
  using (exists (select from front_door.concern c where c.id = concern_id));
create policy definer_keeps on front_door.taken_on to app_definer using (true) with check (true);
grant select on front_door.taken_on to app_user;
grant select, insert on front_door.taken_on to app_definer;

-- Functions of app_definer are its own to replace.
grant create on schema front_door to app_definer;
set local role app_definer;

-- As before; somebody who can no longer sign in does not count as named.
create or replace function front_door.shielded(concern uuid) returns table (address_id uuid, readable boolean, named boolean)
language plpgsql stable security definer set search_path = '' as
  $$ begin return query select a.id, a.id = any(array(select access.unshielded())),
       exists (select from access.opening o join partnership.practitioner p on p.id = o.practitioner_id
         where o.record_id = a.id and o.basis = 'shield' and p.disabled_at is null
         and (o.expires_at is null or o.expires_at > access.now()))
     from front_door.address a where a.concern_id = concern and a.shielded and front_door.may_work(concern); end $$;

set local role app_owner;

-- False where somebody is named already: then only they let others read it.
create function front_door.take_on(which uuid, why text) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare concern uuid; may boolean;
begin
  select a.concern_id into concern from front_door.address a where a.id = which and a.shielded for update;
  perform access.must('front-door.restrict');
  perform front_door.must_work(concern);
  select not s.named into may from front_door.shielded(concern) s where s.address_id = which;
  if not coalesce(may, false) then return false; end if;
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    values (which, access.practitioner(), 'shield', access.practitioner());
  insert into front_door.taken_on (concern_id, address_id, reason, taken_by, taken_by_name)
    select concern, which, why, p.id, p.name from partnership.practitioner p where p.id = access.practitioner();
  return true;
end $$;
revoke all on function front_door.take_on(uuid, text) from public;
grant execute on function front_door.take_on(uuid, text) to app_user;
alter function front_door.take_on(uuid, text) owner to app_definer;
revoke create on schema front_door from app_definer;
