-- The family of somebody who has several records is one family: what is told of any record that the reader sees is
-- told of the person, and each relative stands there once, under the record by which the reader knows them.

grant create on schema people to app_definer;
set local role app_definer;

create or replace function people.family(around uuid)
returns table (id uuid, label text, born date, born_kind text, expected_on date, died_on date, sex text, reference text,
  team_id uuid, seen boolean, steps integer)
language plpgsql stable security definer set search_path = '' as $$
declare conflicted uuid[] := array(select access.conflicted()); admitted uuid[] := array(select access.admitted());
  mine uuid[] := array(select access.my_teams()); opened uuid[] := array(select access.opened());
  unshielded uuid[] := array(select access.unshielded());
  found uuid[] := array(select people.one_person(around)); outermost uuid[] := found; fresh uuid[]; step integer := 0;
begin
  if not access.sees(around) then return; end if;
  while step < 3 and cardinality(found) < 120 and cardinality(outermost) > 0 loop
    step := step + 1;
    fresh := array(select distinct people.shown_as(p.id) from (
        select r.other_id as next from people.relationship r where r.person_id = any(outermost) and r.withdrawn_at is null
          and (not r.shielded or r.id = any(unshielded)) and r.kind <> 'friend'
        union select r.person_id from people.relationship r where r.other_id = any(outermost) and r.withdrawn_at is null
          and (not r.shielded or r.id = any(unshielded)) and r.kind <> 'friend'
        union select m.person_id from people.household_member h join people.household_member m
          on m.household_id = h.household_id and m.until_on is null and m.withdrawn_at is null
          and (not m.shielded or m.id = any(unshielded))
          where step = 1 and h.person_id = any(outermost) and h.until_on is null and h.withdrawn_at is null
          and (not h.shielded or h.id = any(unshielded))) n
      join people.person p on p.id = n.next
      where not (p.id = any(conflicted)) and (not p.restricted or p.id = any(admitted)));
    fresh := array(select f from unnest(fresh) f where not (f = any(found)));
    return query select p.id, p.label, p.born, p.born_kind, p.expected_on, p.died_on, p.sex, p.reference, p.team_id,
        p.restricted or p.team_id = any(mine) or p.teams && mine or p.id = any(opened), step
      from people.person p where p.id = any(fresh);
    outermost := array(select o from people.person p cross join lateral people.one_person(p.id) o where p.id = any(fresh)
      and (p.restricted or p.team_id = any(mine) or p.teams && mine or p.id = any(opened)));
    found := found || fresh || outermost;
  end loop;
end $$;

create or replace function people.relations(among uuid[])
returns table (id uuid, person_id uuid, other_id uuid, kind text, parental_responsibility text, from_on date,
  until_on date, shielded boolean, said_by text, how text, told_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare unshielded uuid[] := array(select access.unshielded()); everybody uuid[]; linked boolean;
begin
  everybody := array(select distinct o from unnest(among) a cross join lateral people.one_person(a) o);
  linked := exists (select from unnest(everybody) e where not (e = any(among)));
  return query select s.id, s.one, s.other, s.kind, s.parental_responsibility, s.from_on, s.until_on, s.shielded,
      s.said_by, s.how, s.told_at from (
    select r.id, r.seq, case when linked then people.shown_as(r.person_id) else r.person_id end as one,
      case when linked then people.shown_as(r.other_id) else r.other_id end as other, r.kind, r.parental_responsibility,
      r.from_on, r.until_on, r.shielded, t.said_by, t.how, t.told_at
    from people.relationship r join people.telling t on t.id = r.telling_id
    where r.person_id = any(everybody) and r.other_id = any(everybody) and r.withdrawn_at is null
      and (not r.shielded or r.id = any(unshielded))
      and (access.sees(r.person_id) or access.sees(r.other_id))) s
  where s.one <> s.other order by s.seq;
end $$;

set local role app_owner;
revoke create on schema people from app_definer;
