-- Meetings of the board and its groups as records: a group, its meetings, their papers and actions, and minutes that two
-- people agree before anybody else reads them. Nothing here leads to a person: there is no key into their records.

create schema governance;
grant usage on schema governance to app_user, app_worker, app_definer;

create table governance.meeting_group (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('board', 'executive', 'subgroup')),
  about text not null check (length(about) <= 1000),
  -- It meets in each quarter: one without a meeting is shown.
  quarterly boolean not null,
  version integer not null default 1,
  made_at timestamptz not null default access.now()
);
create table governance.meeting (
  id uuid primary key default gen_random_uuid(),
  group_id uuid not null references governance.meeting_group,
  held_on date not null,
  starts_at text not null check (starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  place text not null check (length(place) between 1 and 200),
  agenda text not null check (length(agenda) <= 10000),
  minutes text not null default '' check (length(minutes) <= 100000),
  -- Counts what was agreed to: a word that changes is agreed to anew.
  minutes_version integer not null default 0,
  version integer not null default 1,
  changed_by_name text not null,
  changed_at timestamptz not null default access.now(),
  published_at timestamptz,
  taken_back_why text check (length(taken_back_why) <= 500),
  unique (group_id, held_on),
  check (published_at is null or minutes <> '')
);
create index on governance.meeting (held_on desc, id);
create table governance.paper (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references governance.meeting on delete cascade,
  title text not null check (length(title) between 1 and 200),
  href text not null check (href ~ '^(https://|/)' and length(href) <= 500),
  for_everybody boolean not null,
  added_at timestamptz not null default access.now()
);
create index on governance.paper (meeting_id);
create table governance.action (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references governance.meeting on delete cascade,
  words text not null check (length(words) between 1 and 500),
  owner_role text not null check (length(owner_role) between 1 and 80),
  due date not null,
  version integer not null default 1,
  done_on date,
  done_words text not null default '' check (length(done_words) <= 500),
  check (done_on is not null or done_words = '')
);
create index on governance.action (meeting_id);
create index action_open on governance.action (due) where done_on is null;
create table governance.agreement (
  meeting_id uuid not null references governance.meeting on delete cascade,
  minutes_version integer not null,
  practitioner_id uuid not null,
  name text not null,
  at timestamptz not null default access.now(),
  primary key (meeting_id, minutes_version, practitioner_id)
);

do $$ declare name text; begin
  foreach name in array array['meeting_group', 'meeting', 'paper', 'action', 'agreement'] loop
    execute format('alter table governance.%I enable row level security', name);
    execute format('alter table governance.%I force row level security', name);
    execute format('grant select, insert, update, delete on governance.%I to app_worker', name);
    execute format('create policy worker on governance.%I to app_worker using (true) with check (true)', name);
    execute format('grant select, insert on governance.%I to app_user', name);
    execute format('create policy read on governance.%I for select to app_user using ((select access.may(''governance.read'')))', name);
  end loop;
  foreach name in array array['meeting_group', 'meeting', 'paper', 'action'] loop
    execute format('create policy kept on governance.%I for insert to app_user with check ((select access.may(''governance.keep'')))', name);
  end loop;
  foreach name in array array['meeting_group', 'action'] loop
    execute format('create policy changed on governance.%I for update to app_user using ((select access.may(''governance.keep'')))', name);
  end loop;
end $$;
grant update (name, kind, about, quarterly, version) on governance.meeting_group to app_user;
grant update (held_on, starts_at, place, agenda, minutes, minutes_version, version, changed_by_name, changed_at, published_at, taken_back_why)
  on governance.meeting to app_user;
create policy changed on governance.meeting for update to app_user
  using ((select access.may('governance.keep')) or (select access.may('governance.agree')));
grant update (version, done_on, done_words) on governance.action to app_user;
grant delete on governance.paper to app_user;
create policy dropped on governance.paper for delete to app_user using ((select access.may('governance.keep')));
create policy agreed on governance.agreement for insert to app_user with check ((select access.may('governance.agree'))
  and practitioner_id = (select access.practitioner())
  and exists (select from governance.meeting m where m.id = meeting_id and m.minutes_version = agreement.minutes_version));

-- What anybody may read: which groups there are, when they meet, and what was agreed.
create policy open on governance.meeting_group for select to app_user using ((select access.actor()) is not null);
create policy open on governance.meeting for select to app_user
  using ((select access.actor()) is not null and published_at is not null);
create policy open on governance.paper for select to app_user using (for_everybody
  and exists (select from governance.meeting m where m.id = meeting_id and m.published_at is not null));
create policy open on governance.action for select to app_user
  using (exists (select from governance.meeting m where m.id = meeting_id and m.published_at is not null));

-- One person alone publishes nothing, and what is published does not change: it is taken back first.
create function governance.two_agree() returns trigger language plpgsql set search_path = '' as $$ begin
  if old.published_at is null and new.published_at is not null and 2 > (select count(*) from governance.agreement a
      where a.meeting_id = new.id and a.minutes_version = new.minutes_version) then
    raise exception 'minutes are published once two people agree';
  end if;
  if old.published_at is not null and new.published_at is not null and new.minutes <> old.minutes then
    raise exception 'published minutes are taken back before they change';
  end if;
  return new;
end $$;
revoke all on function governance.two_agree() from public;
create trigger two_agree before update on governance.meeting for each row execute function governance.two_agree();

-- When and where groups meet is open before their minutes are, without what is said there.
grant select on governance.meeting to app_definer;
create policy definer on governance.meeting for select to app_definer using (true);
grant create on schema governance to app_definer;
set local role app_definer;
create function governance.meeting_days() returns table (group_id uuid, held_on date, starts_at text, place text)
  language sql stable security definer set search_path = ''
  as $$ select m.group_id, m.held_on, m.starts_at, m.place from governance.meeting m where access.actor() is not null $$;
revoke all on function governance.meeting_days() from public;
grant execute on function governance.meeting_days() to app_user, app_worker;
set local role app_owner;
revoke create on schema governance from app_definer;

create view governance.public_meeting with (security_invoker = true) as
  select m.id, g.name || ': ' || to_char(m.held_on, 'FMDD FMMonth YYYY') as title, 'What was agreed' as summary,
    concat_ws(' ', m.minutes, (select string_agg(a.words, ' ') from governance.action a where a.meeting_id = m.id)) as words,
    '/board/' || g.slug || '/' || m.held_on as href, '{}'::text[] as areas, '{everyone}'::text[] as audiences
  from governance.meeting m join governance.meeting_group g on g.id = m.group_id where m.published_at is not null;
grant select on governance.public_meeting to app_user, app_worker;

alter table library.text_file_use drop constraint text_file_use_kind_check,
  add constraint text_file_use_kind_check check (kind in ('question', 'answer', 'helper', 'course', 'meeting'));
alter policy shown on library.text_file_use using ((select access.actor()) is not null
  and (shown or (select access.may('library.files')) or (kind = 'meeting' and (select access.may('governance.read')))));
alter policy written on library.text_file_use with check (
  (kind in ('question', 'answer') and (select access.may('library.inbox')))
  or (kind = 'course' and (select access.may('learning.coordinate')))
  or (kind = 'meeting' and ((select access.may('governance.keep')) or (select access.may('governance.agree')))));
alter policy dropped on library.text_file_use using (
  (kind in ('question', 'answer') and (select access.may('library.inbox')))
  or (kind = 'course' and (select access.may('learning.coordinate')))
  or (kind = 'meeting' and ((select access.may('governance.keep')) or (select access.may('governance.agree')))));
alter policy published on library.file using ((select access.may('library.files'))
  or (whole_at is not null and withdrawn_at is null and (select access.actor()) is not null
    and (exists (select from library.file_use u join library.shown s on s.version_id = u.version_id where u.file_id = file.id)
      or exists (select from library.text_file_use u where u.file_id = file.id
        and (u.shown or (u.kind = 'meeting' and (select access.may('governance.read')))))
      or exists (select from library.chapter_file_use u join library.chapter_version v on v.id = u.version_id
        where u.file_id = file.id and v.state = 'published'))));
