-- Whom a feed looks at is found by their id, their records by whose they are, and the references that a source has for them
-- by the person: never by reading everybody, or all references of the source, once for each person. A feed begins while
-- the database knows of few people and references, and its plans are made then.
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
  changes text[] := array[
    'from people.feed_key k where k.person_id = any(whole.records) and k.source = of_source',
    'from (select w.their_id, w.source, w.agency_id from people.feed_key w where w.person_id = any(whole.records) offset 0) k
      where k.source = of_source',
    'join people.person m on m.id = r)',
    'cross join lateral (select w.id, w.restricted, w.shielded from people.person w where w.id = r offset 0) m)'];
begin
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
