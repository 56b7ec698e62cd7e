-- A decision in full: what it rests on, the five questions it answers, where it goes, and the second person where
-- policy asks for one. Then what happens when professionals do not agree.

alter table front_door.decision
  add column edition text references partnership.threshold_edition,
  add column cited text[],
  add column protection boolean,
  add column services text,
  add column section_17 boolean,
  add column section_47 boolean,
  add column specialist text,
  add column alternatives text,
  add column destination text check (destination in ('social-care', 'prevention-and-support', 'family-solutions',
    'early-help', 'troubled-families', 'signpost', 'none')),
  add column signposted text,
  -- A completed common assessment, named by reference.
  add column assessment text,
  add column proposed_at timestamptz,
  add column agreed_by uuid,
  add column agreed_by_name text,
  add column agreed_words text,
  add check ((edition is null) = (cited is null)),
  add check (cardinality(cited) > 0),
  add check (agreed_by <> decided_by);

-- Which decisions need a second person, as dated policy: a rule without an area, levels, outcomes or ratings holds
-- for all of them.
create table front_door.second_person_rule (
  id text primary key,
  area text,
  levels smallint[],
  outcomes text[],
  ratings text[],
  says text not null,
  effective_from date not null,
  effective_to date,
  source text not null,
  certainty text not null check (certainty in ('V', 'L', 'G', 'derived')),
  check (effective_from < effective_to)
);

-- A decision that waits for its second person. The decision itself is made when they agree.
create table front_door.proposal (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  decision jsonb not null,
  -- Why a second person is needed, in the words of the rule.
  rule text not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null default access.now(),
  answer text check (answer in ('agreed', 'sent back', 'replaced')),
  answered_by uuid,
  answered_by_name text,
  answered_at timestamptz,
  words text,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  check (answer = 'replaced' or answered_by <> proposed_by)
);
create index on front_door.proposal (concern_id);
create unique index proposal_open on front_door.proposal (concern_id) where answer is null;

create table front_door.disagreement (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  decision_id uuid references front_door.decision,
  -- Who does not agree: a person and an agency, whoever writes it down.
  who text not null,
  about text not null,
  wanted text not null,
  raised_by uuid not null,
  raised_by_name text not null,
  raised_at timestamptz not null default access.now(),
  outcome text check (outcome in ('decision stands', 'decided again', 'agreed together', 'withdrawn')),
  outcome_words text,
  resolved_by uuid,
  resolved_by_name text,
  resolved_at timestamptz,
  check ((outcome is null) = (resolved_at is null))
);
create index on front_door.disagreement (concern_id);

-- Each stage that a disagreement came to, with its own clock.
create table front_door.disagreement_stage (
  id uuid primary key default gen_random_uuid(),
  disagreement_id uuid not null references front_door.disagreement,
  concern_id uuid not null references front_door.concern,
  stage text not null check (stage in ('workers', 'managers', 'heads', 'partnership')),
  rule_version text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  -- Why it went on from the stage before.
  words text not null default '',
  started_by uuid not null,
  started_by_name text not null,
  unique (disagreement_id, stage)
);
create index on front_door.disagreement_stage (concern_id);
create index disagreement_running on front_door.disagreement_stage (due_at) where ended_at is null;

do $$ declare name text; begin
  foreach name in array array['second_person_rule', 'proposal', 'disagreement', 'disagreement_stage'] loop
    execute format('alter table front_door.%I enable row level security', name);
    execute format('alter table front_door.%I force row level security', name);
  end loop;
  foreach name in array array['proposal', 'disagreement', 'disagreement_stage'] loop
    execute format('create policy seen on front_door.%I for select to app_user
      using (exists (select from front_door.concern c where c.id = concern_id))', name);
    execute format('grant select, insert on front_door.%I to app_user', name);
  end loop;
end $$;

grant select on front_door.second_person_rule to app_user;
create policy anyone_reads on front_door.second_person_rule for select to app_user
  using ((select access.practitioner()) is not null);
create policy owner_writes on front_door.second_person_rule to app_owner using (true) with check (true);

-- Only those who may work on a concern propose and answer, each in their own name.
create policy proposed on front_door.proposal for insert to app_user
  with check (answer is null and proposed_by = (select access.practitioner()) and front_door.may_work(concern_id));
create policy answered on front_door.proposal for update to app_user
  using (answer is null and front_door.may_work(concern_id))
  with check (answered_by = (select access.practitioner()));
grant update (answer, answered_by, answered_by_name, answered_at, words) on front_door.proposal to app_user;

-- Whoever sees a concern may say that they do not agree; those who hold it answer for where that goes.
create policy raised on front_door.disagreement for insert to app_user
  with check (outcome is null and raised_by = (select access.practitioner())
    and exists (select from front_door.concern c where c.id = concern_id));
create policy resolved on front_door.disagreement for update to app_user
  using (outcome is null and front_door.may_work(concern_id))
  with check (resolved_by = (select access.practitioner()));
grant update (outcome, outcome_words, resolved_by, resolved_by_name, resolved_at) on front_door.disagreement to app_user;
create policy begun on front_door.disagreement_stage for insert to app_user
  with check (started_by = (select access.practitioner())
    and exists (select from front_door.concern c where c.id = concern_id)
    and (stage = 'workers' or front_door.may_work(concern_id)));
create policy ended on front_door.disagreement_stage for update to app_user
  using (ended_at is null and front_door.may_work(concern_id)) with check (true);
grant update (ended_at) on front_door.disagreement_stage to app_user;

-- Watched, without what was said.
grant select on front_door.disagreement_stage to app_worker;
create policy worker_reads on front_door.disagreement_stage for select to app_worker using (true);

insert into front_door.second_person_rule (id, area, levels, outcomes, ratings, says, effective_from, source, certainty)
values
  ('red-no-action', null, null, '{no-further-action,information-and-advice}', '{red}',
   'nothing more is to be done about a concern rated red', '2019-01-01',
   'Assumed practice: to be confirmed by the partnership', 'G'),
  ('essex-level-4', 'essex', '{4}', null, null, 'level 4 is decided by two people in Essex', '2019-01-01',
   'Assumed practice: to be confirmed by the partnership', 'G'),
  ('southend-level-4', 'southend', '{4}', null, null, 'level 4 is decided by two people in Southend', '2019-01-01',
   'Copied from Essex: to be confirmed by the partnership', 'derived');
