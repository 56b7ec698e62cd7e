-- Whom a feed looks at is found by their id, their records by whose they are, what stands of them and the references that a
-- source has for them by the person: never by reading everybody, all that a list ever told, or all references of its
-- source, once for each person. A feed begins while the database knows of few people, and its plans are made then: `offset 0`
-- keeps each of these from being looked for by anything else. What is read, and by whom, is as before (0290, 0295).
grant create on schema people to app_definer;
set local role app_definer;

create or replace function people.feed_records(ids uuid[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  with roots as (select distinct coalesce(p.head_id, p.id) as root
    from unnest(ids) asked cross join lateral (select w.id, w.head_id from people.person w where w.id = asked offset 0) p)
  select r.root from roots r
  union all
  select m.id from roots r cross join lateral (select w.id from people.person w where w.head_id = r.root offset 0) m $$;

do $$ declare
  reading text := pg_get_functiondef('people.feed_known(uuid[], text, uuid)'::regprocedure);
  -- Of each table, what it is called in the function, and the beginning of what is read of it.
  of_person text[] := array['name n', 'fact f', 'address a', 'identifier i', 'registration s'];
  changes text[] := array[
    'from people.feed_key k where k.person_id = any(whole.records) and k.source = of_source',
    'from (select w.their_id, w.source, w.agency_id from people.feed_key w where w.person_id = any(whole.records) offset 0) k
      where k.source = of_source',
    'join people.person m on m.id = r)',
    'cross join lateral (select w.id, w.restricted, w.shielded from people.person w where w.id = r offset 0) m)'];
  part text;
begin
  foreach part in array of_person loop
    changes := changes || array['from people.' || part || ' join',
      format('from (select w.* from people.%s w where w.person_id = p.id offset 0) %s join', split_part(part, ' ', 1), split_part(part, ' ', 2))];
  end loop;
  for n in 1 .. cardinality(changes) by 2 loop
    if strpos(reading, changes[n]) = 0 then
      raise exception 'people.feed_known is not as expected';
    end if;
    reading := replace(reading, changes[n], changes[n + 1]);
  end loop;
  execute reading;
end $$;
set local role app_owner;
revoke create on schema people from app_definer;
