-- Editions of the levels of need are changed on a page like every arrangement: a change brings a whole edition, with
-- its levels, indicators and ways to help. What was cited from an edition before it stays to be read.

alter table partnership.threshold_edition add column change_id uuid references partnership.change;
create index on partnership.threshold_edition (change_id);
do $$ declare held text; begin
  select conname into held from pg_constraint where conrelid = 'partnership.threshold_edition'::regclass
    and contype = 'u' and pg_get_constraintdef(oid) like '%(area, effective_from)%';
  execute format('alter table partnership.threshold_edition drop constraint %I', held);
end $$;
create unique index threshold_edition_version on partnership.threshold_edition (area, effective_from, change_id)
  nulls not distinct;

grant insert on partnership.threshold_edition, partnership.threshold_level, partnership.threshold_indicator,
  partnership.threshold_route to app_user;
create policy administrators_add on partnership.threshold_edition for insert to app_user
  with check (change_id = any(array(select partnership.changing())));
do $$ declare name text; begin
  foreach name in array array['threshold_level', 'threshold_indicator', 'threshold_route'] loop
    execute format('create policy administrators_add on partnership.%I for insert to app_user
      with check (edition = any(array(select e.id from partnership.threshold_edition e
        where e.change_id = any(array(select partnership.changing())))))', name);
  end loop;
end $$;

do $$ declare held record; begin
  for held in select conname, pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'partnership.change'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%''holiday''%' loop
    execute format('alter table partnership.change drop constraint %I', held.conname);
    execute format('alter table partnership.change add constraint %I %s', held.conname,
      replace(held.def, '''policy''::text', '''policy''::text, ''levels''::text'));
  end loop;
end $$;
