-- Whoever leads a group finds on their desk that somebody was put forward, and whoever put them forward what was decided.
-- A notice names nobody and no record: it leads to the list, which shows each reader what is theirs to see.
do $$ declare held record; begin
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'access.notice'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''glass broken''%' loop
    execute format('alter table access.notice drop constraint %I', held.conname);
    execute format('alter table access.notice add constraint %I %s', held.conname, replace(held.def,
      '''glass broken''::text', '''glass broken''::text, ''put forward''::text, ''group place''::text, ''no group place''::text,
        ''group left''::text'));
  end loop;
end $$;

grant create on schema learning to app_definer;
set local role app_definer;
-- Nobody is told of what they did themselves. One notice of a kind stands at a time, with the day of the latest: a group
-- that many are put forward for does not bury what else somebody must be told.
create function learning.young_told() returns trigger
language plpgsql security definer set search_path = '' as $$
declare leads uuid; put_by uuid; people uuid[]; what text;
begin
  if tg_table_name = 'young_ending' then
    select g.lead_id, r.referred_by into leads, put_by
      from learning.young_referral r join learning.young_group g on g.id = r.group_id where r.id = new.referral_id;
    people := array[leads, put_by];
    what := 'group left';
  elsif tg_op = 'INSERT' then
    people := array(select g.lead_id from learning.young_group g where g.id = new.group_id);
    what := 'put forward';
  else
    people := array[new.referred_by];
    what := case new.verdict when 'place' then 'group place' else 'no group place' end;
  end if;
  people := array_remove(people, access.practitioner());
  update access.notice n set at = access.now()
    where n.practitioner_id = any(people) and n.kind = what and n.put_away_at is null;
  perform access.tell(array(select p from unnest(people) p where not exists (
      select from access.notice n where n.practitioner_id = p and n.kind = what and n.put_away_at is null)),
    what, null, null, null);
  return null;
end $$;
revoke all on function learning.young_told() from public;
grant execute on function learning.young_told() to app_owner;
set local role app_owner;
revoke create on schema learning from app_definer;
create trigger told after insert on learning.young_referral for each row execute function learning.young_told();
create trigger decided_told after update on learning.young_referral
  for each row when (old.verdict is null and new.verdict is not null) execute function learning.young_told();
create trigger told after insert on learning.young_ending for each row execute function learning.young_told();
