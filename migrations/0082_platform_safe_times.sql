-- Messages wait until a time at which it is safe for them to arrive; and what was said about it is kept as facts.

alter table platform.outbox add column not_before timestamptz;
alter table platform.message
  -- Days and hours in London at which it is safe; null is at any time.
  add column safe_times jsonb,
  -- Until when it waits for such a time.
  add column not_before timestamptz;

alter table front_door.referrer
  add column text_safe boolean not null default false,
  -- Null: not asked, or not answered.
  add column voicemail boolean,
  add column safe_times jsonb;

drop function platform.delivery(uuid[]);
create function platform.delivery(messages uuid[])
returns table (id uuid, channel text, state text, why text, sent_at timestamptz, not_before timestamptz)
language sql stable security definer set search_path = '' as
  $$ select m.id, m.channel, m.state, m.why, m.sent_at, m.not_before
     from platform.message m where m.id = any(messages) $$;

-- How the messages about a concern fare, for those who may see it. Neither address nor words.
create function front_door.messages_about(concern uuid)
returns table (channel text, subject text, state text, why text, told_at timestamptz, sent_at timestamptz,
  not_before timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not front_door.may_see(concern) then return; end if;
  return query select m.channel, m.subject, m.state, m.why, m.created_at, m.sent_at, m.not_before
    from platform.message m where m.record_id = concern order by m.created_at desc limit 12;
end $$;

revoke all on function platform.delivery(uuid[]), front_door.messages_about(uuid) from public;
grant execute on function platform.delivery(uuid[]) to app_user, app_worker;
grant execute on function front_door.messages_about(uuid) to app_user;
grant usage on schema platform to app_definer;
grant create on schema platform, front_door to app_definer;
alter function platform.delivery(uuid[]) owner to app_definer;
alter function front_door.messages_about(uuid) owner to app_definer;
revoke create on schema platform, front_door from app_definer;
