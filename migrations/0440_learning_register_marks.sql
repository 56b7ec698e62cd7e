-- Marks come late and from several hands: each has its own id, made where it was made, and its own time. The latest made
-- counts, not the latest received. What comes after a register was closed counts once a person has confirmed it.

alter table learning.mark
  add column note text not null default '' check (length(note) <= 500),
  -- By the list, from a phone that had no connection, by the code on the wall, by somebody's own code, or at the door.
  add column how text not null default 'list' check (how in ('list', 'phone', 'wall code', 'own code', 'door')),
  add column received_at timestamptz not null default access.now(),
  add column after_closing boolean not null default false,
  -- Whoever came marks themselves by the code on the wall, with an account or without.
  alter column by_id drop not null,
  add constraint made_before_received check (marked_at <= received_at),
  add constraint own_hand_only check (by_id is not null or how = 'wall code'),
  add unique (id, session_id);
drop index if exists learning.mark_session_id_part_booking_id_seq_idx;
create index on learning.mark (session_id, part, booking_id, marked_at desc, seq desc);

-- What a person said of a mark that came after the register was closed.
create table learning.mark_verdict (
  mark_id uuid primary key,
  session_id uuid not null,
  accepted boolean not null,
  decided_by uuid not null references partnership.practitioner,
  decided_by_name text not null,
  decided_at timestamptz not null default access.now(),
  foreign key (mark_id, session_id) references learning.mark (id, session_id)
);
create index on learning.mark_verdict (session_id);

alter table learning.mark_verdict enable row level security;
alter table learning.mark_verdict force row level security;
grant select on learning.mark_verdict to app_worker;
create policy worker on learning.mark_verdict for select to app_worker using (true);
grant select, insert on learning.mark_verdict to app_user;
create policy kept on learning.mark_verdict to app_user
  using ((select access.may('learning.coordinate')) or ((select access.may('learning.register'))
    and session_id = any(array(select t.session_id from learning.trainer t where t.practitioner_id = (select access.practitioner())))))
  with check ((select access.may('learning.coordinate')) or ((select access.may('learning.register'))
    and session_id = any(array(select t.session_id from learning.trainer t where t.practitioner_id = (select access.practitioner())))));
create policy own_hand on learning.mark_verdict as restrictive for insert to app_user
  with check (decided_by = (select access.practitioner())
    and exists (select from learning.mark m where m.id = mark_id and m.after_closing));

do $$ declare name text; begin
  foreach name in array array['mark', 'register', 'trainer', 'mark_verdict'] loop
    execute format('grant select on learning.%I to app_definer', name);
    execute format('create policy definer_keeps on learning.%I for select to app_definer using (true)', name);
  end loop;
end $$;
grant update on learning.completion to app_definer;

grant create on schema learning to app_definer;
set local role app_definer;

-- The database says whether a register was closed when a mark came, whoever brings it.
create function learning.mark_comes() returns trigger
language plpgsql security definer set search_path = '' as $$ begin
  new.after_closing := exists (select from learning.register r where r.session_id = new.session_id);
  new.received_at := access.now();
  return new;
end $$;

-- Whether the context keeps the register of a booking's session.
create function learning.keeps_booking(booking uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select access.may('learning.coordinate') or (access.may('learning.register') and exists (
    select from learning.booking b join learning.trainer t on t.session_id = b.session_id
    where b.id = booking and t.practitioner_id = access.practitioner())) $$;

-- Whether a completion stands that came of a booking, or of a correction of its register.
create function learning.completed_by(booking uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select learning.keeps_booking(booking) and exists (select from learning.completion c
    where c.withdrawn_at is null and c.how = 'attended'
      and (c.came_of = booking or c.came_of in (select m.id from learning.mark m where m.booking_id = booking))) $$;

-- Withdraws what was completed by a booking whose register was put right. @returns whose it was
create function learning.withdraw_attended(booking uuid, why text) returns uuid
language plpgsql security definer set search_path = '' as $$ declare person uuid; begin
  if not learning.keeps_booking(booking) then
    raise exception 'the caller may not withdraw this' using errcode = 'insufficient_privilege';
  end if;
  update learning.completion c set withdrawn_at = access.now(), withdrawn_why = why
    where c.withdrawn_at is null and c.how = 'attended'
      and (c.came_of = booking or c.came_of in (select m.id from learning.mark m where m.booking_id = booking))
    returning c.practitioner_id into person;
  return person;
end $$;

do $$ declare signature text; begin
  foreach signature in array array['keeps_booking(uuid)', 'completed_by(uuid)', 'withdraw_attended(uuid, text)', 'mark_comes()'] loop
    execute format('revoke all on function learning.%s from public', signature);
  end loop;
  foreach signature in array array['keeps_booking(uuid)', 'completed_by(uuid)', 'withdraw_attended(uuid, text)'] loop
    execute format('grant execute on function learning.%s to app_user', signature);
  end loop;
end $$;
grant execute on function learning.mark_comes() to app_owner;

set local role app_owner;
revoke create on schema learning from app_definer;
create trigger mark_comes before insert on learning.mark for each row execute function learning.mark_comes();
