-- What an agency expects its staff to have learned, as its training lead says.
create table learning.expected (
  agency_id uuid not null references partnership.agency,
  course_id uuid not null references learning.course,
  set_by uuid references partnership.practitioner,
  set_at timestamptz not null default access.now(),
  primary key (agency_id, course_id)
);
alter table learning.expected enable row level security;
alter table learning.expected force row level security;
grant select, insert, delete on learning.expected to app_user;
create policy own on learning.expected to app_user
  using (agency_id = (select access.agency()) and (select access.may('learning.staff')))
  with check (agency_id = (select access.agency()) and (select access.may('learning.staff')));
grant select on learning.expected to app_definer;
create policy definer_reads on learning.expected for select to app_definer using (true);

grant create on schema learning to app_definer;
set local role app_definer;

-- How the caller's own staff stand: what each has of what is expected, who did not come, what it cost. By name.
create function learning.staff_standing(today date, after_key text, most integer)
returns table (id uuid, name text, title text, in_date integer, missing text[], no_shows integer)
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.staff');
  return query
    select p.id, p.name, p.job_title,
      (select count(distinct c.course_id)::integer from learning.completion c where c.practitioner_id = p.id
        and c.withdrawn_at is null and c.completed_on <= today and (c.expires_on is null or c.expires_on > today)),
      array(select k.title from learning.expected e join learning.course k on k.id = e.course_id
        where e.agency_id = access.agency() and not exists (select from learning.completion c
          where c.practitioner_id = p.id and c.course_id = e.course_id and c.withdrawn_at is null
            and c.completed_on <= today and (c.expires_on is null or c.expires_on > today)) order by k.title),
      (select count(*)::integer from learning.booking b where b.practitioner_id = p.id and b.state = 'no-show'
        and b.booked_at > access.now() - interval '1 year')
    from partnership.practitioner p
    where p.agency_id = access.agency() and p.disabled_at is null
      and (p.name || '~' || p.id) collate "C" > after_key collate "C"
    order by (p.name || '~' || p.id) collate "C" limit most;
end $$;

-- Of each course that is expected, or that anybody of them did: who has it in date, let it lapse, never did it.
create function learning.staff_courses(today date)
returns table (title text, level text, expected boolean, in_date integer, lapsed integer, never integer)
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.staff');
  return query with staff as (select p.id from partnership.practitioner p
      where p.agency_id = access.agency() and p.disabled_at is null),
    stands as (select k.id, s.id as who, max(case when c.id is null then 0
        when c.completed_on <= today and (c.expires_on is null or c.expires_on > today) then 2 else 1 end) as how
      from learning.course k cross join staff s
        left join learning.completion c on c.course_id = k.id and c.practitioner_id = s.id and c.withdrawn_at is null
      where k.state <> 'draft' group by k.id, s.id)
    select k.title, k.level, e.course_id is not null,
      (count(*) filter (where t.how = 2))::integer, (count(*) filter (where t.how = 1))::integer,
      (count(*) filter (where t.how = 0))::integer
    from stands t join learning.course k on k.id = t.id
      left join learning.expected e on e.course_id = k.id and e.agency_id = access.agency()
    group by k.id, k.title, k.level, e.course_id having e.course_id is not null or max(t.how) > 0
    order by k.level nulls last, k.title;
end $$;

-- Places and people of sessions that began in a time, for figures: counts, never people.
create function learning.session_figures(since timestamptz, till timestamptz)
returns table (course text, sessions integer, places integer, booked integer, attended integer, no_shows integer)
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.figures');
  return query
    select k.title, count(*)::integer, sum(s.capacity)::integer, sum(s.taken)::integer,
      sum((select count(*) from learning.booking b where b.session_id = s.id and b.state = 'attended'))::integer,
      sum((select count(*) from learning.booking b where b.session_id = s.id and b.state = 'no-show'))::integer
    from learning.session s join learning.course k on k.id = s.course_id
    where s.starts_at >= since and s.starts_at < till and s.cancelled_at is null group by k.title order by k.title;
end $$;

-- How far learning reached: completions in a time, by what is asked.
create function learning.reach_figures(since date, till date, by_what text)
returns table (label text, completions integer)
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.figures');
  return query
    select case by_what when 'agency' then g.name when 'sector' then g.kind
        when 'week' then (date_trunc('week', c.completed_on))::date::text else c.how end, count(*)::integer
    from learning.completion c join partnership.practitioner p on p.id = c.practitioner_id
      join partnership.agency g on g.id = p.agency_id
    where c.withdrawn_at is null and c.completed_on >= since and c.completed_on < till group by 1 order by 1;
end $$;

-- What was charged, lifted and paid in a time, in pence.
create function learning.income_figures(since timestamptz, till timestamptz)
returns table (charged bigint, lifted bigint, paid bigint)
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.figures');
  return query select coalesce(sum(l.pence) filter (where l.kind = 'charge'), 0)::bigint,
      coalesce(sum(-l.effect) filter (where l.kind in ('waiver', 'dispute', 'correction')), 0)::bigint,
      coalesce(sum(l.pence) filter (where l.kind = 'payment'), 0)::bigint
    from learning.ledger_line l where l.made_at >= since and l.made_at < till;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['staff_standing(date, text, integer)', 'staff_courses(date)',
    'session_figures(timestamptz, timestamptz)', 'reach_figures(date, date, text)',
    'income_figures(timestamptz, timestamptz)'] loop
    execute format('revoke all on function learning.%s from public', signature);
    execute format('grant execute on function learning.%s to app_user', signature);
  end loop;
end $$;

set local role app_owner;
revoke create on schema learning from app_definer;
