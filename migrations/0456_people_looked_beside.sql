-- Who has looked at somebody is also whoever read of them on the page of somebody else: an event of a brother stands on
-- his sister's page. And each is named by the roles that they held then.

-- Since when; null for what was there before this was written down, and for invented people.
alter table access.role_held add column since timestamptz;
alter table access.role_held alter column since set default access.now();

create table access.former_role (
  practitioner_id uuid not null,
  role text not null,
  area text not null,
  since timestamptz,
  until timestamptz not null default access.now()
);
create index on access.former_role (practitioner_id);
alter table access.former_role enable row level security;
alter table access.former_role force row level security;
grant select, insert on access.former_role to app_definer;
create policy definer_reads on access.former_role for select to app_definer using (true);
create policy definer_adds on access.former_role for insert to app_definer with check (true);

-- Only what is read on another's page is in this index: of somebody's own page the record says it.
create index event_beside on audit.event using gin (shown)
  where record_kind = 'person' and record_id is not null and shown <> '{}';

grant create on schema access, people to app_definer;
set local role app_definer;

create function access.role_ended() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into access.former_role (practitioner_id, role, area, since) values (old.practitioner_id, old.role, old.area, old.since);
  return null;
end $$;

-- The roles that somebody held at a time.
create function access.roles_at(person uuid, at timestamptz) returns text[]
  language sql stable security definer set search_path = '' as
  $$ select array(select h.role from access.role_held h where h.practitioner_id = person and (h.since is null or h.since <= at)
       union select f.role from access.former_role f where f.practitioner_id = person and f.until > at
         and (f.since is null or f.since <= at) order by 1) $$;

-- Who opened a record that the caller sees, or read of them on another's page, each person once a day, the latest first:
-- what they did, by which rule it was open to them, and the reason where that was an emergency. What somebody read that is
-- shielded says nothing here: that there is such a thing would be told by it. `agencies` says whose people there are.
create or replace function people.lookers(who uuid, of_agency text, before_seq bigint, until timestamptz, most integer)
returns table (practitioner_id uuid, name text, job_title text, agency text, roles text[], on_day date,
  last_at timestamptz, last_seq bigint, acts jsonb, bases text[], reasons text[], agencies text[])
language plpgsql stable security definer set search_path = '' as $$
begin
  perform access.must('people.looked');
  -- Whoever only reads, in an emergency say, does not watch over who else does.
  if not access.sees(who) or not (people.may_work(who) or access.may('access.review')) then return; end if;
  return query
  with opened as materialized (
    select e.practitioner_id, e.seq, e.at, e.action, e.fields, e.basis, false as beside, (e.at at time zone 'Europe/London')::date as day
    from audit.event e where e.record_id = who and e.record_kind = 'person' and e.outcome = 'done' and e.action <> 'list'
      and e.practitioner_id is not null and e.at <= coalesce(until, access.now())
    union all
    select e.practitioner_id, e.seq, e.at, e.action, e.fields, 'beside', true, (e.at at time zone 'Europe/London')::date
    from audit.event e where e.shown @> array[who] and e.shown <> '{}' and e.record_kind = 'person'
      and e.record_id is not null and e.record_id <> who and e.outcome = 'done'
      and not (coalesce(e.fields, '{}') && array['shielded event', 'shielded tie'])
      and e.practitioner_id is not null and e.at <= coalesce(until, access.now())
  ), days as (
    select o.practitioner_id, o.day, min(o.at) as first_at, max(o.at) as last_at, max(o.seq) as last_seq,
      jsonb_agg(distinct jsonb_build_object('action', o.action, 'fields', o.fields, 'beside', o.beside)) as acts,
      array_agg(distinct o.basis) filter (where o.basis is not null) as bases
    from opened o group by o.practitioner_id, o.day
  ), known as (
    select d.*, p.name, p.job_title, p.agency from days d join partnership.colleague p on p.id = d.practitioner_id
  )
  select k.practitioner_id, k.name, k.job_title, k.agency, access.roles_at(k.practitioner_id, k.last_at),
    k.day, k.last_at, k.last_seq, k.acts, coalesce(k.bases, '{}'),
    array(select b.reason from access.break_glass b where b.record_id = who and b.practitioner_id = k.practitioner_id
      and b.used_at <= k.last_at and b.expires_at >= k.first_at order by b.used_at),
    array(select distinct a.agency from known a order by 1)
  from known k
  where (of_agency is null or k.agency = of_agency) and (before_seq is null or k.last_seq < before_seq)
  order by k.last_seq desc limit most;
end $$;

revoke all on function access.role_ended(), access.roles_at(uuid, timestamptz) from public;
grant execute on function access.role_ended() to app_user, app_owner;

set local role app_owner;
revoke create on schema access, people from app_definer;
create trigger role_ended after delete on access.role_held for each row execute function access.role_ended();
