-- Who works with somebody, who leads, who answers for the record, and to whom a restricted one is open.

-- Each time a record was closed to all but named people, or opened to its teams again. Never edited.
create table people.restriction (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people.person,
  restricted boolean not null,
  named uuid[] not null,
  reason text not null,
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz not null default access.now()
);
create index on people.restriction (person_id, set_at desc);
alter table people.restriction enable row level security;
alter table people.restriction force row level security;
grant select on people.restriction to app_user;
grant insert on people.restriction to app_definer;
create policy seen on people.restriction for select to app_user
  using (exists (select from people.person p where p.id = person_id));
create policy definer_adds on people.restriction for insert to app_definer with check (true);
create unique index one_leads on people.involvement (person_id) where part = 'lead professional' and until is null;
create unique index one_holds on people.involvement (person_id) where part = 'holds the record' and until is null;

-- Who is involved, by the names of teams and people.
create view people.involved with (security_invoker = true) as
  select i.id, i.person_id, i.team_id, t.name as team, a.name as agency, i.part, i.practitioner_id,
    case when i.part = 'lead professional' then c.name end as who, i.why, i.since, i.until, i.ended_why
  from people.involvement i join partnership.team t on t.id = i.team_id join partnership.agency a on a.id = t.agency_id
    left join partnership.practitioner c on c.id = i.practitioner_id;
grant select on people.involved to app_user;

grant create on schema people to app_definer;
set local role app_definer;

-- Ends it. The team that holds the record cannot leave it: it hands it over.
create or replace function people.leave(which uuid, because text) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare who uuid;
begin
  perform access.must('people.write');
  select i.person_id into who from people.involvement i
    where i.id = which and i.until is null and i.part <> 'holds the record';
  if who is null then return false; end if;
  perform people.must_work(who);
  update people.involvement i set until = access.now(), ended_why = because, ended_by = c.id, ended_by_name = c.name
    from partnership.practitioner c where i.id = which and c.id = access.practitioner();
  return true;
end $$;

-- Another team answers for the record from now on; the one before goes on working with the person, or does not. False
-- where there is no such team, or it holds the record already.
create function people.hand_to(who uuid, team uuid, stays boolean, because text) returns boolean
  language plpgsql security definer set search_path = '' as $$
declare held people.person; taker partnership.team;
begin
  perform access.must('people.write');
  perform people.must_work(who);
  select * into held from people.person p where p.id = who for update;
  select * into taker from partnership.team t where t.id = team and t.closed_at is null;
  if taker.id is null or taker.id = held.team_id then return false; end if;
  update people.involvement i set until = access.now(), ended_why = because, ended_by = c.id, ended_by_name = c.name
    from partnership.practitioner c
    where c.id = access.practitioner() and i.person_id = who and i.until is null
      and (i.part = 'holds the record' or (i.part = 'works with' and i.team_id = team and i.practitioner_id is null));
  insert into people.involvement (person_id, team_id, part, why, set_by, set_by_name)
    select who, part.of_team, part.name, because, c.id, c.name
    from partnership.practitioner c,
      (values (team, 'holds the record', true), (held.team_id, 'works with', stays)) part(of_team, name, wanted)
    where c.id = access.practitioner() and part.wanted;
  update people.person p set team_id = team, area = coalesce(taker.area, p.area) where p.id = who;
  return true;
end $$;

-- Closes a record to all but the named people, whoever does it among them; or, with nobody named, opens it to its
-- teams again.
create function people.restrict_to(who uuid, named_people uuid[], why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare names uuid[] := case when named_people = '{}' then '{}'
  else array(select distinct p.id from partnership.practitioner p
    where (p.id = any(named_people) or p.id = access.practitioner()) and p.disabled_at is null order by p.id) end;
begin
  perform access.must('people.restrict');
  perform people.must_work(who);
  update access.opening o set expires_at = access.now() where o.record_id = who and o.basis = 'named'
    and (o.expires_at is null or o.expires_at > access.now()) and not (o.practitioner_id = any(names));
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    select who, n, 'named', access.practitioner() from unnest(names) n
    where not exists (select from access.opening o where o.record_id = who and o.practitioner_id = n
      and o.basis = 'named' and (o.expires_at is null or o.expires_at > access.now()));
  insert into people.restriction (person_id, restricted, named, reason, set_by, set_by_name)
    select who, names <> '{}', names, why, p.id, p.name
    from partnership.practitioner p where p.id = access.practitioner();
  update people.person p set restricted = names <> '{}' where p.id = who;
end $$;

-- Whoever turns out to have a conflict of interest leads no longer. Why is nobody else's to know.
create function people.let_go() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update people.involvement i set until = access.now(), ended_why = 'Another has to be named' where i.person_id = new.record_id
    and i.practitioner_id = new.practitioner_id and i.part = 'lead professional' and i.until is null;
  return null;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['hand_to(uuid, uuid, boolean, text)', 'restrict_to(uuid, uuid[], text)', 'let_go()'] loop
    execute format('revoke all on function people.%s from public', signature);
  end loop;
  grant execute on function people.hand_to(uuid, uuid, boolean, text) to app_user;
  grant execute on function people.restrict_to(uuid, uuid[], text) to app_user;
  grant execute on function people.let_go() to app_owner;
end $$;

set local role app_owner;
create trigger people_let_go after insert on access.conflict for each row execute function people.let_go();
revoke create on schema people from app_definer;
