-- A concern passed to another area of this installation is answered by that area's front door itself. Before it
-- accepts, it sees what it needs to say whether the child is theirs: who the child is, where they live, why it was
-- passed and how urgent it is. Not who raised it, and not what agencies said.

do $$ declare held record; begin
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'access.notice'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''glass broken''%' loop
    execute format('alter table access.notice drop constraint %I', held.conname);
    execute format('alter table access.notice add constraint %I %s', held.conname,
      replace(held.def, '''glass broken''::text', '''glass broken''::text, ''passed to us''::text, ''passing answered''::text'));
  end loop;
end $$;

create index passed_in on front_door.passed_on (area, recorded_at) where answer is null and area is not null;
grant select, update on front_door.passed_on to app_definer;
grant insert on front_door.hand_over to app_definer;
create policy definer_reads on front_door.passed_on for select to app_definer using (true);
create policy definer_answers on front_door.passed_on for update to app_definer using (true) with check (true);

grant create on schema front_door to app_definer;
set local role app_definer;

-- Whether a passing waits for the caller: they triage in the front door team of the area it goes to. Never one of a
-- restricted concern, or across a conflict of interest.
create function front_door.passed_to_me(passing uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as
  $$ begin return access.may('front-door.triage') and exists (
       select from front_door.passed_on p join front_door.concern c on c.id = p.concern_id
         join partnership.team t on t.area = p.area and t.purpose = 'front door'
       where p.id = passing and p.answer is null and t.id = any(array(select access.my_teams()))
         and not c.restricted and not (c.id = any(array(select access.conflicted())))); end $$;

-- What waits for the caller's front door, first what is due first.
create function front_door.passed_in()
returns table (id uuid, concern_id uuid, child_label text, area text, from_area text, rating text, danger_now boolean,
  told_at timestamptz, due_at timestamptz)
language plpgsql stable security definer set search_path = '' as
  $$ begin return query
     select p.id, c.id, c.child_label, p.area, c.area, c.rating, c.danger_now, p.told_at, k.due_at
     from front_door.passed_on p join front_door.concern c on c.id = p.concern_id
       left join front_door.clock k on k.concern_id = c.id and k.rule = 'transfer-acceptance' and k.met_at is null
         and k.ended_at is null
     where p.answer is null and p.area is not null and front_door.passed_to_me(p.id)
     order by k.due_at, p.id limit 50; end $$;

create function front_door.passed_one(passing uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not front_door.passed_to_me(passing) then return null; end if;
  return (select jsonb_build_object('id', p.id, 'concern_id', c.id, 'area', p.area, 'from_area', c.area,
      'headline', c.headline, 'rating', c.rating, 'danger_now', c.danger_now, 'received_at', c.received_at,
      'contact', p.contact, 'how', p.how, 'reason', p.reason, 'told_at', p.told_at, 'by', p.told_by_name,
      'due_at', (select min(k.due_at) from front_door.clock k where k.concern_id = c.id
        and k.rule = 'transfer-acceptance' and k.met_at is null and k.ended_at is null),
      'children', (select jsonb_agg(jsonb_build_object('name', btrim(k.given || ' ' || k.surname), 'unborn', k.unborn,
          'born', k.date_of_birth, 'expected', k.expected_date, 'age', k.age_told) order by k.position)
        from front_door.child k where k.concern_id = c.id),
      'addresses', (select jsonb_agg(btrim(a.words || ' ' || coalesce(a.postcode, '')) order by a.id)
        from front_door.address a where a.concern_id = c.id and not a.shielded),
      'shielded', c.shielded)
    from front_door.passed_on p join front_door.concern c on c.id = p.concern_id where p.id = passing);
end $$;

-- The answer of the area it was passed to. Accepted, their front door holds the concern from now on; refused, it
-- comes back to whoever passed it. Null where it does not wait for the caller (any more); else the concern.
create function front_door.answer_passed_in(passing uuid, says text, said text) returns uuid
  language plpgsql security definer set search_path = '' as $$
declare p front_door.passed_on; held front_door.concern; team uuid; me partnership.practitioner;
begin
  if says not in ('accepted', 'refused') or not access.said(said, 4) then
    raise exception 'an answer is accepted or refused, in words' using errcode = 'check_violation';
  end if;
  select * into p from front_door.passed_on x where x.id = passing for update;
  if not front_door.passed_to_me(passing) then return null; end if;
  select * into held from front_door.concern c where c.id = p.concern_id for update;
  select * into me from partnership.practitioner w where w.id = access.practitioner();
  select t.id into team from partnership.team t where t.area = p.area and t.purpose = 'front door'
    and t.id = any(array(select access.my_teams())) limit 1;
  update front_door.passed_on x set answer = says, answered_at = access.now(), answered_by = me.name || ', ' || me.job_title,
      words = said, answer_recorded_by = me.id, answer_recorded_by_name = me.name, answer_recorded_at = access.now()
    where x.id = passing;
  update front_door.clock k set met_at = access.now() where k.concern_id = held.id and k.rule = 'transfer-acceptance'
    and k.met_at is null and k.ended_at is null;
  perform access.tell(array(select h from access.holders(held.id) h where h <> me.id), 'passing answered', held.id, null, null);
  if says = 'accepted' then
    insert into front_door.hand_over (concern_id, from_area, to_area, from_team, to_team, reason, handed_by, handed_by_name)
      values (held.id, held.area, p.area, held.team_id, team, p.reason, p.told_by, p.told_by_name);
    update access.opening o set expires_at = access.now()
      where o.record_id = held.id and o.basis = 'allocated' and o.expires_at is null;
    update front_door.concern c set area = p.area, team_id = team, allocated_to = null, allocated_to_name = null,
      version = c.version + 1 where c.id = held.id;
  else
    update front_door.concern c set version = c.version + 1, waiting = 'refused', due_at = k.due_at, due_rule = k.rule
      from (select n.due_at, n.rule from front_door.clock n where n.concern_id = held.id and n.met_at is null
        and n.ended_at is null and n.paused_at is null order by n.due_at, n.rule limit 1) k
      where c.id = held.id;
  end if;
  return held.id;
end $$;

create function front_door.tell_passed() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from front_door.concern c where c.id = new.concern_id and c.restricted) then return null; end if;
  perform access.tell(array(select m.practitioner_id from partnership.team t join access.team_member m on m.team_id = t.id
    where t.area = new.area and t.purpose = 'front door' and m.practitioner_id <> new.told_by), 'passed to us', new.concern_id,
    null, null);
  return null;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['passed_to_me(uuid)', 'passed_in()', 'passed_one(uuid)', 'answer_passed_in(uuid, text, text)',
    'tell_passed()'] loop
    execute format('revoke all on function front_door.%s from public', signature);
    execute format('grant execute on function front_door.%s to app_user, app_owner', signature);
  end loop;
end $$;
set local role app_owner;
create trigger told_of after insert on front_door.passed_on for each row when (new.area is not null)
  execute function front_door.tell_passed();
revoke create on schema front_door from app_definer;
