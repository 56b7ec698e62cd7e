-- After a decision whoever spoke up and the family are told, or it is said why not. What is owed runs on a clock of
-- its own, beside those of the decision.

create table front_door.to_tell (
  id uuid primary key default gen_random_uuid(),
  concern_id uuid not null references front_door.concern,
  decision_id uuid not null references front_door.decision,
  area text references partnership.area,
  audience text not null check (audience in ('referrer', 'family')),
  -- Where the concern came from, for the figures: the referrer's agency, or what sort of source it was.
  source text not null,
  rule text not null,
  rule_version text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  met_how text check (met_how in ('told', 'not told')),
  -- A later decision took its place.
  ended_at timestamptz,
  unique (decision_id, audience),
  check ((met_at is null) = (met_how is null))
);
create index on front_door.to_tell (concern_id);
create index to_tell_owed on front_door.to_tell (due_at, id) where met_at is null and ended_at is null;

-- Each time somebody was told, or it was said why not. Never edited.
create table front_door.telling (
  id uuid primary key,
  seq bigint generated always as identity,
  to_tell_id uuid not null references front_door.to_tell,
  concern_id uuid not null references front_door.concern,
  how text not null check (how in ('message', 'by telephone', 'in person', 'letter', 'receipt', 'not told')),
  whom text not null,
  words text not null,
  -- Why they are not told.
  reason text,
  why text,
  message_id uuid,
  told_by uuid not null,
  told_by_name text not null,
  told_at timestamptz not null default access.now(),
  check ((how = 'not told') = (reason is not null)),
  check (how = 'not told' or access.said(words, 1)),
  check (how <> 'not told' or access.said(why, 10)),
  check (message_id is null or how = 'message')
);
create index on front_door.telling (concern_id, seq);
create index on front_door.telling (to_tell_id);

-- What is written first, by area and audience, as dated versions. {outcome}, {words} and {team} are put in.
create table front_door.told_template (
  area text references partnership.area,
  audience text not null check (audience in ('professional', 'public', 'young person', 'parent')),
  version integer not null,
  effective_from date not null,
  effective_to date,
  words text not null,
  source text not null,
  certainty text not null,
  unique nulls not distinct (area, audience, version)
);

do $$ declare name text; begin
  foreach name in array array['to_tell', 'telling', 'told_template'] loop
    execute format('alter table front_door.%I enable row level security', name);
    execute format('alter table front_door.%I force row level security', name);
    execute format('grant select on front_door.%I to app_user', name);
  end loop;
  foreach name in array array['to_tell', 'telling'] loop
    execute format($policy$create policy hub_sees on front_door.%I for select to app_user
      using (coalesce(access.basis(concern_id), 'asked') <> 'asked')$policy$, name);
    execute format('create policy hub_keeps on front_door.%I for insert to app_user
      with check (front_door.may_work(concern_id))', name);
    execute format('grant insert on front_door.%I to app_user', name);
    execute format('grant select on front_door.%I to app_definer, app_worker', name);
    execute format('create policy definer_reads on front_door.%I for select to app_definer using (true)', name);
    execute format('create policy worker_reads on front_door.%I for select to app_worker using (true)', name);
  end loop;
end $$;
create policy anyone_reads on front_door.told_template for select to app_user using ((select access.actor()) is not null);
create policy configured on front_door.told_template to app_owner using (true) with check (true);
grant update (met_at, met_how, ended_at) on front_door.to_tell to app_user, app_worker;
-- The worker writes, and says with which message.
grant update (message_id) on front_door.telling to app_worker;
create policy worker_writes on front_door.telling for update to app_worker using (true);
create policy hub_meets on front_door.to_tell for update to app_user using (front_door.may_work(concern_id));
create policy worker_reopens on front_door.to_tell for update to app_worker using (true);

-- A receipt shows the words once somebody was told with them.
alter table front_door.receipt add column told_at timestamptz, add column told_words text;
grant update (told_at, told_words) on front_door.receipt to app_user;

insert into front_door.told_template (area, audience, version, effective_from, words, source, certainty) values
(null, 'professional', 1, '2019-01-01', 'Thank you for telling us. We have decided: {outcome}.

{words}

If you see it differently, ring us and say so. If you learn something new, tell us again.

{team}', 'Written for this product; each area may change it', 'G'),
(null, 'public', 1, '2019-01-01', 'Thank you for telling us. We looked at what you said, and we acted on it.

We cannot tell you what we did. That keeps people safe.

If you see or hear something new, tell us again. You do not have to be sure.', 'Written for this product; each area may change it', 'G'),
(null, 'young person', 1, '2019-01-01', 'Thank you for telling us. It was right to tell.

We read what you said and we acted on it. Somebody may want to talk with you. You can say where and when is safe.

If things get worse, tell us again or ring 0800 1111. In danger now? Ring 999.', 'Written for this product; each area may change it', 'G'),
(null, 'parent', 1, '2019-01-01', 'Somebody told us they were worried about your child. We have looked at it with care.

We have decided: {outcome}.

{words}

You can ask us what this means, and what we hold about your family. If you do not agree, tell us. We will listen.

{team}', 'Written for this product; each area may change it', 'G');
