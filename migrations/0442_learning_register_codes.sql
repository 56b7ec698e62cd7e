-- Whoever came marks themselves by the code on the wall: their own place, of the session that the code is of, while it
-- is on. They see nobody else's.

alter table learning.setting no force row level security;
insert into learning.setting values
  ('late-after-minutes', '2019-01-01', 10, 'Not published; ten minutes is usual', 'G');
alter table learning.setting force row level security;

grant select on learning.session_part to app_definer;
create policy definer_reads on learning.session_part for select to app_definer using (true);
grant insert on learning.mark to app_definer;
create policy definer_marks on learning.mark for insert to app_definer with check (how = 'wall code');

grant create on schema learning to app_definer;
set local role app_definer;

-- The place of whoever asks, by their account, its address or the address they proved, and what is marked of it.
create function learning.my_place(wanted uuid, of_part integer)
returns table (booking uuid, name text, mark text, minutes integer)
language sql stable security definer set search_path = '' as $$
  select b.id, b.name, m.mark, m.minutes from learning.booking b
    left join lateral (select k.mark, k.minutes from learning.mark k
      where k.booking_id = b.id and k.part = of_part and not k.after_closing order by k.marked_at desc, k.seq desc limit 1) m on true
    where b.session_id = wanted and b.state in ('confirmed', 'attended', 'no-show')
      and (b.practitioner_id = access.practitioner() or b.email = access.visitor()
        or b.email = (select lower(p.email) from partnership.practitioner p where p.id = access.practitioner() and p.disabled_at is null))
    order by b.number limit 1 $$;

-- Marks their place; nothing where they are marked as there already. @returns the booking; null without a place, or too late
create function learning.arrive(wanted uuid, of_part integer, mark_id uuid, said text, late integer) returns uuid
language plpgsql security definer set search_path = '' as $$ declare own record; begin
  if said not in ('here', 'late') or not exists (select from learning.session_part p join learning.session s on s.id = p.session_id
      where p.session_id = wanted and p.n = of_part and s.cancelled_at is null
        and access.now() between p.starts_at - interval '2 hours' and p.ends_at + interval '1 hour')
    or exists (select from learning.register r where r.session_id = wanted) then
    return null;
  end if;
  select * into own from learning.my_place(wanted, of_part);
  if own.booking is null then return null; end if;
  if own.mark is null or own.mark = 'away' then
    insert into learning.mark (id, session_id, part, booking_id, mark, minutes, by_id, by_name, how)
      values (mark_id, wanted, of_part, own.booking, said, late, access.practitioner(), own.name, 'wall code');
  end if;
  return own.booking;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['my_place(uuid, integer)', 'arrive(uuid, integer, uuid, text, integer)'] loop
    execute format('revoke all on function learning.%s from public', signature);
    execute format('grant execute on function learning.%s to app_user', signature);
  end loop;
end $$;

set local role app_owner;
revoke create on schema learning from app_definer;
