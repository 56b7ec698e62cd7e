-- Topics are the business team's to name, to put at rest and to join to help of the directory; what a name, or words that
-- mean the same, said before stays, with the day and who changed it.
alter table library.topic
  add column id uuid not null unique default gen_random_uuid(),
  -- Offered to nobody any more; what has it keeps it.
  add column at_rest boolean not null default false,
  add column version integer not null default 1,
  add column changed_at timestamptz not null default access.now(),
  add column changed_by_name text not null default 'as shipped';
grant update (label, at_rest, version, changed_at, changed_by_name) on library.topic to app_user;
create policy added on library.topic for insert to app_user with check ((select access.may('library.inbox')));
create policy renamed on library.topic for update to app_user
  using ((select access.may('library.inbox'))) with check ((select access.may('library.inbox')));
-- What is kept in memory of what is shown is read anew.
create trigger counted after update or delete on library.topic
  for each statement execute function library.count_showing();

grant insert, delete on library.topic_help to app_user;
grant update (need, audience) on library.topic_help to app_user;
create policy kept on library.topic_help to app_user
  using ((select access.may('library.inbox'))) with check ((select access.may('library.inbox')));

create table library.wording (
  id uuid primary key default gen_random_uuid(),
  what text not null check (what in ('topic', 'synonyms')),
  ref uuid not null,
  -- From then on, and until then; empty for what is taken away, and for what is new.
  says text not null,
  said text not null,
  by_name text not null,
  at timestamptz not null default access.now()
);
create index on library.wording (at desc, id desc);
create index on library.wording (ref, at desc, id desc);
alter table library.wording enable row level security;
alter table library.wording force row level security;
grant select on library.wording to app_user;
grant insert (what, ref, says, said, by_name) on library.wording to app_user;
create policy read on library.wording for select to app_user using ((select access.may('library.inbox')));
create policy noted on library.wording for insert to app_user with check ((select access.may('library.inbox'))
  or (what = 'topic' and said = '' and (select access.may('library.edit'))));

grant create on schema library to app_definer;
set local role app_definer;
-- Takes a topic away that nothing has: no version of a page, nothing that is found or was told, nobody who hears of it.
create function library.drop_topic(wanted uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
declare its text;
begin
  perform access.must('library.inbox');
  select t.code into its from library.topic t where t.id = wanted;
  if its is null or exists (select from library.version v where v.topics @> array[its])
    or exists (select from library.search_entry e where e.topics @> array[its])
    or exists (select from library.change c where c.topics @> array[its])
    or exists (select from library.subscription s where s.topics @> array[its]) then return false; end if;
  delete from library.topic t where t.id = wanted;
  return true;
end $$;
revoke all on function library.drop_topic(uuid) from public;
grant execute on function library.drop_topic(uuid) to app_user;
set local role app_owner;
revoke create on schema library from app_definer;

-- The names of what a service may be about and whom it may be for.
grant create on schema directory to app_definer;
set local role app_definer;
create view directory.public_term with (security_invoker = true) as
  select x.kind, t.code, t.name, t.position from directory.term t join directory.taxonomy x on x.id = t.taxonomy_id
  where x.kind in ('need', 'audience') and t.effective_to is null;
grant select on directory.public_term to app_user;
set local role app_owner;
revoke create on schema directory from app_definer;
