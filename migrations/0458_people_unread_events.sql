-- A shielded event is seen by its named people alone. Where all of them have left, whoever watches over the use of records
-- learns that it is there, without a word of it, and names new people.

grant create on schema people to app_definer;
set local role app_definer;

-- Shielded events that nobody who can sign in may read, in the caller's areas, the latest first; or one of them.
create function people.unread_events(only_this uuid, after_at timestamptz, after_id uuid, most integer)
returns table (id uuid, at timestamptz, team_id uuid, reference text, people integer)
language plpgsql stable security definer set search_path = '' rows 5 as $$
declare areas text[] := array(select access.areas_where('access.review')); conflicted uuid[] := array(select access.conflicted());
begin
  perform access.must('access.review');
  return query select e.id, t.taken_at, p.team_id, p.reference, cardinality(e.people)
    from people.event e join people.telling t on t.id = e.telling_id join people.person p on p.id = e.people[1]
    where e.shielded and (p.area is null or p.area = any(areas)) and not (e.id = any(conflicted))
      and not exists (select from access.opening o join partnership.practitioner n on n.id = o.practitioner_id
        where o.record_id = e.id and o.basis = 'shield' and n.disabled_at is null
          and (o.expires_at is null or o.expires_at > access.now()))
      and (only_this is null or e.id = only_this)
      and (after_id is null or (t.taken_at, e.id) < (after_at, after_id))
    order by t.taken_at desc, e.id desc limit most;
end $$;

-- Names people for such an event: never the caller, nor anybody with a conflict of interest. How many were; null where it
-- is not there, or is read by somebody meanwhile.
create function people.name_anew(event uuid, named uuid[], why text) returns integer
  language plpgsql security definer set search_path = '' as $$
declare held people.event; names uuid[];
begin
  perform access.must('access.review');
  if not access.said(why, 10) then raise exception 'it needs a reason' using errcode = 'check_violation'; end if;
  select e.* into held from people.event e where e.id = event for update;
  if not exists (select from people.unread_events(event, null, null, 1)) then return null; end if;
  names := array(select p.id from partnership.practitioner p where p.id = any(named) and p.id <> access.practitioner()
    and p.disabled_at is null and not access.in_conflict(p.id, event) order by p.id);
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    select event, n, 'shield', access.practitioner() from unnest(names) n;
  if cardinality(names) > 0 then
    perform people.note_shielding(held.people[1], 'event', event, 'shield', names, why);
  end if;
  return cardinality(names);
end $$;

revoke all on function people.unread_events(uuid, timestamptz, uuid, integer), people.name_anew(uuid, uuid[], text) from public;
grant execute on function people.unread_events(uuid, timestamptz, uuid, integer), people.name_anew(uuid, uuid[], text) to app_user;

set local role app_owner;
create index event_shielded on people.event (telling_id) where shielded;
revoke create on schema people from app_definer;
