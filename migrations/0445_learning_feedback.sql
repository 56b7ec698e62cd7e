-- What people thought of their training: what a course asks before, after and three months later, who was asked, and
-- what was answered. Who was asked and what was said stand apart: when an answer can no longer be changed, nothing leads
-- from it to whoever gave it.

-- What a course asks. Never edited: a later version takes its place, and answers keep the version they were given to.
create table learning.feedback_form (
  id uuid primary key default gen_random_uuid(),
  course_id uuid not null references learning.course,
  version integer not null check (version > 0),
  -- [{code, moment, kind, ask, required}]; none asks nothing.
  questions jsonb not null check (jsonb_typeof(questions) = 'array'),
  -- Whether the certificate waits for what is asked afterwards.
  needed boolean not null,
  set_by uuid references partnership.practitioner,
  set_by_name text not null,
  set_at timestamptz not null default access.now(),
  unique (course_id, version)
);

create table learning.feedback_asked (
  id uuid primary key default gen_random_uuid(),
  booking_id uuid not null references learning.booking,
  session_id uuid not null references learning.session,
  form_id uuid not null references learning.feedback_form,
  moment text not null check (moment in ('before', 'after', 'later')),
  -- What opens the form and nothing else. Kept for the reminder.
  code text not null,
  code_hash text not null unique,
  asked_at timestamptz not null default access.now(),
  reminded_at timestamptz,
  declined_at timestamptz,
  answered_on date,
  -- Until then it may be answered, and an answer changed.
  open_until timestamptz not null,
  unique (booking_id, moment)
);
create index on learning.feedback_asked (session_id);
create index on learning.feedback_asked (open_until) where answered_on is null and declined_at is null;

-- One answer to one question.
create table learning.feedback_answer (
  id uuid primary key default gen_random_uuid(),
  -- Cleared when it can no longer be changed.
  asked_id uuid references learning.feedback_asked,
  form_id uuid not null references learning.feedback_form,
  course_id uuid not null references learning.course,
  session_id uuid not null references learning.session,
  moment text not null check (moment in ('before', 'after', 'later')),
  code text not null,
  value integer check (value between 1 and 5),
  words text,
  answered_on date not null,
  -- Words are read by a coordinator before anybody else reads them.
  state text not null default 'new' check (state in ('new', 'passed', 'hidden')),
  decided_by uuid references partnership.practitioner,
  decided_at timestamptz,
  unique (asked_id, code),
  check ((value is null) <> (words is null))
);
create index on learning.feedback_answer (session_id, moment);
create index on learning.feedback_answer (course_id, moment);
create index on learning.feedback_answer (answered_on desc, id desc) where words is not null;

-- Somebody was there, and their certificate waits for what they thought.
create table learning.feedback_awaited (
  booking_id uuid primary key references learning.booking,
  course_id uuid not null references learning.course,
  completed_on date not null,
  -- The booking, or the correction of its register.
  came_of uuid not null,
  since timestamptz not null default access.now()
);

do $$ declare name text; begin
  foreach name in array array['feedback_form', 'feedback_asked', 'feedback_answer', 'feedback_awaited'] loop
    execute format('alter table learning.%I enable row level security', name);
    execute format('alter table learning.%I force row level security', name);
  end loop;
end $$;
grant select on learning.feedback_form to app_worker;
grant select, insert, update on learning.feedback_asked to app_worker;
grant select, update on learning.feedback_answer to app_worker;
grant select, delete on learning.feedback_awaited to app_worker;
create policy worker on learning.feedback_form for select to app_worker using (true);
create policy worker on learning.feedback_asked to app_worker using (true) with check (true);
create policy worker on learning.feedback_answer to app_worker using (true) with check (true);
create policy worker on learning.feedback_awaited to app_worker using (true) with check (true);

-- What is asked is no secret of those who may see the course.
grant select, insert on learning.feedback_form to app_user;
create policy asked on learning.feedback_form for select to app_user
  using ((select access.actor()) is not null and exists (select from learning.course c where c.id = course_id));
create policy coordinated on learning.feedback_form for insert to app_user
  with check ((select access.may('learning.coordinate')) and set_by = (select access.practitioner()));

-- The link opens its own form; whoever was asked finds it beside their booking too. Nobody else sees who was.
grant select on learning.feedback_asked to app_user;
grant update (declined_at, answered_on) on learning.feedback_asked to app_user;
create policy by_code on learning.feedback_asked for select to app_user using (code_hash = (select access.receipt()));
create policy by_code_said on learning.feedback_asked for update to app_user
  using (code_hash = (select access.receipt())) with check (code_hash = (select access.receipt()));
create policy own on learning.feedback_asked for select to app_user
  using (booking_id = any(array(select b.id from learning.booking b
    where b.practitioner_id = (select access.practitioner()) or b.email = (select access.visitor()))));

grant select, insert, delete on learning.feedback_answer to app_user;
grant update (value, words, answered_on, state, decided_by, decided_at) on learning.feedback_answer to app_user;
create policy by_code on learning.feedback_answer to app_user
  using (asked_id = any(array(select a.id from learning.feedback_asked a where a.code_hash = (select access.receipt()))))
  with check (state = 'new' and asked_id = any(array(select a.id from learning.feedback_asked a
    where a.code_hash = (select access.receipt()) and a.open_until > access.now())));
create policy coordinated on learning.feedback_answer for select to app_user
  using ((select access.may('learning.coordinate')));
create policy coordinated_reads on learning.feedback_answer for update to app_user
  using ((select access.may('learning.coordinate'))) with check ((select access.may('learning.coordinate')));

grant select, insert, delete on learning.feedback_awaited to app_user;
create policy own on learning.feedback_awaited for select to app_user
  using (exists (select from learning.booking b where b.id = booking_id));
create policy kept on learning.feedback_awaited for insert to app_user
  with check (learning.keeps_booking(booking_id)
    and exists (select from learning.booking b where b.id = booking_id and b.course_id = feedback_awaited.course_id));

create policy put_right on learning.feedback_awaited for delete to app_user
  using (learning.keeps_booking(booking_id));

-- Nobody but its coordinators counts a single answer: for others the answers of a course to a question come in fives,
-- in the order in which they were given, so that nobody's is told by counting before and after it.
do $$ declare name text; begin
  foreach name in array array['feedback_form', 'feedback_asked', 'feedback_answer', 'trainer'] loop
    execute format('grant select on learning.%I to app_definer', name);
    execute format('create policy definer_counts on learning.%I for select to app_definer using (true)', name);
  end loop;
end $$;
grant create on schema learning to app_definer;
set local role app_definer;

-- Who may count: coordinators and the board all, a trainer a session of their own.
create function learning.may_count_feedback(of_session uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select access.may('learning.coordinate') or access.may('learning.figures')
    or (access.may('learning.register') and exists (select from learning.trainer t
      where t.session_id = of_session and t.practitioner_id = access.practitioner())) $$;

create function learning.feedback_counts(since timestamptz, till timestamptz, of_course uuid, of_session uuid, of_trainer uuid)
returns table (course text, form_id uuid, moment text, code text, value integer, answers integer)
language plpgsql stable security definer set search_path = '' as $$ begin
  if not learning.may_count_feedback(of_session) then
    raise exception 'the caller may not count this' using errcode = 'insufficient_privilege';
  end if;
  return query
    with given as (
      select k.title, a.form_id, a.moment, a.code, a.value,
        row_number() over (partition by a.course_id, a.moment, a.code order by a.answered_on, a.id) as n,
        count(*) over (partition by a.course_id, a.moment, a.code) as all_of
      from learning.feedback_answer a join learning.session s on s.id = a.session_id
        join learning.course k on k.id = a.course_id
      where a.value is not null and s.starts_at >= since and s.starts_at < till
        and (of_course is null or a.course_id = of_course) and (of_session is null or a.session_id = of_session)
        and (of_trainer is null or exists (select from learning.trainer t
          where t.session_id = a.session_id and t.practitioner_id = of_trainer)))
    select g.title, g.form_id, g.moment, g.code, g.value, count(*)::integer from given g
    where access.may('learning.coordinate') or g.n <= g.all_of - g.all_of % 5
    group by 1, 2, 3, 4, 5;
end $$;

create function learning.feedback_response(since timestamptz, till timestamptz, of_course uuid, of_session uuid, of_trainer uuid)
returns table (course text, moment text, asked integer, answered integer)
language plpgsql stable security definer set search_path = '' as $$ begin
  if not learning.may_count_feedback(of_session) then
    raise exception 'the caller may not count this' using errcode = 'insufficient_privilege';
  end if;
  return query
    select k.title, a.moment, count(*)::integer, count(a.answered_on)::integer
    from learning.feedback_asked a join learning.session s on s.id = a.session_id
      join learning.course k on k.id = s.course_id
    where s.starts_at >= since and s.starts_at < till
      and (of_course is null or s.course_id = of_course) and (of_session is null or a.session_id = of_session)
      and (of_trainer is null or exists (select from learning.trainer t
        where t.session_id = a.session_id and t.practitioner_id = of_trainer))
    group by 1, 2;
end $$;

-- What changed in practice, as a coordinator let it pass: a course, a month, words, and nobody.
create function learning.feedback_practice(after_on date, after_id uuid, most integer)
returns table (id uuid, course text, answered_on date, words text)
language plpgsql stable security definer set search_path = '' as $$ begin
  if not (access.may('learning.coordinate') or access.may('learning.figures')) then
    raise exception 'the caller may not read this' using errcode = 'insufficient_privilege';
  end if;
  return query
    select a.id, k.title, a.answered_on, a.words
    from learning.feedback_answer a join learning.course k on k.id = a.course_id
    where a.words is not null and a.state = 'passed' and a.moment = 'later'
      and (after_on is null or (a.answered_on, a.id) < (after_on, after_id))
    order by a.answered_on desc, a.id desc limit most;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['feedback_counts(timestamptz, timestamptz, uuid, uuid, uuid)',
    'feedback_response(timestamptz, timestamptz, uuid, uuid, uuid)', 'feedback_practice(date, uuid, integer)'] loop
    execute format('revoke all on function learning.%s from public', signature);
    execute format('grant execute on function learning.%s to app_user', signature);
  end loop;
  revoke all on function learning.may_count_feedback(uuid) from public;
end $$;

set local role app_owner;
revoke create on schema learning from app_definer;

alter table learning.setting no force row level security;
insert into learning.setting values
  ('feedback-later-days', '2019-01-01', 91, 'Three months', 'G'),
  ('feedback-open-days', '2019-01-01', 42, 'Not published: six weeks', 'G'),
  ('feedback-reminder-days', '2019-01-01', 7, 'Not published', 'G'),
  ('invoice-reminder-days', '2019-01-01', 7, 'Not published: a week after it was due', 'G'),
  ('invoice-again-days', '2019-01-01', 14, 'Not published: two weeks after the first', 'G');
alter table learning.setting force row level security;
