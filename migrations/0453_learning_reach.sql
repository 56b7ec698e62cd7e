-- Reach counts whoever came, with an account or without: where there is none, their booking says for whom they came.

grant create on schema learning to app_definer;
set local role app_definer;
create or replace function learning.reach_figures(since date, till date, by_what text)
returns table (label text, completions integer)
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.figures');
  return query
    with done as (select c.completed_on, c.how,
        coalesce(g.name, a.name, case when b.organisation_type = 'individual' then 'individual' end, nullif(trim(b.organisation), ''),
          'not known') as agency,
        coalesce(g.kind, a.kind, case b.organisation_type when 'school' then 'education' else b.organisation_type end,
          'not known') as sector
      from learning.completion c
        left join partnership.practitioner p on p.id = c.practitioner_id left join partnership.agency g on g.id = p.agency_id
        left join learning.booking b on c.how = 'attended' and b.id = c.came_of
        left join partnership.agency a on a.id = b.agency_id
      where c.withdrawn_at is null and c.completed_on >= since and c.completed_on < till),
    -- One organisation, however its name was typed.
    labelled as (select case by_what when 'agency' then d.agency when 'sector' then d.sector
        when 'week' then (date_trunc('week', d.completed_on))::date::text else d.how end as said from done d)
    select min(l.said), count(*)::integer from labelled l group by lower(l.said) order by 1 limit 300;
end $$;

-- What was charged, lifted again and paid, month by month as London's calendar has them; in pence.
create function learning.income_months(since timestamptz, till timestamptz)
returns table (month text, charged bigint, lifted bigint, paid bigint)
language plpgsql stable security definer set search_path = '' as $$ begin
  perform access.must('learning.figures');
  return query select to_char(l.made_at at time zone 'Europe/London', 'YYYY-MM'),
      coalesce(sum(l.pence) filter (where l.kind = 'charge'), 0)::bigint,
      coalesce(sum(-l.effect) filter (where l.kind in ('waiver', 'dispute', 'correction')), 0)::bigint,
      coalesce(sum(l.pence) filter (where l.kind = 'payment'), 0)::bigint
    from learning.ledger_line l where l.made_at >= since and l.made_at < till group by 1 order by 1;
end $$;
revoke all on function learning.income_months(timestamptz, timestamptz) from public;
grant execute on function learning.income_months(timestamptz, timestamptz) to app_user;
set local role app_owner;
revoke create on schema learning from app_definer;
