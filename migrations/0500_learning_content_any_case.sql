-- Modules made where the case of letters does not count ask for their files in another than they are kept in.

grant create on schema learning to app_definer;
set local role app_definer;

create or replace function learning.content_of(proof bytea, asked text) returns table (type text, bytes integer, package uuid)
language sql stable security definer set search_path = '' as
  $$ select f.type, length(f.content), f.package_id from learning.attempt a join learning.package_file f on f.package_id = a.package_id
     where a.content_hash = proof and a.content_until > access.now() and lower(f.path) = lower(asked)
     order by f.path <> asked, f.path limit 1 $$;

create or replace function learning.content_part(proof bytea, asked text, first integer, many integer) returns bytea
language sql stable security definer set search_path = '' as
  $$ select substring(f.content from first for many) from learning.attempt a join learning.package_file f on f.package_id = a.package_id
     where a.content_hash = proof and a.content_until > access.now() and lower(f.path) = lower(asked)
     order by f.path <> asked, f.path limit 1 $$;

set local role app_owner;
revoke create on schema learning from app_definer;

create index on learning.package_file (package_id, lower(path));
