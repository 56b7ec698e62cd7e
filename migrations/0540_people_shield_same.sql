-- Two records of one person: an address or a number that is shielded on one and stands open on the other would be read there by
-- whoever sees both. It is hidden with it, for the same people, when the two are linked and whenever it is shielded later,
-- whoever does that and whatever they see. Taking the link apart shows again what the link alone had hidden.

alter table people.link add column hid uuid[] not null default '{}';

grant create on schema people to app_definer;
set local role app_definer;

-- Hides on these records what is shielded on another of them; the facts that it hid.
create function people.hide_same(records uuid[], because text) returns uuid[]
language plpgsql security definer set search_path = '' as $$
declare sort text; same text; open record; names uuid[]; hid uuid[] := '{}';
begin
  if cardinality(records) < 2 then return hid; end if;
  foreach sort in array array['address', 'contact'] loop
    same := case sort
      when 'address' then $q$o.postcode is not distinct from h.postcode
        and regexp_replace(lower(o.words), '\W+', ' ', 'g') = regexp_replace(lower(h.words), '\W+', ' ', 'g')$q$
      else $q$regexp_replace(lower(o.value), '\s+', '', 'g') = regexp_replace(lower(h.value), '\s+', '', 'g')$q$ end;
    for open in execute format('select o.id, o.person_id, array_agg(h.id) as beside from people.%1$I h join people.%1$I o
        on o.person_id = any($1) and o.person_id <> h.person_id and not o.shielded and o.withdrawn_at is null and %2$s
        where h.person_id = any($1) and h.shielded and h.withdrawn_at is null group by o.id, o.person_id order by o.id',
        sort, same) using records loop
      names := array(select distinct o.practitioner_id from access.opening o where o.record_id = any(open.beside)
        and o.basis = 'shield' and (o.expires_at is null or o.expires_at > access.now()));
      insert into access.opening (record_id, practitioner_id, basis, granted_by)
        select open.id, n, 'shield', access.practitioner() from unnest(names) n;
      execute format('update people.%I f set shielded = true, shielded_why = $2 where f.id = $1', sort)
        using open.id, because;
      perform people.note_shielding(open.person_id, sort, open.id, 'shield', names, because);
      hid := hid || open.id;
    end loop;
  end loop;
  return hid;
end $$;

-- Shows again what a link alone had hidden, where nobody has settled anything about it since.
create function people.show_same(which uuid, because text) returns void
language plpgsql security definer set search_path = '' as $$
declare held people.link; sort text; shown record;
begin
  select * into held from people.link l where l.id = which;
  if cardinality(held.hid) = 0 then return; end if;
  foreach sort in array array['address', 'contact'] loop
    for shown in execute format('select f.id, f.person_id from people.%I f where f.id = any($1) and f.shielded
        and (select count(*) from people.shielding s
          where s.person_id = f.person_id and s.fact_id = f.id and s.set_at >= $2) = 1', sort)
        using held.hid, held.decided_at loop
      perform people.note_shielding(shown.person_id, sort, shown.id, 'unshield', '{}', because);
      update access.opening o set expires_at = access.now() where o.record_id = shown.id and o.basis = 'shield'
        and (o.expires_at is null or o.expires_at > access.now());
      execute format('update people.%I f set shielded = false, shielded_why = null where f.id = $1', sort) using shown.id;
      update people.person p set shielded = exists (select from people.shielded_parts(p.id)) where p.id = shown.person_id;
    end loop;
  end loop;
end $$;

create function people.records_of_one(who uuid) returns uuid[]
language sql stable security definer set search_path = '' as
  $$ select array(select q.id from people.person p join people.person q
       on q.id = coalesce(p.head_id, p.id) or q.head_id = coalesce(p.head_id, p.id) where p.id = who order by q.id) $$;

do $$ declare written text; place text;
begin
  written := pg_get_functiondef('people.decide_link(uuid, text, text, integer, integer)'::regprocedure);
  place := 'if answer = ''linked'' then perform people.tell_both(';
  if position(place in written) = 0 then raise exception 'people.decide_link is not as expected'; end if;
  execute replace(written, place, 'if answer = ''linked'' then
    update people.link l set hid = people.hide_same(people.records_of_one(wish.head_id),
      ''The same is shielded on another record of this person'') where l.id = which;
  end if;
  ' || place);
  written := pg_get_functiondef('people.split_link(uuid, text)'::regprocedure);
  place := 'perform people.say_not_same(held.person_id';
  if position(place in written) = 0 then raise exception 'people.split_link is not as expected'; end if;
  execute replace(written, place, 'perform people.show_same(which, because);
  ' || place);
  written := pg_get_functiondef('people.shield(text, uuid, uuid[], text)'::regprocedure);
  place := 'perform people.note_shielding(held.person_id, in_part, which, ''shield'', names, why);';
  if position(place in written) = 0 then raise exception 'people.shield is not as expected'; end if;
  execute replace(written, place, place || '
  if in_part in (''address'', ''contact'') then
    perform people.hide_same(people.records_of_one(held.person_id), ''The same is shielded on another record of this person'');
  end if;');
end $$;

revoke all on function people.hide_same(uuid[], text), people.show_same(uuid, text), people.records_of_one(uuid) from public;

-- Those that were linked before this was so.
do $$ declare linked record; begin
  for linked in select distinct l.head_id from people.link l where l.state = 'linked' loop
    perform people.hide_same(people.records_of_one(linked.head_id), 'The same is shielded on another record of this person');
  end loop;
end $$;

set local role app_owner;
revoke create on schema people from app_definer;
