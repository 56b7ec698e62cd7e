-- A family may say at any time that they no longer agree, and a young person that they no longer come. That is a case
-- fact like the rest of what was told of them; of the place it is only known that it is free again.

create table learning.young_ending (
  referral_id uuid primary key references learning.young_referral,
  said_by text not null check (said_by in ('family', 'young person', 'agency')),
  said text not null,
  noted_by uuid not null references partnership.practitioner,
  noted_by_name text not null,
  noted_at timestamptz not null default access.now()
);
alter table learning.young_ending enable row level security;
alter table learning.young_ending force row level security;
grant select, insert on learning.young_ending to app_user;
-- Whoever sees what was told of them sees this, and may note it.
create policy of_referral on learning.young_ending for select to app_user
  using (exists (select from learning.young_referral r where r.id = referral_id));
create policy notes on learning.young_ending for insert to app_user
  with check (noted_by = (select access.practitioner())
    and exists (select from learning.young_referral r where r.id = referral_id and r.verdict is distinct from 'no place'));

alter table learning.young_place add column ended_at timestamptz;
grant select on learning.young_ending to app_definer;
grant update (ended_at) on learning.young_place to app_definer;
grant select on learning.young_referral to app_definer;
create policy definer_reads on learning.young_ending for select to app_definer using (true);
create policy definer_ends on learning.young_place for update to app_definer using (true) with check (true);
create policy definer_reads on learning.young_referral for select to app_definer using (true);

grant create on schema learning to app_definer;
set local role app_definer;
-- Never more places than there are, and none for whoever has ended, whoever decides at once.
create or replace function learning.young_places_kept() returns trigger
language plpgsql security definer set search_path = '' as $$
declare most integer;
begin
  select g.capacity into most from learning.young_group g where g.id = new.group_id for update;
  if (select count(*) from learning.young_place p where p.group_id = new.group_id and p.ended_at is null) >= most then
    raise exception 'the group is full' using errcode = 'check_violation';
  end if;
  if exists (select from learning.young_ending e where e.referral_id = new.referral_id) then
    raise exception 'they no longer come' using errcode = 'check_violation';
  end if;
  return new;
end $$;
-- After the lock a place that was given at the same time is there to be freed.
create function learning.young_place_freed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform from learning.young_group g
    where g.id = (select r.group_id from learning.young_referral r where r.id = new.referral_id) for update;
  update learning.young_place p set ended_at = new.noted_at where p.referral_id = new.referral_id;
  return null;
end $$;
create or replace function learning.young_group_use(wanted uuid) returns table (places integer, noted text[])
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.coordinate');
  return query select
    (select count(*)::integer from learning.young_place p where p.group_id = wanted and p.ended_at is null),
    (select coalesce(array_agg(distinct a.meeting::text), '{}') from learning.young_attendance a
      join learning.young_place p on p.id = a.place_id where p.group_id = wanted);
end $$;
revoke all on function learning.young_place_freed() from public;
grant execute on function learning.young_place_freed() to app_owner;
set local role app_owner;
revoke create on schema learning from app_definer;
create trigger place_freed after insert on learning.young_ending
  for each row execute function learning.young_place_freed();
