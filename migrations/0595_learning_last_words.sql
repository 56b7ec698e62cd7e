-- What a module says as its window closes comes from its own documents, for the player that keeps it is closing too. It is
-- kept beside what the player told, which may arrive after it and without it.
alter table learning.attempt_item add column last_words jsonb, add column words_heard integer not null default 0;
grant update (last_words, words_heard) on learning.attempt_item to app_user;

grant create on schema learning to app_definer;
set local role app_definer;

-- Whose attempt it is that a proof opens: whoever holds the proof speaks for its module.
create function learning.attempt_of(proof bytea) returns table (attempt uuid, practitioner uuid, name text, agency uuid)
language sql stable security definer set search_path = '' as
  $$ select a.id, p.id, p.name, p.agency_id from learning.attempt a join partnership.practitioner p on p.id = a.practitioner_id
     where a.content_hash = proof and a.content_until > access.now() and p.disabled_at is null $$;

revoke all on function learning.attempt_of(bytea) from public;
grant execute on function learning.attempt_of(bytea) to app_user;

set local role app_owner;
revoke create on schema learning from app_definer;
