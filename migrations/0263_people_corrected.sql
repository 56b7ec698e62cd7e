-- A fact that takes the place of one which was written down wrongly is read by the same people as that one.

grant create on schema people to app_definer;
set local role app_definer;

create function people.shield_like(in_part text, which uuid, other uuid, why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare held record; before record; names uuid[];
begin
  select * into held from people.shieldable(in_part, which);
  select * into before from people.shieldable(in_part, other);
  perform people.must_work(held.person_id);
  if before.person_id is distinct from held.person_id or not (other = any(array(select access.unshielded()))) then
    raise exception 'only the named people may say what takes the place of what is shielded' using errcode = 'insufficient_privilege';
  end if;
  names := array(select o.practitioner_id from access.opening o where o.record_id = other and o.basis = 'shield'
    and o.practitioner_id is not null and (o.expires_at is null or o.expires_at > access.now()));
  perform people.shield(in_part, which, names, why);
end $$;

revoke all on function people.shield_like(text, uuid, uuid, text) from public;
grant execute on function people.shield_like(text, uuid, uuid, text) to app_user;
set local role app_owner;
revoke create on schema people from app_definer;
