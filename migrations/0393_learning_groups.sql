-- Groups for young people: some weeks, for some ages and risks, free. What is told of a young person when they are put
-- forward is a case fact, for whoever put them forward and whoever leads the group; who came each week stands apart.

create table learning.young_group (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  name text not null,
  about text not null,
  area text not null references partnership.area,
  age_from integer not null check (age_from between 0 and 25),
  age_to integer not null check (age_to between age_from and 25),
  -- Any of these; none is asked when empty.
  risks text[] not null default '{}',
  needs_open_case boolean not null,
  capacity integer not null check (capacity between 1 and 100),
  lead_id uuid not null references partnership.practitioner,
  -- The days on which it meets, in order.
  meets_on date[] not null check (cardinality(meets_on) > 0)
);

create table learning.young_referral (
  id uuid primary key default gen_random_uuid(),
  group_id uuid not null references learning.young_group,
  name text not null,
  born date not null,
  risks text[] not null,
  open_case boolean not null,
  why text not null,
  -- Who of the family agreed, and when; and that the young person wants to come.
  consent_by text not null,
  consent_on date not null,
  agency_id uuid not null references partnership.agency,
  referred_by uuid not null references partnership.practitioner,
  referred_by_name text not null,
  referred_at timestamptz not null default access.now(),
  verdict text check (verdict in ('place', 'no place')),
  why_not text,
  decided_at timestamptz,
  check ((verdict is null) = (decided_at is null)),
  check (verdict is distinct from 'no place' or why_not <> '')
);
create index on learning.young_referral (agency_id, referred_at desc);
create index on learning.young_referral (group_id, referred_at);

-- A place in a group: what somebody wants to be called, and nothing of why they are there.
create table learning.young_place (
  id uuid primary key default gen_random_uuid(),
  group_id uuid not null references learning.young_group,
  referral_id uuid not null unique references learning.young_referral,
  called text not null,
  agency_id uuid not null references partnership.agency
);
create index on learning.young_place (group_id);

create table learning.young_attendance (
  place_id uuid not null references learning.young_place,
  meeting date not null,
  came boolean not null,
  noted_by_name text not null,
  noted_at timestamptz not null,
  primary key (place_id, meeting)
);

do $$ declare name text; begin
  foreach name in array array['young_group', 'young_referral', 'young_place', 'young_attendance'] loop
    execute format('alter table learning.%I enable row level security', name);
    execute format('alter table learning.%I force row level security', name);
  end loop;
end $$;

grant select on learning.young_group to app_user;
create policy signed_in on learning.young_group for select to app_user using ((select access.practitioner()) is not null);

-- The training side never reads why somebody was put forward, whatever agency it belongs to.
grant select, insert on learning.young_referral to app_user;
grant update (verdict, why_not, decided_at) on learning.young_referral to app_user;
create policy agencys on learning.young_referral for select to app_user
  using (agency_id = (select access.agency())
    and not (select access.may('learning.coordinate')) and not (select access.may('learning.register')));
create policy leads on learning.young_referral for select to app_user
  using (group_id = any(array(select g.id from learning.young_group g where g.lead_id = (select access.practitioner()))));
create policy refers on learning.young_referral for insert to app_user
  with check (agency_id = (select access.agency()) and referred_by = (select access.practitioner()) and verdict is null
    and not (select access.may('learning.coordinate')) and not (select access.may('learning.register')));
create policy decides on learning.young_referral for update to app_user
  using (verdict is null
    and group_id = any(array(select g.id from learning.young_group g where g.lead_id = (select access.practitioner()))))
  with check (verdict is not null);

grant select, insert on learning.young_place to app_user;
create policy leads on learning.young_place to app_user
  using (group_id = any(array(select g.id from learning.young_group g where g.lead_id = (select access.practitioner()))))
  with check (group_id = any(array(select g.id from learning.young_group g where g.lead_id = (select access.practitioner()))));
create policy registers on learning.young_place for select to app_user using ((select access.may('learning.register')));
create policy agencys on learning.young_place for select to app_user using (agency_id = (select access.agency()));

grant select, insert on learning.young_attendance to app_user;
grant update (came, noted_by_name, noted_at) on learning.young_attendance to app_user;
create policy of_place on learning.young_attendance for select to app_user
  using (exists (select from learning.young_place p where p.id = place_id));
create policy registers on learning.young_attendance to app_user
  using ((select access.may('learning.register')) or exists (select from learning.young_place p
    join learning.young_group g on g.id = p.group_id where p.id = place_id and g.lead_id = (select access.practitioner())))
  with check ((select access.may('learning.register')) or exists (select from learning.young_place p
    join learning.young_group g on g.id = p.group_id where p.id = place_id and g.lead_id = (select access.practitioner())));

grant select on learning.young_group, learning.young_place to app_definer;
create policy definer_reads on learning.young_group for select to app_definer using (true);
create policy definer_reads on learning.young_place for select to app_definer using (true);
grant update on learning.young_group to app_definer;
create policy definer_locks on learning.young_group for update to app_definer using (true) with check (true);

grant create on schema learning to app_definer;
set local role app_definer;
-- Never more places than there are, whoever decides at once.
create function learning.young_places_kept() returns trigger
language plpgsql security definer set search_path = '' as $$
declare most integer;
begin
  select g.capacity into most from learning.young_group g where g.id = new.group_id for update;
  if (select count(*) from learning.young_place p where p.group_id = new.group_id) >= most then
    raise exception 'the group is full' using errcode = 'check_violation';
  end if;
  return new;
end $$;
set local role app_owner;
revoke create on schema learning from app_definer;
grant execute on function learning.young_places_kept() to app_owner;
create trigger places_kept before insert on learning.young_place
  for each row execute function learning.young_places_kept();
