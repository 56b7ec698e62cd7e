-- Agencies are asked what they know. An outside agency sees the question and the facts shared with it, and nothing
-- else of the concern; what it says, or why it does not, stands on the concern for good.

-- Where an agency may be written to at any hour, if it said that the address is safe.
alter table partnership.agency add column duty_email text,
  add column duty_email_safe boolean not null default false, add column duty_phone text;

grant insert (duty_email, duty_email_safe, duty_phone), update (duty_email, duty_email_safe, duty_phone)
  on partnership.agency to app_user;

-- When the earliest answer still outstanding is due: kept by a trigger, for lists.
alter table front_door.concern add column replies_due_at timestamptz;

create table front_door.question (
  id uuid primary key,
  number bigint generated always as identity unique,
  concern_id uuid not null references front_door.concern,
  area text references partnership.area,
  agency_id uuid not null references partnership.agency,
  -- As it was then called.
  agency text not null,
  question text not null,
  why text not null,
  basis text not null,
  -- What was shared so that it can answer: names of facts, whose, and which people of the household.
  shared text[] not null,
  children uuid[] not null,
  people uuid[] not null,
  rule text not null,
  rule_version text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  team text not null,
  decided_by uuid not null,
  decided_by_name text not null,
  asked_at timestamptz not null default access.now(),
  due_at timestamptz not null,
  next_chase_at timestamptz not null,
  -- The first reply, and what the last one said.
  answered_at timestamptz,
  answer text check (answer in ('told', 'nothing known', 'not shared')),
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_why text,
  check ((answered_at is null) = (answer is null)),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index on front_door.question (concern_id);
create index on front_door.question (agency_id, asked_at desc, id desc);
create index question_waiting on front_door.question (next_chase_at) where answered_at is null and withdrawn_at is null;

-- Each time the agency was written to, or could not be. The link in it answers once.
create table front_door.letter (
  id uuid primary key,
  question_id uuid not null references front_door.question,
  concern_id uuid not null references front_door.concern,
  kind text not null check (kind in ('question', 'chase', 'new link')),
  -- Null where there was no safe address to write to.
  token_hash text unique,
  message_id uuid,
  sent_at timestamptz not null default access.now(),
  expires_at timestamptz,
  used_at timestamptz,
  check ((token_hash is null) = (message_id is null))
);
create index on front_door.letter (question_id, sent_at);

-- What an agency said, in its own words. Never edited: a correction is a reply that says which one it corrects.
create table front_door.reply (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  question_id uuid not null references front_door.question,
  concern_id uuid not null references front_door.concern,
  agency_id uuid not null references partnership.agency,
  agency text not null,
  kind text not null check (kind in ('told', 'nothing known', 'not shared')),
  words text not null,
  -- Why it is not shared.
  reason text,
  corrects uuid unique references front_door.reply,
  -- After the question was answered: more, that nobody had to ask for again.
  unasked boolean not null,
  by_link boolean not null,
  given_by uuid,
  given_by_name text not null,
  given_by_job text not null,
  given_at timestamptz not null default access.now(),
  check ((kind = 'not shared') = (reason is not null)),
  check (kind = 'nothing known' or access.said(words, 1))
);
create index on front_door.reply (question_id, seq);
create index on front_door.reply (concern_id);

-- The ledger: what went to whom, on what ground, on whose word. Names of facts, never what they say.
create table front_door.sharing (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  concern_id uuid not null references front_door.concern,
  reference text not null,
  area text references partnership.area,
  from_name text not null,
  to_kind text not null check (to_kind in ('agency', 'hub', 'team', 'authority', 'service', 'referrer', 'family')),
  to_agency uuid references partnership.agency,
  to_name text not null,
  fields text[] not null check (fields <> '{}'),
  basis text not null,
  decided_by uuid,
  decided_by_name text not null,
  -- What carried it, and its id.
  how text not null check (how in ('question', 'reply', 'receipt', 'message', 'by telephone', 'in person', 'letter', 'hand-over')),
  source_id uuid,
  shared_at timestamptz not null default access.now()
);
create index on front_door.sharing (concern_id, seq);
create index on front_door.sharing (to_agency, seq desc);
create index on front_door.sharing (shared_at desc, id desc);

do $$ declare name text; begin
  foreach name in array array['question', 'letter', 'reply', 'sharing'] loop
    execute format('alter table front_door.%I enable row level security', name);
    execute format('alter table front_door.%I force row level security', name);
    execute format('grant select, insert, update on front_door.%I to app_definer', name);
    execute format('create policy definer_keeps on front_door.%I to app_definer using (true) with check (true)', name);
    -- Whoever sees the concern, but not because they were asked themselves: no agency reads another's words.
    execute format($policy$create policy hub_sees on front_door.%I for select to app_user
      using (coalesce(access.basis(concern_id), 'asked') <> 'asked')$policy$, name);
    execute format('grant select on front_door.%I to app_user', name);
  end loop;
end $$;

grant insert on front_door.question, front_door.sharing to app_user;
grant update (withdrawn_at, withdrawn_by_name, withdrawn_why, due_at, rule, rule_version, next_chase_at) on front_door.question to app_user;
create policy hub_asks on front_door.question for insert to app_user with check ((select access.may('front-door.ask'))
  and front_door.may_work(concern_id) and asked_by = (select access.practitioner()) and answered_at is null);
create policy hub_withdraws on front_door.question for update to app_user
  using ((select access.may('front-door.ask')) and front_door.may_work(concern_id));
create policy hub_shares on front_door.sharing for insert to app_user with check (front_door.may_work(concern_id));

-- The agency asked sees its own questions and replies, except across a conflict of interest.
create policy asked_sees on front_door.question for select to app_user
  using (agency_id = (select access.agency()) and (select access.may('front-door.answer'))
    and not (concern_id = any(array(select access.conflicted()))));
create policy asked_sees on front_door.reply for select to app_user
  using (agency_id = (select access.agency()) and (select access.may('front-door.answer'))
    and not (concern_id = any(array(select access.conflicted()))));

-- The worker writes to agencies and chases them: it reads no reply and no ledger.
grant select on front_door.question, front_door.letter to app_worker;
grant insert on front_door.letter to app_worker;
grant update (next_chase_at) on front_door.question to app_worker;
create policy worker_reads on front_door.question for select to app_worker using (true);
create policy worker_chases on front_door.question for update to app_worker using (true);
create policy worker_reads on front_door.letter for select to app_worker using (true);
create policy worker_writes on front_door.letter for insert to app_worker with check (true);

grant create on schema front_door, access to app_definer;
set local role app_definer;

-- Being asked opens the record to those of the agency who work in the hub. Its other people see what was asked and
-- nothing else: they have no right to read concerns at all.
create or replace function access.opened() returns setof uuid
  language plpgsql stable rows 20 security definer set search_path = '' as
  $$ begin return query select o.record_id from access.opening o
       where o.practitioner_id = access.practitioner() and o.basis in ('allocated', 'asked', 'named', 'break-glass')
         and (o.expires_at is null or o.expires_at > access.now())
     union all
     select o.record_id from access.opening o
       where o.agency_id = access.agency() and o.basis = 'asked'
         and (o.expires_at is null or o.expires_at > access.now()) and (select access.may('front-door.read')); end $$;

-- How many agencies were asked and the question not taken back.
create or replace function front_door.agencies_asked(concern uuid) returns integer
  language plpgsql stable security definer set search_path = '' as
  $$ begin return (select count(distinct o.agency_id)::integer from access.opening o
       where o.record_id = concern and o.basis = 'asked' and o.expires_at is null); end $$;

set local role app_owner;

-- Opens the concern to an agency when it is asked, shuts it when its last question is taken back, and keeps when the
-- next answer is due.
create function front_door.keep_asked() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare standing boolean;
begin
  select exists (select from front_door.question q where q.concern_id = new.concern_id
    and q.agency_id = new.agency_id and q.withdrawn_at is null) into standing;
  if standing then
    insert into access.opening (record_id, agency_id, basis, granted_by)
      select new.concern_id, new.agency_id, 'asked', new.asked_by
      where not exists (select from access.opening o where o.record_id = new.concern_id
        and o.agency_id = new.agency_id and o.basis = 'asked' and o.expires_at is null);
  else
    update access.opening o set expires_at = access.now() where o.record_id = new.concern_id
      and o.agency_id = new.agency_id and o.basis = 'asked' and o.expires_at is null;
  end if;
  update front_door.concern c set replies_due_at = (select min(q.due_at) from front_door.question q
    where q.concern_id = new.concern_id and q.answered_at is null and q.withdrawn_at is null)
    where c.id = new.concern_id;
  return null;
end $$;
create trigger asked_kept after insert or update of withdrawn_at, answered_at, due_at on front_door.question
  for each row execute function front_door.keep_asked();

-- Whether the caller may see a question: by the link that was sent for it, or as somebody of the agency asked.
create function front_door.asked_of(asked uuid, link text) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin
    if link is not null then
      return exists (select from front_door.letter l where l.question_id = asked and l.token_hash = link
        and l.used_at is null and l.expires_at > access.now());
    end if;
    return access.may('front-door.answer') and exists (select from front_door.question q where q.id = asked
      and q.agency_id = access.agency() and not (q.concern_id = any(array(select access.conflicted()))));
  end $$;

-- A question as the agency asked sees it: the facts that were shared with it, as they stand, and an address only
-- while it is not shielded. Null for everybody else. A link shows no replies.
create function front_door.asked(asked uuid, link text) returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
declare q front_door.question;
begin
  if not front_door.asked_of(asked, link) then return null; end if;
  select * into q from front_door.question x where x.id = asked;
  return jsonb_build_object('id', q.id, 'number', q.number, 'agency', q.agency, 'question', q.question, 'why', q.why,
    'basis', q.basis, 'asked_by', q.asked_by_name, 'team', q.team, 'decided_by', q.decided_by_name,
    'asked_at', q.asked_at, 'due_at', q.due_at, 'answered_at', q.answered_at, 'withdrawn_at', q.withdrawn_at,
    'shared', to_jsonb(q.shared),
    'children', case when q.withdrawn_at is null then (select jsonb_agg(jsonb_build_object('unborn', k.unborn,
        'name', case when 'name' = any(q.shared) then btrim(k.given || ' ' || k.surname) end,
        'born', case when 'date of birth' = any(q.shared) then k.date_of_birth end,
        'expected', case when 'date of birth' = any(q.shared) then k.expected_date end,
        'age', case when 'date of birth' = any(q.shared) then k.age_told end,
        'sex', case when 'sex' = any(q.shared) then k.sex end,
        'nhs_number', case when 'NHS number' = any(q.shared) then k.nhs_number end,
        'addresses', case when 'address' = any(q.shared) then (select jsonb_agg(btrim(a.words || ' ' || coalesce(a.postcode, '')))
          from front_door.address a where a.concern_id = q.concern_id and not a.shielded
            and (a.child_id = k.id or a.child_id is null)) end) order by k.position)
      from front_door.child k where k.concern_id = q.concern_id and k.id = any(q.children)) end,
    'people', case when q.withdrawn_at is null then (select jsonb_agg(jsonb_build_object('name', i.name,
        'relationship', i.facts ->> 'Relationship', 'born', i.facts ->> 'Date of birth') order by i.name)
      from front_door.involved i where i.concern_id = q.concern_id and i.id = any(q.people)) end,
    'replies', case when link is null then (select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'words', r.words,
        'reason', r.reason, 'corrects', r.corrects, 'unasked', r.unasked, 'by', r.given_by_name, 'job', r.given_by_job,
        'at', r.given_at) order by r.seq)
      from front_door.reply r where r.question_id = q.id) end);
end $$;

-- What became of a link, so that an old one says so: its question's id while it works, else why it does not.
create function front_door.linked(link text) returns table (question_id uuid, number bigint, used_at timestamptz, expires_at timestamptz, withdrawn_at timestamptz)
  language plpgsql stable security definer set search_path = '' as
  $$ begin return query select l.question_id, q.number, l.used_at, l.expires_at, q.withdrawn_at
     from front_door.letter l join front_door.question q on q.id = l.question_id where l.token_hash = link; end $$;

-- Keeps a reply, by whichever way its giver came in; null when that way is shut (any more). A link answers once,
-- however many try at the same time.
create function front_door.answer(asked uuid, link text, what text, said text, because text, correcting uuid, name text, job text)
returns uuid language plpgsql security definer set search_path = '' as $$
declare q front_door.question; kept uuid; who text := name; post text := job;
begin
  select * into q from front_door.question x where x.id = asked for update;
  if q.id is null or q.withdrawn_at is not null or not front_door.asked_of(asked, link) then return null; end if;
  if link is not null then
    update front_door.letter l set used_at = access.now() where l.token_hash = link;
  else
    select p.name, p.job_title into who, post from partnership.practitioner p where p.id = access.practitioner();
  end if;
  if correcting is not null and not exists (select from front_door.reply r where r.id = correcting
    and r.question_id = q.id and link is null and not exists (select from front_door.reply c where c.corrects = r.id))
  then return null; end if;
  insert into front_door.reply (question_id, concern_id, agency_id, agency, kind, words, reason, corrects, unasked, by_link,
      given_by, given_by_name, given_by_job)
    values (q.id, q.concern_id, q.agency_id, q.agency, what, said, because, correcting,
      q.answered_at is not null and correcting is null, link is not null,
      case when link is null then access.practitioner() end, who, post)
    returning id into kept;
  update front_door.question x set answered_at = coalesce(x.answered_at, access.now()), answer = what where x.id = q.id;
  if what <> 'not shared' then
    insert into front_door.sharing (concern_id, reference, area, from_name, to_kind, to_name, fields, basis, decided_by,
        decided_by_name, how, source_id)
      select c.id, c.reference, c.area, q.agency, 'hub', q.team, array[case what when 'told' then 'what is known' else 'nothing known' end],
        q.basis, case when link is null then access.practitioner() end, who, 'reply', kept
      from front_door.concern c where c.id = q.concern_id;
  end if;
  return kept;
end $$;

grant select on front_door.involved to app_definer;
create policy definer_reads on front_door.involved for select to app_definer using (true);

do $$ declare signature text; begin
  foreach signature in array array['keep_asked()', 'asked_of(uuid, text)', 'asked(uuid, text)', 'linked(text)',
    'answer(uuid, text, text, text, text, uuid, text, text)'] loop
    execute format('revoke all on function front_door.%s from public', signature);
    if signature <> 'keep_asked()' then execute format('grant execute on function front_door.%s to app_user', signature); end if;
    execute format('alter function front_door.%s owner to app_definer', signature);
  end loop;
end $$;
revoke create on schema front_door, access from app_definer;
