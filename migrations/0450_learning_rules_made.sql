-- Coordinators make credentials, tools and groups themselves. What they are called may change; their names in addresses
-- and rules stay.

grant update (name, about) on learning.credential, learning.tool to app_user;
create policy renamed on learning.credential for update to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));
create policy renamed on learning.tool for update to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));

-- Groups for young people, and every text of theirs as it stood.
alter table learning.young_group add column version integer not null default 1;

create table learning.young_group_version (
  group_id uuid not null references learning.young_group,
  version integer not null,
  content jsonb not null,
  changed_by uuid not null references partnership.practitioner,
  changed_by_name text not null,
  changed_at timestamptz not null default access.now(),
  primary key (group_id, version)
);
alter table learning.young_group_version enable row level security;
alter table learning.young_group_version force row level security;
grant select, insert on learning.young_group_version to app_user;
create policy coordinated on learning.young_group_version to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));

grant insert on learning.young_group to app_user;
grant update (name, about, area, age_from, age_to, risks, needs_open_case, capacity, lead_id, meets_on, version)
  on learning.young_group to app_user;
create policy made on learning.young_group for insert to app_user with check ((select access.may('learning.coordinate')));
create policy changed on learning.young_group for update to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));

grant select on learning.young_attendance to app_definer;
create policy definer_reads on learning.young_attendance for select to app_definer using (true);

-- How many have a place in a group and on which days it was noted who came: numbers and days, for whoever changes it.
grant create on schema learning to app_definer;
set local role app_definer;
create function learning.young_group_use(wanted uuid) returns table (places integer, noted text[])
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.coordinate');
  return query select (select count(*)::integer from learning.young_place p where p.group_id = wanted),
    (select coalesce(array_agg(distinct a.meeting::text), '{}') from learning.young_attendance a
      join learning.young_place p on p.id = a.place_id where p.group_id = wanted);
end $$;
revoke all on function learning.young_group_use(uuid) from public;
grant execute on function learning.young_group_use(uuid) to app_user;
set local role app_owner;
revoke create on schema learning from app_definer;
