-- Who asks for what is near read every entry of the directory with all that it says, 26 ms of 20,000. Places are now found
-- and measured by an index that has all they need; what narrows them by one that has the short columns of an entry, and
-- they are counted and put in order by these alone. Languages are as many as a feed likes: they stay outside.

-- Where somebody said on the map where it is, it is at a place, though its street is not told: it is near or it is not.
create policy placed_anew on directory.service to app_owner using (true) with check (true);
create policy placed_anew on directory.place for select to app_owner using (true);
update directory.service s set placed = true where not placed
  and exists (select from directory.place p where p.service_id = s.id and p.latitude is not null);
drop policy placed_anew on directory.service;
drop policy placed_anew on directory.place;

drop index directory.place_latitude_longitude_idx;
create index place_near on directory.place (latitude, longitude) include (service_id);
create index service_hidden on directory.service (id) where not published;
-- The organisation's id is in them for the view below: PostgreSQL 15 reads it also where nothing of it is asked.
create index service_narrowed on directory.service (id)
  include (organization_id, title, placed, minimum_age, maximum_age, free, needs, audiences, levels, ways, access, areas)
  where published;
create index service_unplaced on directory.service (title, id)
  include (organization_id, placed, minimum_age, maximum_age, free, needs, audiences, levels, ways, access, areas)
  where published and not placed;

grant create on schema directory to app_definer;
set local role app_definer;

-- Each entry has an organisation. Joined from the left, and asked for a context before that, it is looked for only where
-- its name is shown.
create or replace view directory.published as
  select s.id, s.organization_id, o.name as organization, s.title, s.summary, s.content, s.words, s.search, s.minimum_age,
    s.maximum_age, s.needs, s.audiences, s.levels, s.ways, s.access, s.languages, s.areas, s.free, s.placed, s.checked_on,
    s.last_modified, case when s.gone_kept_on is null then s.gone_on end as gone_on
  from (select * from directory.service where published and (select access.actor()) is not null) s
    left join directory.organization o on o.id = s.organization_id;

-- How far the nearest place of each public service is, in miles, from the middle of an outward code; none further than
-- asked. In a function the square is a range of the index: in a join it is thought to hold a ninth of all places.
create function directory.services_near(outward text, within double precision)
returns table (service_id uuid, miles double precision)
language plpgsql stable rows 1000 security definer set search_path = '' as $$
declare
  a_degree constant double precision := 69.05;
  degrees constant double precision := within / a_degree;
  lat double precision; lon double precision; narrow double precision;
begin
  if access.actor() is null then return; end if;
  select p.latitude, p.longitude, cos(radians(p.latitude)) into lat, lon, narrow
    from directory.postcode p where p.code = outward;
  if lat is null then return; end if;
  return query select m.id, m.far from (
      select p.service_id as id, min(a_degree * sqrt((p.latitude - lat) ^ 2 + ((p.longitude - lon) * narrow) ^ 2)) as far
      from directory.place p
      where p.latitude between lat - degrees and lat + degrees
        and p.longitude between lon - degrees / narrow and lon + degrees / narrow
      group by p.service_id) m
    where m.far <= within and m.id not in (select s.id from directory.service s where not s.published);
end $$;
revoke all on function directory.services_near(text, double precision) from public;
grant execute on function directory.services_near(text, double precision) to app_user;

set local role app_owner;
revoke create on schema directory from app_definer;
