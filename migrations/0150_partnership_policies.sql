-- What the partnership has agreed besides times and numbers: who must be at a strategy discussion, which decisions
-- need a second person, with which words people are first told. Dated versions like every arrangement.

create table partnership.policy (
  -- "attendance:strategy-discussion", "second:level-4", "words:parent".
  name text not null check (name ~ '^[a-z]+:[a-z0-9-]+$'),
  area text references partnership.area,
  value jsonb not null,
  effective_from date not null,
  effective_to date,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  change_id uuid references partnership.change,
  check (effective_from < effective_to)
);
create unique index policy_version on partnership.policy (name, area, effective_from, change_id) nulls not distinct;
create index on partnership.policy (change_id);
alter table partnership.policy enable row level security;
alter table partnership.policy force row level security;
grant select on partnership.policy to app_user, app_worker;
grant insert on partnership.policy to app_user;
create policy anyone_reads on partnership.policy for select to app_user, app_worker
  using ((select access.actor()) is not null);
create policy owner_writes on partnership.policy to app_owner using (true) with check (true);
create policy administrators_add on partnership.policy for insert to app_user
  with check (change_id = any(array(select partnership.changing())));

do $$ declare held record; begin
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'partnership.change'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''holiday''%' loop
    execute format('alter table partnership.change drop constraint %I', held.conname);
    execute format('alter table partnership.change add constraint %I %s', held.conname,
      replace(held.def, '''holiday''::text', '''holiday''::text, ''policy''::text'));
  end loop;
end $$;

-- What stood in tables of its own comes over, with what an installation changed there. What belongs to areas that do
-- not stand yet is written with them, at the first start.
insert into partnership.policy (name, area, value, effective_from, effective_to, source, certainty)
  select 'words:' || replace(t.audience, ' ', '-'), t.area, jsonb_build_object('words', t.words), t.effective_from,
    t.effective_to, t.source, t.certainty from front_door.told_template t
  where t.area is null or exists (select from partnership.area a where a.code = t.area);
insert into partnership.policy (name, area, value, effective_from, effective_to, source, certainty)
  select 'second:' || regexp_replace(regexp_replace(lower(r.id), '^' || coalesce(r.area, '-') || '-', ''), '[^a-z0-9-]', '-', 'g'), r.area,
    jsonb_build_object('levels', r.levels, 'outcomes', r.outcomes, 'ratings', r.ratings, 'says', r.says), r.effective_from,
    r.effective_to, r.source, r.certainty from front_door.second_person_rule r
  where r.area is null or exists (select from partnership.area a where a.code = r.area);
drop table front_door.told_template;
drop table front_door.second_person_rule;
