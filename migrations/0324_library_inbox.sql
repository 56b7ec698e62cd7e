-- Questions to the business team, feedback and suggestions: one inbox, in which each is answered.

create table library.question (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('question', 'feedback', 'suggestion')),
  -- The page it is about, as an address of ours.
  about text check (about ~ '^/' and length(about) <= 300),
  -- What was said, and where the answer goes: gone after `library.retention` says so.
  words text check (length(words) <= 4000),
  email text,
  may_publish boolean not null default false,
  -- SHA-256 of the code that the asker has, and of the one in the message that tells of the answer.
  code_hash text not null unique,
  answer_hash text unique,
  state text not null default 'new' check (state in ('new', 'taken', 'answered', 'closed')),
  version integer not null default 1,
  at timestamptz not null default access.now(),
  taken_by uuid,
  taken_by_name text,
  answer text,
  closed_why text,
  settled_at timestamptz,
  settled_by_name text,
  purged_at timestamptz,
  check (words is not null or purged_at is not null),
  check ((state in ('answered', 'closed')) = (settled_at is not null)),
  check (state <> 'closed' or closed_why is not null)
);
create index on library.question (at desc, id desc);
create index question_open on library.question (at desc, id desc) where state in ('new', 'taken');
create index on library.question (settled_at) where purged_at is null;

-- A question and its answer that everybody may read, in our own words.
create table library.answer (
  id uuid primary key default gen_random_uuid(),
  question_id uuid unique references library.question on delete set null,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  title text not null,
  words text not null,
  published_at timestamptz not null default access.now(),
  published_by_name text not null,
  withdrawn_at timestamptz
);
create index on library.answer (published_at desc, id desc) where withdrawn_at is null;

-- For how many days after it is settled what somebody said is kept.
create table library.retention (
  what text primary key,
  days integer not null check (days between 1 and 3650)
);
insert into library.retention (what, days) values ('inbox', 180);

do $$ declare name text; begin
  foreach name in array array['question', 'answer', 'retention'] loop
    execute format('alter table library.%I enable row level security', name);
    execute format('alter table library.%I force row level security', name);
    execute format('grant select, insert, update, delete on library.%I to app_worker', name);
    execute format('create policy worker on library.%I to app_worker using (true) with check (true)', name);
  end loop;
end $$;

grant insert (id, kind, about, words, email, may_publish, code_hash) on library.question to app_user;
create policy asked on library.question for insert to app_user
  with check ((select access.actor()) is not null and state = 'new');
grant select on library.question to app_user;
grant update (state, version, taken_by, taken_by_name, answer, answer_hash, closed_why, settled_at, settled_by_name)
  on library.question to app_user;
create policy inbox on library.question for select to app_user using ((select access.may('library.inbox')));
create policy inbox_works on library.question for update to app_user
  using ((select access.may('library.inbox'))) with check ((select access.may('library.inbox')));

grant select on library.answer to app_user;
grant insert (id, question_id, slug, title, words, published_by_name), update (title, words, published_by_name, withdrawn_at)
  on library.answer to app_user;
create policy published on library.answer for select to app_user
  using ((select access.actor()) is not null and withdrawn_at is null);
create policy inbox on library.answer to app_user
  using ((select access.may('library.inbox'))) with check ((select access.may('library.inbox')));
grant select on library.retention to app_user;
create policy read on library.retention for select to app_user using ((select access.may('library.inbox')));

grant select on library.question to app_definer;
create policy definer on library.question for select to app_definer using (true);
grant create on schema library to app_definer;
set local role app_definer;

-- What became of a question, for whoever has its code.
create function library.question_of(hash text)
returns table (kind text, about text, words text, state text, at timestamptz, answer text, closed_why text, settled_at timestamptz,
  told boolean)
language sql stable security definer set search_path = '' as $$
  select q.kind, q.about, q.words, q.state, q.at, q.answer, q.closed_why, q.settled_at, q.email is not null
  from library.question q where q.code_hash = hash or q.answer_hash = hash $$;
revoke all on function library.question_of(text) from public;
grant execute on function library.question_of(text) to app_user;

set local role app_owner;
revoke create on schema library from app_definer;
