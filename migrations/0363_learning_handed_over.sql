-- A booking that takes the place of another has the same payer; moved to another day, also the same needs. Whoever
-- hands it over need not be whoever may read them.
create function learning.copy_beside(old_booking uuid, new_booking uuid, with_needs boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from learning.booking b where b.id = new_booking
    and old_booking in (b.substituted_for, b.moved_from)) then return; end if;
  insert into learning.booking_payer (booking_id, purpose, name, organisation, email, phone, address, delete_after)
    select new_booking, p.purpose, p.name, p.organisation, p.email, p.phone, p.address, p.delete_after
    from learning.booking_payer p where p.booking_id = old_booking on conflict do nothing;
  if with_needs then
    insert into learning.booking_need (booking_id, kind, words, delete_after)
      select new_booking, n.kind, n.words, n.delete_after
      from learning.booking_need n where n.booking_id = old_booking on conflict do nothing;
    insert into learning.booking_claim (booking_id, needs_id, words, judged, judged_by, judged_at)
      select new_booking, c.needs_id, c.words, c.judged, c.judged_by, c.judged_at
      from learning.booking_claim c where c.booking_id = old_booking on conflict do nothing;
  end if;
end $$;

do $$ declare name text; begin
  foreach name in array array['booking_payer', 'booking_need', 'booking_claim'] loop
    execute format('grant select, insert on learning.%I to app_definer', name);
    execute format('create policy definer_copies on learning.%I to app_definer using (true) with check (true)', name);
  end loop;
  grant create on schema learning to app_definer;
  revoke all on function learning.copy_beside(uuid, uuid, boolean) from public;
  grant execute on function learning.copy_beside(uuid, uuid, boolean) to app_user, app_worker;
  alter function learning.copy_beside(uuid, uuid, boolean) owner to app_definer;
  revoke create on schema learning from app_definer;
end $$;
