-- A signpost: a family was pointed to a service, and later somebody asks once whether they got there. Whoever made it
-- sees it; the board sees counts alone.

create table directory.signpost (
  id uuid primary key default gen_random_uuid(),
  service_id uuid not null references directory.service,
  service_title text not null,
  area text references partnership.area,
  -- Whom it is for: a person's record, a concern, or only what tells whoever made it.
  person_id uuid references people.person,
  concern_id uuid references front_door.concern,
  about text not null default '',
  by_id uuid not null references partnership.practitioner,
  by_name text not null,
  agency_id uuid not null references partnership.agency,
  made_at timestamptz not null default access.now(),
  sent_how text not null check (sent_how in ('email', 'sms', 'told')),
  ask_whom text not null check (ask_whom in ('family', 'practitioner', 'nobody')),
  ask_on date,
  asked_at timestamptz,
  -- Where the family is asked and by which link, until they were; the link's code is known by its hash alone afterwards.
  contact jsonb,
  ask_link text,
  code_hash text unique,
  code_until timestamptz,
  outcome text check (outcome in ('got there', 'no service', 'full', 'too far', 'did not go', 'do not ask')),
  outcome_at timestamptz,
  outcome_by text,
  note text not null default '',
  check (ask_whom <> 'family' or (sent_how <> 'told' and code_hash is not null))
);
create index on directory.signpost (by_id, made_at desc, id desc);
create index on directory.signpost (person_id) where person_id is not null;
create index on directory.signpost (concern_id) where concern_id is not null;
create index on directory.signpost (service_id);
create index on directory.signpost (made_at);
create index on directory.signpost (ask_on) where asked_at is null and outcome is null;

alter table directory.signpost enable row level security;
alter table directory.signpost force row level security;
grant select, insert, update, delete on directory.signpost to app_worker;
create policy worker_asks on directory.signpost to app_worker using (true) with check (true);
grant select, update on directory.signpost to app_definer;
create policy definer_counts on directory.signpost to app_definer using (true) with check (true);
grant insert on directory.signpost to app_user;
grant select (id, service_id, service_title, area, person_id, concern_id, about, by_id, by_name, agency_id, made_at,
  sent_how, ask_whom, ask_on, asked_at, outcome, outcome_at, outcome_by, note) on directory.signpost to app_user;
grant update (outcome, outcome_at, outcome_by, note) on directory.signpost to app_user;
create policy seen on directory.signpost for select to app_user using (by_id = (select access.practitioner()));
create policy made on directory.signpost for insert to app_user
  with check (by_id = (select access.practitioner()) and agency_id = (select access.agency()));
create policy answered on directory.signpost for update to app_user
  using (by_id = (select access.practitioner())) with check (by_id = (select access.practitioner()));

grant create on schema directory to app_definer;
set local role app_definer;
-- What whoever holds a one-time link is asked about: the service, and nothing else.
create function directory.asked(code text) returns table (service_id uuid, title text, answered boolean)
  language sql stable security definer set search_path = '' as
  $$ select s.service_id, s.service_title, s.outcome is not null from directory.signpost s
     where s.code_hash = code and s.code_until > access.now() $$;
-- Their answer, once.
create function directory.answer(code text, said text) returns boolean
  language plpgsql security definer set search_path = '' as
  $$ begin
    update directory.signpost s set outcome = said, outcome_at = access.now(), outcome_by = 'the family',
      contact = null, ask_link = null
    where s.code_hash = code and s.code_until > access.now() and s.outcome is null;
    return found;
  end $$;
-- Counts of what became of signposts that were made in a time, by area and by what the service is about.
create function directory.gap_counts(from_day timestamptz, to_day timestamptz)
returns table (area text, need text, outcome text, many integer)
  language plpgsql stable security definer set search_path = '' as
  $$ begin
    perform access.must('directory.figures');
    return query select s.area, n.need, coalesce(s.outcome, 'not known yet'), count(*)::integer
      from directory.signpost s join directory.service v on v.id = s.service_id
        cross join lateral (select unnest(case when v.needs = '{}' then array['other'] else v.needs end) as need) n
      where s.made_at >= from_day and s.made_at < to_day and coalesce(s.outcome, '') <> 'do not ask'
      group by 1, 2, 3;
  end $$;
create function directory.outcome_counts(from_day timestamptz, to_day timestamptz)
returns table (area text, outcome text, many integer)
  language plpgsql stable security definer set search_path = '' as
  $$ begin
    perform access.must('directory.figures');
    return query select s.area, coalesce(s.outcome, 'not known yet'), count(*)::integer from directory.signpost s
      where s.made_at >= from_day and s.made_at < to_day and coalesce(s.outcome, '') <> 'do not ask' group by 1, 2;
  end $$;
revoke all on function directory.asked(text), directory.answer(text, text),
  directory.gap_counts(timestamptz, timestamptz), directory.outcome_counts(timestamptz, timestamptz) from public;
grant execute on function directory.asked(text), directory.answer(text, text),
  directory.gap_counts(timestamptz, timestamptz), directory.outcome_counts(timestamptz, timestamptz) to app_user;
set local role app_owner;
revoke create on schema directory from app_definer;
