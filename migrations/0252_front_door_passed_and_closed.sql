-- Who may say that a concern is accepted, and what must not be left behind when one is closed.

-- The front door of another area of this installation answers for itself; whoever passed it may only take it back.
-- A restricted concern is shown to nobody there: their acceptance is recorded by those who hold it, as by letter.
alter policy answered on front_door.passed_on
  with check (front_door.may_work(concern_id) and (answer = 'withdrawn' or area is null
    or exists (select from front_door.concern c where c.id = concern_id and c.restricted)));

-- What is left to do with a concern, each by one word; empty when it can be closed. It counts what its reader sees.
create function front_door.loose_ends(concern uuid) returns text[] language sql stable set search_path = '' as
  $$ select case when c.open then array['decision'] else array_remove(array[
       case when exists (select from front_door.proposal p where p.concern_id = c.id and p.answer is null)
         then 'second person' end,
       case when 'referrer' = any(owed.audiences) then 'referrer' end,
       case when 'family' = any(owed.audiences) then 'family' end,
       case when exists (select from front_door.question q where q.concern_id = c.id and q.answered_at is null
         and q.withdrawn_at is null) then 'agency' end,
       case when exists (select from front_door.disagreement d where d.concern_id = c.id and d.outcome is null)
         then 'disagreement' end,
       case when exists (select from front_door.strategy_call s where s.concern_id = c.id and s.discussion_id is null
         and s.called_off_at is null) then 'called' end,
       case when exists (select from front_door.strategy_action a where a.concern_id = c.id and a.done_at is null
         and a.dropped_at is null) then 'agreed' end,
       case when exists (select from front_door.clock k where k.concern_id = c.id and k.met_at is null and k.ended_at is null
         and k.rule <> 'referral-decision' and k.rule not like 'rating-%') then 'clock' end], null) end
     from front_door.concern c, lateral (select array(select t.audience from (select distinct on (o.audience) o.audience, o.met_at
       from front_door.to_tell o where o.concern_id = c.id and o.ended_at is null
       order by o.audience, o.started_at desc) t where t.met_at is null) as audiences) owed
     where c.id = concern $$;
revoke all on function front_door.loose_ends(uuid) from public;
grant execute on function front_door.loose_ends(uuid) to app_user, app_owner;

-- Null where the concern cannot be seen: never closed unseen.
create policy nothing_left on front_door.closing as restrictive for insert to app_user
  with check (front_door.loose_ends(concern_id) = '{}');

grant select on front_door.proposal to app_definer;
create policy definer_reads on front_door.proposal for select to app_definer using (true);

-- Before it answers, the other area sees who the child is, not what was told of them: the first words were that.
grant create on schema front_door to app_definer;
set local role app_definer;
create or replace function front_door.passed_one(passing uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not front_door.passed_to_me(passing) then return null; end if;
  return (select jsonb_build_object('id', p.id, 'concern_id', c.id, 'area', p.area, 'from_area', c.area,
      'child_label', c.child_label, 'rating', c.rating, 'danger_now', c.danger_now, 'received_at', c.received_at,
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

-- Refused while a decision waits for its second person, it is that person whom it waits for.
create or replace function front_door.answer_passed_in(passing uuid, says text, said text) returns uuid
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
    update front_door.concern c set version = c.version + 1, due_at = k.due_at, due_rule = k.rule,
        waiting = case when exists (select from front_door.proposal w where w.concern_id = held.id and w.answer is null)
          then 'second person' else 'refused' end
      from (select n.due_at, n.rule from front_door.clock n where n.concern_id = held.id and n.met_at is null
        and n.ended_at is null and n.paused_at is null order by n.due_at, n.rule limit 1) k
      where c.id = held.id;
  end if;
  return held.id;
end $$;
set local role app_owner;
revoke create on schema front_door from app_definer;
