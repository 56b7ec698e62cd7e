-- Administrators look after areas, agencies and teams in the browser too: those of the areas they administer, and
-- those of no area. What is closed stays, for records name it, and takes on nothing new.

alter table partnership.area add check (reference_prefix ~ '^[A-Z]{2}$');
create unique index on partnership.area (reference_prefix);
alter table partnership.agency add column closed_at timestamptz;
alter table partnership.team add column closed_at timestamptz;

-- A new area begins with the hours and the time limits that hold now in one that is like it, marked to be confirmed:
-- without them nothing that is told there would have a deadline.
create function partnership.place_area(new_code text, new_name text, prefix text, like_area text) returns void
language plpgsql set search_path = '' as $$
declare basis text := 'Taken from ' || (select name from partnership.area where code = like_area)
  || ' when the area was added';
begin
  insert into partnership.area (code, name, reference_prefix, position)
    select new_code, new_name, prefix, coalesce(max(position), 0) + 1 from partnership.area;
  insert into partnership.service_hours (service, weekday, opens, closes, effective_from, source, certainty)
    select new_code || substr(h.service, length(like_area) + 1), h.weekday, h.opens, h.closes, date '2019-01-01',
      basis, 'G' from partnership.service_hours h
    where h.service in (like_area || '-front-door', like_area || '-allegations')
      and (h.change_id is null or exists (select from partnership.change c
        where c.id = h.change_id and c.withdrawn_at is null))
      and h.effective_from = (select max(v.effective_from) from partnership.service_hours v
        where v.service = h.service and v.effective_from <= partnership.today()
          and (v.change_id is null or exists (select from partnership.change c
            where c.id = v.change_id and c.withdrawn_at is null)))
    on conflict do nothing;
  insert into partnership.clock_rule (name, area, version, counted, amount, start_event, counts_start_day, landing,
      pauses_allowed, warn_hours, effective_from, source, certainty)
    select r.name, new_code, 1, r.counted, r.amount, r.start_event, r.counts_start_day, r.landing,
      r.pauses_allowed, r.warn_hours, date '2019-01-01', basis, 'G' from partnership.clock_rule r
    where r.area = like_area and r.effective_from <= partnership.today()
      and r.version = (select max(v.version) from partnership.clock_rule v
        where v.name = r.name and v.area = r.area and v.effective_from = (
          select max(w.effective_from) from partnership.clock_rule w
          where w.name = r.name and w.area = r.area and w.effective_from <= partnership.today()
            and (w.change_id is null or exists (select from partnership.change c
              where c.id = w.change_id and c.withdrawn_at is null))));
end $$;

-- The same for an administrator in the browser, who then administers the new area.
create function partnership.add_area(new_code text, new_name text, prefix text, like_area text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform access.must('administer');
  perform partnership.place_area(new_code, new_name, prefix, like_area);
  insert into access.role_held (practitioner_id, role, area)
    values (access.practitioner(), 'administrator', new_code);
end $$;

-- How much a team still holds that is not settled. A number and no more: whoever administers may not see the records.
create function partnership.open_work(of_team uuid) returns bigint
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select count(*) from front_door.concern c where c.team_id = of_team and c.open);
end $$;

-- Nothing that is open is left with a team that closed, and nothing new without a team to go to.
create function partnership.keep_what_is_held() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if partnership.open_work(new.id) > 0 then
    raise exception 'the team holds open work' using errcode = 'WS010';
  end if;
  if new.purpose in ('front door', 'area to be found') and not exists (select from partnership.team t
      where t.purpose = new.purpose and t.area is not distinct from new.area and t.id <> new.id and t.closed_at is null)
  then
    raise exception 'the only team of its purpose' using errcode = 'WS011';
  end if;
  return new;
end $$;
create trigger keeps_what_is_held before update of closed_at on partnership.team
  for each row when (old.closed_at is null and new.closed_at is not null)
  execute function partnership.keep_what_is_held();

create function partnership.keep_workplaces() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from partnership.team t where t.agency_id = new.id and t.closed_at is null)
    or exists (select from partnership.practitioner p where p.agency_id = new.id and p.disabled_at is null) then
    raise exception 'the agency has teams or people' using errcode = 'WS012';
  end if;
  return new;
end $$;
create trigger keeps_workplaces before update of closed_at on partnership.agency
  for each row when (old.closed_at is null and new.closed_at is not null)
  execute function partnership.keep_workplaces();

create function partnership.refuse_closed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from partnership.team t where t.id = new.team_id and t.closed_at is not null) then
    raise exception 'nobody joins a closed team' using errcode = 'WS013';
  end if;
  return new;
end $$;
create trigger closed_teams_take_nobody before insert on access.team_member
  for each row execute function partnership.refuse_closed();

grant select, insert on partnership.area, partnership.service_hours, partnership.clock_rule to app_definer;
grant insert on access.role_held to app_definer;
create policy definer_reads on partnership.area for select to app_definer using (true);
create policy definer_places on partnership.area for insert to app_definer with check (true);
create policy definer_reads on partnership.service_hours for select to app_definer using (true);
create policy definer_places on partnership.service_hours for insert to app_definer with check (true);
create policy definer_reads on partnership.clock_rule for select to app_definer using (true);
create policy definer_places on partnership.clock_rule for insert to app_definer with check (true);
create policy definer_places on access.role_held for insert to app_definer with check (role = 'administrator');

do $$ declare signature text; begin
  grant create on schema partnership to app_definer;
  foreach signature in array array['place_area(text, text, text, text)', 'add_area(text, text, text, text)',
    'open_work(uuid)', 'keep_what_is_held()', 'keep_workplaces()', 'refuse_closed()'] loop
    execute format('revoke all on function partnership.%s from public', signature);
  end loop;
  grant execute on function partnership.place_area(text, text, text, text) to app_definer;
  grant execute on function partnership.add_area(text, text, text, text), partnership.open_work(uuid) to app_user;
  foreach signature in array array['add_area(text, text, text, text)', 'open_work(uuid)', 'keep_what_is_held()',
    'keep_workplaces()', 'refuse_closed()'] loop
    execute format('alter function partnership.%s owner to app_definer', signature);
  end loop;
  revoke create on schema partnership from app_definer;
end $$;

grant update (name, position) on partnership.area to app_user;
create policy administrators_name on partnership.area for update to app_user
  using (partnership.administers(code)) with check (partnership.administers(code));
grant insert, update (name, kind, area, statutory_partner, closed_at) on partnership.agency to app_user;
create policy administrators_add on partnership.agency for insert to app_user
  with check (closed_at is null and partnership.administers(area));
create policy administrators_change on partnership.agency for update to app_user
  using (partnership.administers(area)) with check (partnership.administers(area));
grant insert, update (name, closed_at) on partnership.team to app_user;
create policy administrators_add on partnership.team for insert to app_user
  with check (closed_at is null and partnership.administers(area));
create policy administrators_change on partnership.team for update to app_user
  using (partnership.administers(area)) with check (partnership.administers(area));
