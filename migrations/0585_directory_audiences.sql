-- Whom services are especially for: women who were hurt, beside men, and people who hurt somebody and want to stop. The list
-- is longer and has a new version; no code means anything else than before.
alter table directory.taxonomy no force row level security;
alter table directory.term no force row level security;
insert into directory.term (id, taxonomy_id, code, name, description, position, effective_from) values
  ('d1000002-0000-4000-8000-000000000011', 'd1000002-0000-4000-8000-000000000000', 'female-victims', 'Women who were hurt', 'Women who were hurt', 11, '2026-11-29'),
  ('d1000002-0000-4000-8000-000000000012', 'd1000002-0000-4000-8000-000000000000', 'perpetrators', 'People who hurt somebody and want to stop', 'People who hurt somebody and want to stop', 12, '2026-11-29');
update directory.taxonomy set version = '2' where id = 'd1000002-0000-4000-8000-000000000000';
alter table directory.term force row level security;
alter table directory.taxonomy force row level security;
