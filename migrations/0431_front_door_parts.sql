-- The parts of a concern's record that app_definer reads for other questions too, read once whoever asks sees the concern.
-- The policy of each is just that, and asked it again for every part: two fifths of what a record's page cost the database.
-- What was told, who told it, what was rated and decided, addresses and printings stay under their own policies.

grant create on schema front_door to app_definer;
set local role app_definer;

-- The policy `seen` of front_door.concern, as a question about one of them.
create function front_door.sees(concern uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin return exists (select from front_door.concern c where c.id = concern
  and not (c.id = any(array(select access.conflicted())))
  and case when c.restricted then c.id = any(array(select access.admitted()))
    else c.team_id = any(array(select access.my_teams())) or c.id = any(array(select access.opened())) end);
end $$;

create function front_door.parts(concern uuid)
returns table (children json, involved json, proposals json, disagreements json, clocks json, "handOvers" json,
  restrictions json, "takenOn" json)
language plpgsql stable rows 1 security definer set search_path = '' as $$
begin
  if not front_door.sees(concern) then return; end if;
  return query select
    (select json_agg(k order by k.position) from front_door.child k where k.concern_id = concern),
    (select json_agg(i order by i.part, i.name) from front_door.involved i where i.concern_id = concern),
    (select json_agg(p order by p.seq) from front_door.proposal p where p.concern_id = concern),
    (select json_agg(to_jsonb(d) || jsonb_build_object('stages', (select jsonb_agg(to_jsonb(s)
          order by array_position('{workers,managers,heads,partnership}'::text[], s.stage))
        from front_door.disagreement_stage s where s.disagreement_id = d.id)) order by d.seq)
      from front_door.disagreement d where d.concern_id = concern),
    (select json_agg(k order by k.due_at, k.rule) from front_door.clock k where k.concern_id = concern),
    (select json_agg(h order by h.handed_at) from front_door.hand_over h where h.concern_id = concern),
    (select json_agg(r order by r.set_at) from front_door.restriction r where r.concern_id = concern),
    (select json_agg(t order by t.taken_at) from front_door.taken_on t where t.concern_id = concern);
end $$;

revoke all on function front_door.sees(uuid), front_door.parts(uuid) from public;
grant execute on function front_door.parts(uuid) to app_user;

set local role app_owner;
revoke create on schema front_door from app_definer;
