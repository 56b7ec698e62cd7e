-- Services in the shape of Open Referral UK 3.0. What is public is the last version that was approved: it stands whole, as
-- it is exported, in `content`; the columns beside it are what is searched by, written in the same transaction.

create table directory.taxonomy (
  id uuid primary key,
  -- Set for our own lists: what their codes say of a service.
  kind text unique check (kind in ('need', 'audience', 'level', 'way', 'access')),
  name text not null,
  description text not null,
  uri text,
  version text
);
create table directory.term (
  id uuid primary key,
  taxonomy_id uuid references directory.taxonomy,
  code text,
  name text not null,
  description text not null,
  parent_id uuid,
  uri text,
  position integer not null default 0,
  -- A code is never given another meaning: it ends, and another begins.
  effective_from date,
  effective_to date,
  unique (taxonomy_id, code)
);
create index on directory.term (name, id);

-- Centres of outward codes; `npm run directory:postcodes` adds whole postcodes, written without a blank.
create table directory.postcode (
  code text primary key check (code ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?([0-9][A-Z]{2})?$'),
  latitude double precision not null,
  longitude double precision not null
);

create table directory.organization (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  content jsonb not null
);
create index on directory.organization (name, id);

create table directory.service (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references directory.organization,
  -- The latest version, whoever wrote it and whether it is approved: claimed by whoever writes the next.
  version integer not null default 0,
  approved integer,
  published boolean not null default false,
  title text not null,
  summary text not null default '',
  content jsonb not null,
  words text not null default '',
  search tsvector generated always as
    (setweight(to_tsvector('english', title), 'A') || to_tsvector('english', words)) stored,
  minimum_age numeric,
  maximum_age numeric,
  needs text[] not null default '{}',
  audiences text[] not null default '{}',
  levels text[] not null default '{}',
  ways text[] not null default '{}',
  access text[] not null default '{}',
  languages text[] not null default '{}',
  -- Every area where empty.
  areas text[] not null default '{}',
  -- Null where nobody said what it costs.
  free boolean,
  -- Given at a place, and not by telephone or at home alone.
  placed boolean not null default false,
  owner_id uuid references partnership.practitioner,
  checked_on date,
  nudged_on date,
  -- Where it came from, and the hash of what that said last.
  source text,
  source_id text,
  source_hash text,
  -- Somebody here changed it since it came: what the source says next waits for the owner.
  edited_here boolean not null default false,
  last_modified timestamptz not null default access.now(),
  unique (source, source_id)
);
create index on directory.service (title, id) where published;
create index on directory.service (organization_id);
create index on directory.service (owner_id, checked_on);
create index on directory.service (checked_on, id) where published;
create index on directory.service using gin (search) where published;
create index on directory.service using gin (words gin_trgm_ops) where published;
create index on directory.service using gin (needs) where published;
create index on directory.service (last_modified, id) where published;

create table directory.version (
  service_id uuid not null references directory.service,
  number integer not null,
  state text not null check (state in ('waiting', 'approved', 'declined', 'replaced')),
  content jsonb not null,
  areas text[] not null default '{}',
  note text not null default '',
  -- Null for what a source said.
  by_id uuid,
  by_name text not null,
  at timestamptz not null default access.now(),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  why text,
  primary key (service_id, number)
);
create unique index one_waits on directory.version (service_id) where state = 'waiting';
create index on directory.version (at, service_id) where state = 'waiting';

-- Where a service is given, as it stands in public.
create table directory.place (
  id uuid not null,
  service_id uuid not null references directory.service on delete cascade,
  location_id uuid not null,
  name text not null default '',
  town text not null default '',
  postcode text,
  latitude double precision,
  longitude double precision,
  primary key (service_id, id)
);
create index on directory.place (latitude, longitude);
create index on directory.place (id);

-- Who may edit the entries of an organisation: by invitation of those who publish.
create table directory.provider (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references directory.organization,
  practitioner_id uuid not null references partnership.practitioner,
  invited_by_name text not null,
  since timestamptz not null default access.now(),
  until timestamptz
);
create unique index on directory.provider (organization_id, practitioner_id) where until is null;
create index on directory.provider (practitioner_id) where until is null;

-- What was found wrong by itself: a web address that leads nowhere, a number that cannot be one.
create table directory.problem (
  service_id uuid not null references directory.service on delete cascade,
  kind text not null check (kind in ('link', 'phone')),
  says text not null,
  found_on date not null,
  primary key (service_id, kind, says)
);

-- How things are done here, from a day on; the latest row that holds is in force.
create table directory.setting (
  name text not null check (name in ('stale after', 'ask after', 'check links')),
  value integer not null check (value >= 0),
  effective_from date not null,
  source text not null,
  by_name text not null,
  at timestamptz not null default access.now(),
  primary key (name, effective_from, at)
);
insert into directory.setting (name, value, effective_from, source, by_name) values
  ('stale after', 90, '2019-01-01', 'Open Referral UK asks for three months', 'the installation'),
  ('ask after', 14, '2019-01-01', 'to be confirmed here', 'the installation'),
  ('check links', 0, '2019-01-01', 'off until somebody switches it on', 'the installation');

insert into directory.taxonomy (id, kind, name, description, version) values
  ('d1000001-0000-4000-8000-000000000000', 'need', 'Additional needs', 'The fourteen additional needs of the common assessment', '1'),
  ('d1000002-0000-4000-8000-000000000000', 'audience', 'Audience', 'Whom a service is especially for', '1'),
  ('d1000003-0000-4000-8000-000000000000', 'level', 'Level of need', 'The continuum of need of the partnership', '1'),
  ('d1000004-0000-4000-8000-000000000000', 'way', 'Way in', 'How somebody comes to a service', '1'),
  ('d1000005-0000-4000-8000-000000000000', 'access', 'Access', 'What makes a service easier to use', '1');
insert into directory.term (id, taxonomy_id, code, name, description, position, effective_from) values
  ('d1000001-0000-4000-8000-000000000001', 'd1000001-0000-4000-8000-000000000000', 'behaviour', 'Disruptive or anti-social behaviour', 'Disruptive or anti-social behaviour', 1, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000002', 'd1000001-0000-4000-8000-000000000000', 'offending', 'Offending, or being drawn into it', 'Offending, or being drawn into it', 2, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000003', 'd1000001-0000-4000-8000-000000000000', 'parental-conflict', 'Conflict between parents', 'Conflict between parents', 3, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000004', 'd1000001-0000-4000-8000-000000000000', 'disengagement', 'Not taking part in school, training or work', 'Not taking part in school, training or work', 4, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000005', 'd1000001-0000-4000-8000-000000000000', 'attendance', 'Missing school', 'Missing school', 5, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000006', 'd1000001-0000-4000-8000-000000000000', 'exclusion', 'Exclusion from school', 'Exclusion from school', 6, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000007', 'd1000001-0000-4000-8000-000000000000', 'sen', 'Special educational needs', 'Special educational needs', 7, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000008', 'd1000001-0000-4000-8000-000000000000', 'disability', 'Disability', 'Disability', 8, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000009', 'd1000001-0000-4000-8000-000000000000', 'health', 'Nutrition or ill health', 'Nutrition or ill health', 9, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000010', 'd1000001-0000-4000-8000-000000000000', 'substance-misuse', 'Drugs or alcohol', 'Drugs or alcohol', 10, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000011', 'd1000001-0000-4000-8000-000000000000', 'mental-health', 'Emotional and mental health', 'Emotional and mental health', 11, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000012', 'd1000001-0000-4000-8000-000000000000', 'housing', 'Housing', 'Housing', 12, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000013', 'd1000001-0000-4000-8000-000000000000', 'pregnancy-parenthood', 'Pregnancy and parenthood', 'Pregnancy and parenthood', 13, '2019-01-01'),
  ('d1000001-0000-4000-8000-000000000014', 'd1000001-0000-4000-8000-000000000000', 'domestic-abuse', 'Domestic violence or abuse', 'Domestic violence or abuse', 14, '2019-01-01'),
  ('d1000002-0000-4000-8000-000000000001', 'd1000002-0000-4000-8000-000000000000', 'unborn', 'Babies not born yet, and their parents', 'Babies not born yet, and their parents', 1, '2019-01-01'),
  ('d1000002-0000-4000-8000-000000000002', 'd1000002-0000-4000-8000-000000000000', 'fathers', 'Fathers', 'Fathers', 2, '2019-01-01'),
  ('d1000002-0000-4000-8000-000000000003', 'd1000002-0000-4000-8000-000000000000', 'male-victims', 'Men who were hurt', 'Men who were hurt', 3, '2019-01-01'),
  ('d1000002-0000-4000-8000-000000000004', 'd1000002-0000-4000-8000-000000000000', 'lgbt', 'LGBT+ people', 'LGBT+ people', 4, '2019-01-01'),
  ('d1000002-0000-4000-8000-000000000005', 'd1000002-0000-4000-8000-000000000000', 'disabled', 'Disabled people', 'Disabled people', 5, '2019-01-01'),
  ('d1000002-0000-4000-8000-000000000006', 'd1000002-0000-4000-8000-000000000000', 'young-carers', 'Young carers', 'Young carers', 6, '2019-01-01'),
  ('d1000002-0000-4000-8000-000000000007', 'd1000002-0000-4000-8000-000000000000', 'kinship', 'Grandparents and other kinship carers', 'Grandparents and other kinship carers', 7, '2019-01-01'),
  ('d1000002-0000-4000-8000-000000000008', 'd1000002-0000-4000-8000-000000000000', 'refugees', 'Refugees and people seeking asylum', 'Refugees and people seeking asylum', 8, '2019-01-01'),
  ('d1000002-0000-4000-8000-000000000009', 'd1000002-0000-4000-8000-000000000000', 'travellers', 'Gypsies, Roma and Travellers', 'Gypsies, Roma and Travellers', 9, '2019-01-01'),
  ('d1000002-0000-4000-8000-000000000010', 'd1000002-0000-4000-8000-000000000000', 'faith', 'People of a faith community', 'People of a faith community', 10, '2019-01-01'),
  ('d1000003-0000-4000-8000-000000000001', 'd1000003-0000-4000-8000-000000000000', '1', 'Universal', 'Universal', 1, '2019-01-01'),
  ('d1000003-0000-4000-8000-000000000002', 'd1000003-0000-4000-8000-000000000000', '2', 'Early help', 'Early help', 2, '2019-01-01'),
  ('d1000003-0000-4000-8000-000000000003', 'd1000003-0000-4000-8000-000000000000', '3', 'Intensive', 'Intensive', 3, '2019-01-01'),
  ('d1000003-0000-4000-8000-000000000004', 'd1000003-0000-4000-8000-000000000000', '4', 'Specialist', 'Specialist', 4, '2019-01-01'),
  ('d1000004-0000-4000-8000-000000000001', 'd1000004-0000-4000-8000-000000000000', 'self', 'You can contact them yourself', 'You can contact them yourself', 1, '2019-01-01'),
  ('d1000004-0000-4000-8000-000000000002', 'd1000004-0000-4000-8000-000000000000', 'professional', 'A professional asks for you', 'A professional asks for you', 2, '2019-01-01'),
  ('d1000004-0000-4000-8000-000000000003', 'd1000004-0000-4000-8000-000000000000', 'school', 'Through school or nursery', 'Through school or nursery', 3, '2019-01-01'),
  ('d1000005-0000-4000-8000-000000000001', 'd1000005-0000-4000-8000-000000000000', 'wheelchair', 'Wheelchair access', 'Wheelchair access', 1, '2019-01-01'),
  ('d1000005-0000-4000-8000-000000000002', 'd1000005-0000-4000-8000-000000000000', 'step-free', 'No steps', 'No steps', 2, '2019-01-01'),
  ('d1000005-0000-4000-8000-000000000003', 'd1000005-0000-4000-8000-000000000000', 'toilet', 'Accessible toilet', 'Accessible toilet', 3, '2019-01-01'),
  ('d1000005-0000-4000-8000-000000000004', 'd1000005-0000-4000-8000-000000000000', 'hearing-loop', 'Hearing loop', 'Hearing loop', 4, '2019-01-01'),
  ('d1000005-0000-4000-8000-000000000005', 'd1000005-0000-4000-8000-000000000000', 'bsl', 'British Sign Language', 'British Sign Language', 5, '2019-01-01'),
  ('d1000005-0000-4000-8000-000000000006', 'd1000005-0000-4000-8000-000000000000', 'parking', 'Blue Badge parking', 'Blue Badge parking', 6, '2019-01-01'),
  ('d1000005-0000-4000-8000-000000000007', 'd1000005-0000-4000-8000-000000000000', 'quiet', 'A quiet space', 'A quiet space', 7, '2019-01-01'),
  ('d1000005-0000-4000-8000-000000000008', 'd1000005-0000-4000-8000-000000000000', 'online', 'Online or by telephone', 'Online or by telephone', 8, '2019-01-01'),
  ('d1000005-0000-4000-8000-000000000009', 'd1000005-0000-4000-8000-000000000000', 'home', 'They come to you', 'They come to you', 9, '2019-01-01');
insert into directory.postcode (code, latitude, longitude) values
  ('SS0', 51.547, 0.690), ('SS1', 51.536, 0.725), ('SS2', 51.551, 0.714), ('SS3', 51.540, 0.795), ('SS4', 51.588, 0.716),
  ('SS5', 51.604, 0.655), ('SS6', 51.587, 0.607), ('SS7', 51.556, 0.583), ('SS8', 51.521, 0.590), ('SS9', 51.552, 0.650),
  ('SS11', 51.617, 0.532), ('SS12', 51.605, 0.521), ('SS13', 51.572, 0.505), ('SS14', 51.578, 0.481), ('SS15', 51.575, 0.428),
  ('SS16', 51.558, 0.465), ('SS17', 51.518, 0.440), ('RM1', 51.580, 0.186), ('RM2', 51.583, 0.203), ('RM3', 51.602, 0.225),
  ('RM4', 51.628, 0.180), ('RM5', 51.596, 0.165), ('RM6', 51.576, 0.130), ('RM7', 51.576, 0.165), ('RM8', 51.557, 0.128),
  ('RM9', 51.540, 0.135), ('RM10', 51.543, 0.157), ('RM11', 51.571, 0.224), ('RM12', 51.558, 0.213), ('RM13', 51.525, 0.198),
  ('RM14', 51.558, 0.256), ('RM15', 51.510, 0.288), ('RM16', 51.496, 0.335), ('RM17', 51.478, 0.327), ('RM18', 51.468, 0.370),
  ('RM19', 51.483, 0.245), ('RM20', 51.478, 0.283), ('CM0', 51.660, 0.850), ('CM1', 51.742, 0.456), ('CM2', 51.722, 0.484),
  ('CM3', 51.745, 0.585), ('CM4', 51.670, 0.395), ('CM5', 51.707, 0.254), ('CM6', 51.875, 0.375), ('CM7', 51.885, 0.540),
  ('CM8', 51.800, 0.640), ('CM9', 51.737, 0.695), ('CM11', 51.627, 0.435), ('CM12', 51.628, 0.412), ('CM13', 51.608, 0.330),
  ('CM14', 51.618, 0.295), ('CM15', 51.637, 0.300), ('CM16', 51.698, 0.115), ('CM17', 51.770, 0.130), ('CM18', 51.757, 0.105),
  ('CM19', 51.762, 0.075), ('CM20', 51.776, 0.100), ('CM21', 51.815, 0.150), ('CM22', 51.870, 0.210), ('CM23', 51.870, 0.165),
  ('CM24', 51.900, 0.200), ('CM77', 51.870, 0.545), ('CO1', 51.889, 0.905), ('CO2', 51.875, 0.893), ('CO3', 51.887, 0.865),
  ('CO4', 51.910, 0.915), ('CO5', 51.820, 0.860), ('CO6', 51.910, 0.750), ('CO7', 51.865, 1.000), ('CO8', 51.970, 0.775),
  ('CO9', 51.950, 0.620), ('CO10', 52.050, 0.730), ('CO11', 51.940, 1.070), ('CO12', 51.935, 1.265), ('CO13', 51.835, 1.240),
  ('CO14', 51.850, 1.270), ('CO15', 51.795, 1.150), ('CO16', 51.820, 1.120), ('IG1', 51.559, 0.074), ('IG2', 51.575, 0.080),
  ('IG3', 51.563, 0.099), ('IG4', 51.577, 0.053), ('IG5', 51.594, 0.067), ('IG6', 51.596, 0.090), ('IG7', 51.615, 0.090),
  ('IG8', 51.608, 0.033), ('IG9', 51.626, 0.042), ('IG10', 51.648, 0.063), ('IG11', 51.537, 0.080), ('CB1', 52.190, 0.150),
  ('CB2', 52.170, 0.115), ('CB3', 52.205, 0.090), ('CB4', 52.225, 0.130), ('CB5', 52.213, 0.155), ('CB9', 52.083, 0.440),
  ('CB10', 52.030, 0.265), ('CB11', 51.975, 0.215), ('CB21', 52.130, 0.280), ('CB22', 52.110, 0.140), ('E4', 51.625, 0.000),
  ('E6', 51.525, 0.055), ('E7', 51.547, 0.025), ('E10', 51.567, -0.012), ('E11', 51.568, 0.015), ('E12', 51.550, 0.050),
  ('E17', 51.586, -0.018), ('E18', 51.593, 0.026), ('EN3', 51.667, -0.035), ('EN8', 51.693, -0.035), ('EN9', 51.687, 0.015),
  ('EN10', 51.730, -0.022), ('EN11', 51.765, 0.000), ('SG8', 52.050, 0.000), ('SG11', 51.890, 0.050), ('SG12', 51.810, -0.020),
  ('SG13', 51.785, -0.060), ('IP1', 52.060, 1.140), ('IP2', 52.045, 1.135), ('IP3', 52.045, 1.175), ('IP7', 52.050, 0.960),
  ('IP9', 51.975, 1.160), ('DA1', 51.447, 0.210), ('DA11', 51.435, 0.360), ('DA12', 51.430, 0.390), ('ME3', 51.430, 0.560);

-- Who edits for which organisation, and the public's own view of it all.
grant create on schema directory to app_definer;
do $$ declare name text; begin
  foreach name in array array['taxonomy', 'term', 'postcode', 'organization', 'service', 'version', 'place', 'provider',
    'problem', 'setting'] loop
    execute format('alter table directory.%I enable row level security', name);
    execute format('alter table directory.%I force row level security', name);
    execute format('grant select, insert, update, delete on directory.%I to app_worker', name);
    execute format('create policy worker_keeps on directory.%I to app_worker using (true) with check (true)', name);
    execute format('grant select on directory.%I to app_definer', name);
    execute format('create policy definer_reads on directory.%I for select to app_definer using (true)', name);
    execute format('grant select, insert on directory.%I to app_user', name);
  end loop;
  foreach name in array array['taxonomy', 'term', 'postcode', 'organization', 'place', 'setting'] loop
    execute format('create policy anyone_reads on directory.%I for select to app_user using ((select access.actor()) is not null)', name);
  end loop;
end $$;
grant update (title, summary, content, words, minimum_age, maximum_age, needs, audiences, levels, ways, access,
  languages, areas, free, placed, version, approved, published, owner_id, checked_on, nudged_on, organization_id, edited_here,
  last_modified) on directory.service to app_user;
grant update (state, decided_by, decided_by_name, decided_at, why) on directory.version to app_user;
grant update (until) on directory.provider to app_user;
grant update (name, content) on directory.organization to app_user;
grant delete on directory.place to app_user;
grant delete on directory.problem to app_user;

set local role app_definer;
create function directory.my_organizations() returns setof uuid
  language plpgsql stable security definer set search_path = '' as
  $$ begin return query select p.organization_id from directory.provider p
     where p.practitioner_id = access.practitioner() and p.until is null and access.may('directory.own'); end $$;
revoke all on function directory.my_organizations() from public;
grant execute on function directory.my_organizations() to app_user;

-- Everything that is public, as it is searched. It belongs to a role that sees every row, so that its indexes serve.
create view directory.published as
  select s.id, s.organization_id, o.name as organization, s.title, s.summary, s.content, s.words, s.search, s.minimum_age,
    s.maximum_age, s.needs, s.audiences, s.levels, s.ways, s.access, s.languages, s.areas, s.free, s.placed, s.checked_on, s.last_modified
  from directory.service s join directory.organization o on o.id = s.organization_id
  where s.published;
-- What other slices may show and find of it.
create view directory.public_service as
  select s.id, s.title, s.summary, s.words, '/directory/' || s.id as href, s.areas, s.audiences from directory.service s
  where s.published;
grant select on directory.published, directory.public_service to app_user, app_worker, app_definer;
set local role app_owner;
revoke create on schema directory from app_definer;

create policy seen on directory.service for select to app_user
  using (published or areas && array(select access.areas_where('directory.edit'))
    or (areas = '{}' and (select access.may('directory.edit')))
    or organization_id = any(array(select directory.my_organizations())));
create policy added on directory.service for insert to app_user
  with check (not published and (areas && array(select access.areas_where('directory.edit'))
    or (areas = '{}' and (select access.may('directory.edit')))
    or organization_id = any(array(select directory.my_organizations()))));
create policy changed on directory.service for update to app_user
  using (areas && array(select access.areas_where('directory.edit'))
    or (areas = '{}' and (select access.may('directory.edit')))
    or organization_id = any(array(select directory.my_organizations())))
  with check (areas && array(select access.areas_where('directory.edit'))
    or (areas = '{}' and (select access.may('directory.edit')))
    or organization_id = any(array(select directory.my_organizations())));

-- What the public reads changes by the hand of those who publish alone.
create function directory.guard_public() returns trigger language plpgsql set search_path = '' as $$
begin
  if access.actor() = 'practitioner'
    and (new.title, new.content, new.published, new.approved, new.areas, new.organization_id, new.owner_id)
      is distinct from (old.title, old.content, old.published, old.approved, old.areas, old.organization_id, old.owner_id)
  then perform access.must('directory.publish'); end if;
  return new;
end $$;
create trigger guard_public before update on directory.service for each row execute function directory.guard_public();

-- A version is seen and written by whoever may write the entry; decided on by those who publish.
create policy seen on directory.version for select to app_user using (exists (select from directory.service s
  where s.id = service_id and (s.areas && array(select access.areas_where('directory.edit'))
    or (s.areas = '{}' and (select access.may('directory.edit')))
    or s.organization_id = any(array(select directory.my_organizations())))));
create policy written on directory.version for insert to app_user with check (
  by_id = (select access.practitioner()) and (state = 'waiting' or (select access.may('directory.publish')))
  and exists (select from directory.service s
  where s.id = service_id and (s.areas && array(select access.areas_where('directory.edit'))
    or (s.areas = '{}' and (select access.may('directory.edit')))
    or s.organization_id = any(array(select directory.my_organizations())))));
create policy decided on directory.version for update to app_user
  using (state = 'waiting') with check (state = 'replaced' or (select access.may('directory.publish')));
create policy placed on directory.place for insert to app_user with check ((select access.may('directory.publish')));
create policy removed on directory.place for delete to app_user using ((select access.may('directory.publish')));
create policy added on directory.organization for insert to app_user with check ((select access.may('directory.edit')));
create policy changed on directory.organization for update to app_user
  using ((select access.may('directory.publish'))) with check ((select access.may('directory.publish')));
create policy added on directory.setting for insert to app_user with check ((select access.may('directory.publish')));
create policy seen on directory.provider for select to app_user
  using (practitioner_id = (select access.practitioner()) or (select access.may('directory.edit')));
create policy invited on directory.provider for insert to app_user with check ((select access.may('directory.publish')));
create policy ended on directory.provider for update to app_user
  using ((select access.may('directory.publish'))) with check ((select access.may('directory.publish')));
create policy seen on directory.problem for select to app_user using (exists (select from directory.service s
  where s.id = service_id and (s.areas && array(select access.areas_where('directory.edit'))
    or (s.areas = '{}' and (select access.may('directory.edit')))
    or s.organization_id = any(array(select directory.my_organizations())))));
create policy cleared on directory.problem for delete to app_user using ((select access.may('directory.edit'))
  or (select access.may('directory.own')));
