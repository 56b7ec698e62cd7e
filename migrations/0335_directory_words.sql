-- Every word that an entry uses, once: what somebody typed wrongly is compared with these few, and not with every entry.

create table directory.word (word text primary key);
create index on directory.word using gin (word gin_trgm_ops);
drop index directory.service_words_idx;

insert into directory.word (word)
  select distinct w from directory.service s, regexp_split_to_table(lower(s.words), '[^[:alnum:]]+') w
  where length(w) between 3 and 40;

alter table directory.word enable row level security;
alter table directory.word force row level security;
grant select on directory.word to app_user, app_worker;
grant select, insert on directory.word to app_definer;
create policy anyone_reads on directory.word for select to app_user, app_worker using ((select access.actor()) is not null);
create policy definer_keeps on directory.word to app_definer using (true) with check (true);

grant create on schema directory to app_definer;
set local role app_definer;
create function directory.keep_words() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into directory.word (word)
    select distinct w from added s, regexp_split_to_table(lower(s.words), '[^[:alnum:]]+') w
    where length(w) between 3 and 40 on conflict do nothing;
  return null;
end $$;
revoke all on function directory.keep_words() from public;
grant execute on function directory.keep_words() to app_owner;
set local role app_owner;
revoke create on schema directory from app_definer;
create trigger words_added after insert on directory.service referencing new table as added
  for each statement execute function directory.keep_words();
create trigger words_changed after update on directory.service referencing new table as added
  for each statement execute function directory.keep_words();
