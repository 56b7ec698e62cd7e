-- Who has looked at somebody's record, and why, from the audit; and the copies of that which families were given.

create table people.family_copy (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  given_to text not null,
  -- Agencies that the copy does not name, for somebody could be in danger if it did.
  left_out text[] not null default '{}',
  left_out_why text not null default '',
  made_by uuid not null,
  made_by_name text not null,
  agency text not null,
  made_at timestamptz not null default access.now(),
  check (left_out = '{}' or left_out_why <> '')
);
create index on people.family_copy (person_id);
alter table people.family_copy enable row level security;
alter table people.family_copy force row level security;
grant select, insert on people.family_copy to app_user;
create policy seen on people.family_copy for select to app_user
  using ((select access.may('people.looked')) and exists (select from people.person p where p.id = person_id));
create policy given on people.family_copy for insert to app_user
  with check ((select access.may('people.looked')) and made_by = (select access.practitioner())
    and people.may_work(person_id)
    and exists (select from people.person p where p.id = person_id and not p.restricted));

grant create on schema people to app_definer;
set local role app_definer;

-- Who opened a record that the caller sees, each person once a day, the latest first: what they did, by which rule it
-- was open to them, and the reason where that was an emergency. `agencies` says whose people there are among all.
create function people.lookers(who uuid, of_agency text, before_seq bigint, until timestamptz, most integer)
returns table (practitioner_id uuid, name text, job_title text, agency text, roles text[], on_day date,
  last_at timestamptz, last_seq bigint, acts jsonb, bases text[], reasons text[], agencies text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.must('people.looked');
  -- Whoever only reads, in an emergency say, does not watch over who else does.
  if not access.sees(who) or not (people.may_work(who) or access.may('access.review')) then return; end if;
  return query
  with opened as materialized (
    select e.practitioner_id, e.seq, e.at, e.action, e.fields, e.basis, (e.at at time zone 'Europe/London')::date as day
    from audit.event e where e.record_id = who and e.record_kind = 'person' and e.outcome = 'done'
      and e.practitioner_id is not null and e.at <= coalesce(until, access.now())
  ), days as (
    select o.practitioner_id, o.day, min(o.at) as first_at, max(o.at) as last_at, max(o.seq) as last_seq,
      jsonb_agg(distinct jsonb_build_object('action', o.action, 'fields', o.fields)) as acts,
      array_agg(distinct o.basis) filter (where o.basis is not null) as bases
    from opened o group by o.practitioner_id, o.day
  ), known as (
    select d.*, p.name, p.job_title, p.agency from days d join partnership.colleague p on p.id = d.practitioner_id
  )
  select k.practitioner_id, k.name, k.job_title, k.agency,
    array(select distinct h.role from access.role_held h where h.practitioner_id = k.practitioner_id order by 1),
    k.day, k.last_at, k.last_seq, k.acts, coalesce(k.bases, '{}'),
    array(select b.reason from access.break_glass b where b.record_id = who and b.practitioner_id = k.practitioner_id
      and b.used_at <= k.last_at and b.expires_at >= k.first_at order by b.used_at),
    array(select distinct a.agency from known a order by 1)
  from known k
  where (of_agency is null or k.agency = of_agency) and (before_seq is null or k.last_seq < before_seq)
  order by k.last_seq desc limit most;
end $$;
alter function people.lookers(uuid, text, bigint, timestamptz, integer) rows 26;
revoke all on function people.lookers(uuid, text, bigint, timestamptz, integer) from public;
grant execute on function people.lookers(uuid, text, bigint, timestamptz, integer) to app_user;

set local role app_owner;
revoke create on schema people from app_definer;
