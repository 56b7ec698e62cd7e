-- What help of the directory fits a topic of the library: by the code of an additional need, of whom a service is for, or
-- of both. A topic without a row here has no such block on its pages.
create table library.topic_help (
  topic text primary key check (topic ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  need text,
  audience text,
  check (need is not null or audience is not null)
);
alter table library.topic_help enable row level security;
alter table library.topic_help force row level security;
grant select on library.topic_help to app_user, app_worker;
create policy read on library.topic_help for select to app_user, app_worker using ((select access.actor()) is not null);
create policy configured on library.topic_help to app_owner using (true) with check (true);
insert into library.topic_help (topic, need, audience) values
  ('alcohol', 'substance-misuse', null), ('drugs', 'substance-misuse', null), ('domestic-abuse', 'domestic-abuse', null),
  ('stalking', 'domestic-abuse', null), ('forced-marriage', 'domestic-abuse', null),
  ('parental-conflict', 'parental-conflict', null), ('mental-health', 'mental-health', null),
  ('self-harm', 'mental-health', null), ('bereavement', 'mental-health', null), ('bullying', 'mental-health', null),
  ('criminal-exploitation', 'offending', null), ('knives', 'offending', null), ('young-carers', null, 'young-carers'),
  ('private-fostering', null, 'kinship'), ('safer-sleep', 'pregnancy-parenthood', 'unborn'),
  ('crying-babies', 'pregnancy-parenthood', 'unborn'), ('parenting', 'behaviour', null);

grant create on schema directory to app_definer;
set local role app_definer;
create or replace view directory.public_service with (security_invoker = true) as
  select s.id, s.title, s.summary, s.words, '/directory/' || s.id as href, s.areas, s.audiences, s.needs, s.ways, s.minimum_age,
    s.maximum_age, s.checked_on, case when s.gone_kept_on is null then s.gone_on end as gone_on
  from directory.service s where s.published;
set local role app_owner;
revoke create on schema directory from app_definer;
