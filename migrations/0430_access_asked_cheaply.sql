-- Two questions that every policy of a record asks, and asked dearly: a record's page asks the first some fifteen times.
-- The rules are the same, word for word (see 0060 and 0160).

grant create on schema access to app_definer;
set local role app_definer;

-- Nearly nobody has a conflict of interest, and then there is nothing to follow from it.
create or replace function access.conflicted() returns setof uuid
  language plpgsql stable rows 5 security definer set search_path = '' as
  $$ begin
     if not exists (select from access.conflict c where c.practitioner_id = access.practitioner()) then return; end if;
     return query select c.record_id from access.conflict c where c.practitioner_id = access.practitioner()
     union all select a.record_id from access.conflict c join access.about a on a.person_id = c.record_id
       where c.practitioner_id = access.practitioner()
     union all select b.record_id from access.conflict c join access.about a on a.person_id = c.record_id
       join access.about b on b.person_id = a.record_id where c.practitioner_id = access.practitioner(); end $$;

-- Whether the caller may read for their agency is asked only where the agency was asked something: a condition on a
-- column of the row stands until there is one.
create or replace function access.opened() returns setof uuid
  language plpgsql stable rows 20 security definer set search_path = '' as
  $$ begin return query select o.record_id from access.opening o
       where o.practitioner_id = access.practitioner() and o.basis in ('allocated', 'asked', 'named', 'break-glass')
         and (o.expires_at is null or o.expires_at > access.now())
     union all
     select o.record_id from access.opening o
       where o.agency_id = access.agency() and o.basis = 'asked'
         and (o.expires_at is null or o.expires_at > access.now())
         and case when o.basis = 'asked' then (select access.may('front-door.read')) end; end $$;

set local role app_owner;
revoke create on schema access from app_definer;
