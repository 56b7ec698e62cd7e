-- A proposal is void when whoever made it may no longer write on records.

grant create on schema people to app_definer;
set local role app_definer;
do $$ declare deciding text; holds text; begin
  deciding := pg_get_functiondef('people.decide_link(uuid, text, text, integer, integer)'::regprocedure);
  holds := 'or not exists (select from partnership.practitioner p where p.id = wish.proposed_by and p.disabled_at is null)';
  if position(holds in deciding) = 0 then raise exception 'people.decide_link is not as expected'; end if;
  execute replace(deciding, holds, holds || '
      or not exists (select from access.role_held h join access.role_permission p on p.role = h.role
        where h.practitioner_id = wish.proposed_by and p.permission = ''people.write'')');
end $$;
set local role app_owner;
revoke create on schema people from app_definer;
