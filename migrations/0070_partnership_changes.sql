-- Arrangements are changed by adding versions: a change says what of, from which day, on what grounds and by whom,
-- and the rows that carry its id are the whole of what holds from that day. Nothing is edited and nothing ends by
-- being overwritten: a version holds until the day the next one begins. A change that carries no rows says that
-- from its day there is nothing (no number of one's own, a bank holiday that is not kept). Rows without a change
-- are those every installation begins with.

create function partnership.today() returns date language sql stable parallel safe as
  $$ select (access.now() at time zone 'Europe/London')::date $$;
grant execute on function partnership.today() to app_user, app_worker, app_definer, app_owner;

create table partnership.change (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('hours', 'line', 'limit', 'outcome', 'holiday')),
  -- What of: a service, "area purpose", "limit area", "outcome area", a date. An area of "all" is every area.
  subject text not null,
  area text references partnership.area,
  effective_from date not null,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  why text not null,
  made_by uuid not null references partnership.practitioner,
  made_at timestamptz not null default access.now(),
  withdrawn_by uuid references partnership.practitioner,
  withdrawn_at timestamptz,
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create unique index one_version_a_day on partnership.change (kind, subject, effective_from)
  where withdrawn_at is null;
create index on partnership.change (made_at desc, id desc);
create index on partnership.change (made_by);
create index on partnership.change (withdrawn_by);

create table partnership.outcome_rule (
  code text not null,
  area text references partnership.area,
  label text not null,
  means text not null,
  levels smallint[] not null check (levels <@ array[1, 2, 3, 4]::smallint[] and cardinality(levels) > 0),
  effective_from date not null,
  effective_to date,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  change_id uuid references partnership.change,
  check (effective_from < effective_to)
);
create unique index outcome_rule_version on partnership.outcome_rule (code, area, effective_from, change_id)
  nulls not distinct;
create index on partnership.outcome_rule (change_id);

alter table partnership.bank_holiday add column change_id uuid references partnership.change;
alter table partnership.service_hours add column change_id uuid references partnership.change;
alter table partnership.phone_line add column change_id uuid references partnership.change;
alter table partnership.clock_rule add column change_id uuid references partnership.change;
-- A change that was withdrawn keeps its rows, so that it can be read; another may then begin on the same day.
alter table partnership.bank_holiday drop constraint bank_holiday_pkey;
alter table partnership.service_hours drop constraint service_hours_pkey;
alter table partnership.phone_line drop constraint phone_line_pkey;
create unique index bank_holiday_version on partnership.bank_holiday (date, change_id) nulls not distinct;
create unique index service_hours_version on partnership.service_hours (service, weekday, effective_from, change_id)
  nulls not distinct;
create unique index phone_line_version on partnership.phone_line (id, effective_from, change_id) nulls not distinct;
create index on partnership.bank_holiday (change_id);
create index on partnership.service_hours (change_id);
create index on partnership.phone_line (change_id);
create index on partnership.clock_rule (change_id);

-- Whether whoever asks may change what belongs to an area, or, with none, what belongs to them all.
create function partnership.administers(in_area text) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return case when in_area is null then access.may('administer')
       else in_area = any(array(select access.areas_where('administer'))) end; end $$;
-- The changes being made in this transaction: only they take rows.
create function partnership.changing() returns setof uuid
  language plpgsql stable security definer set search_path = '' as
  $$ begin return query select id from partnership.change
       where made_by = access.practitioner() and made_at = access.now() and withdrawn_at is null; end $$;

alter table partnership.change enable row level security;
alter table partnership.change force row level security;
alter table partnership.outcome_rule enable row level security;
alter table partnership.outcome_rule force row level security;
grant select on partnership.change, partnership.outcome_rule to app_user, app_worker, app_definer;
create policy definer_reads on partnership.change for select to app_definer using (true);
create policy anyone_reads on partnership.change for select to app_user, app_worker
  using ((select access.actor()) is not null);
create policy anyone_reads on partnership.outcome_rule for select to app_user, app_worker
  using ((select access.actor()) is not null);
create policy owner_writes on partnership.outcome_rule to app_owner using (true) with check (true);
create policy owner_reads on partnership.change for select to app_owner using (true);

grant insert, update (withdrawn_by, withdrawn_at) on partnership.change to app_user;
create policy administrators_change on partnership.change for insert to app_user
  with check (made_by = (select access.practitioner()) and made_at = (select access.now()) and withdrawn_at is null
    and effective_from >= (select partnership.today()) and partnership.administers(area));
-- What is in force stays on record; what is still to come may be taken back, and the rows stay to be read.
create policy administrators_withdraw on partnership.change for update to app_user
  using (withdrawn_at is null and effective_from > (select partnership.today()) and partnership.administers(area))
  with check (withdrawn_by = (select access.practitioner()) and withdrawn_at = (select access.now()));

grant insert on partnership.bank_holiday, partnership.service_hours, partnership.phone_line,
  partnership.clock_rule, partnership.outcome_rule to app_user;
do $$ declare name text; begin
  foreach name in array array['bank_holiday', 'service_hours', 'phone_line', 'clock_rule', 'outcome_rule'] loop
    execute format('create policy administrators_add on partnership.%I for insert to app_user
      with check (change_id = any(array(select partnership.changing())))', name);
  end loop;
end $$;

do $$ declare signature text; begin
  grant create on schema partnership to app_definer;
  foreach signature in array array['administers(text)', 'changing()'] loop
    execute format('revoke all on function partnership.%s from public', signature);
    execute format('grant execute on function partnership.%s to app_user, app_definer', signature);
    execute format('alter function partnership.%s owner to app_definer', signature);
  end loop;
  revoke create on schema partnership from app_definer;
end $$;
