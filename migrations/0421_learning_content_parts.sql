-- A file of a module is read slice by slice, so that a film is never whole in memory and can be begun anywhere.

grant create on schema learning to app_definer;
set local role app_definer;

-- What a file of the package that a frame plays is, by the proof that its player gave it.
create function learning.content_of(proof bytea, asked text) returns table (type text, bytes integer, package uuid)
language sql stable security definer set search_path = '' as
  $$ select f.type, length(f.content), f.package_id from learning.attempt a join learning.package_file f on f.package_id = a.package_id
     where a.content_hash = proof and a.content_until > access.now() and f.path = asked $$;

-- So many of its bytes, from the first on that is asked for, which is 1.
create function learning.content_part(proof bytea, asked text, first integer, many integer) returns bytea
language sql stable security definer set search_path = '' as
  $$ select substring(f.content from first for many) from learning.attempt a join learning.package_file f on f.package_id = a.package_id
     where a.content_hash = proof and a.content_until > access.now() and f.path = asked $$;

drop function learning.content(bytea, text);
revoke all on function learning.content_of(bytea, text), learning.content_part(bytea, text, integer, integer) from public;
grant execute on function learning.content_of(bytea, text), learning.content_part(bytea, text, integer, integer) to app_user;

set local role app_owner;
revoke create on schema learning from app_definer;
