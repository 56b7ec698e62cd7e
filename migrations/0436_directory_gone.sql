-- What a source no longer lists: reported by the feed that no longer had it, its owner asked once, said in public until
-- somebody answers, and withdrawn by a person, or after so many days where a dated setting says so.
alter table directory.import_run add column whole boolean not null default false;
alter table directory.import_row drop constraint import_row_outcome_check;
alter table directory.import_row add check
  (outcome in ('waiting', 'new', 'updated', 'unchanged', 'held', 'refused', 'gone'));

alter table directory.service
  add column gone_on date,
  -- Somebody here said that it is still offered, and since when its owner was asked.
  add column gone_kept_on date,
  add column gone_told_on date,
  -- The setting hid it, and no person: listed again at its source, it is public again.
  add column gone_hidden boolean not null default false;
create index on directory.service (gone_on) where gone_on is not null;
grant update (gone_kept_on) on directory.service to app_user;

alter table directory.setting drop constraint setting_name_check;
alter table directory.setting add check (name in ('stale after', 'ask after', 'check links', 'withdraw gone after'));
create policy configured on directory.setting for insert to app_owner with check (true);
insert into directory.setting (name, value, effective_from, source, by_name) values
  ('withdraw gone after', 0, '2019-01-01', 'off until somebody decides it', 'the installation');
drop policy configured on directory.setting;

grant create on schema directory to app_definer;
set local role app_definer;
create or replace view directory.published as
  select s.id, s.organization_id, o.name as organization, s.title, s.summary, s.content, s.words, s.search, s.minimum_age,
    s.maximum_age, s.needs, s.audiences, s.levels, s.ways, s.access, s.languages, s.areas, s.free, s.placed, s.checked_on,
    s.last_modified, case when s.gone_kept_on is null then s.gone_on end as gone_on
  from directory.service s join directory.organization o on o.id = s.organization_id
  where s.published and (select access.actor()) is not null;
set local role app_owner;
revoke create on schema directory from app_definer;
