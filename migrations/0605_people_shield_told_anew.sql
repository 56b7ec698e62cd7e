-- What is shielded on one record of a person and told anew on another, by somebody who may see that one alone, is hidden
-- there in the statement that writes it, whoever writes. The writer goes on reading what they wrote, as whoever tells a new
-- address beside a shielded one does. Where they see no record on which it is shielded, nothing tells them that there is
-- one: to them it is an ordinary fact. Whoever else sees that record reads that something is shielded, and whom to ask.

do $$ declare name text; begin
  foreach name in array array['address', 'contact', 'fact', 'registration'] loop
    -- Who wrote it down and is not told that it is hidden: it is so because of a record that they do not see.
    execute format('alter table people.%I add column quiet_for uuid', name);
  end loop;
end $$;
alter table people.shielding add column quiet_for uuid;
alter policy seen on people.shielding
  using (fact_id = any(array(select access.unshielded())) and quiet_for is distinct from (select access.practitioner())
    and exists (select from people.person p where p.id = person_id));

grant create on schema people to app_definer;
set local role app_definer;

create function people.plain_words(said text) returns text language sql immutable set search_path = '' as
  $$ select btrim(regexp_replace(lower(said), '\W+', ' ', 'g')) $$;

-- One place, however it is written: the same words, with a town behind them or not, or the same house number at the same
-- postcode. Hiding one place too many of the same person costs a question; hiding one too few may cost more.
create function people.same_place(words text, postcode text, other text, other_postcode text) returns boolean
language sql immutable set search_path = '' as
  $$ select case when replace(upper(postcode), ' ', '') <> replace(upper(other_postcode), ' ', '') then false
       else p.one = p.two or (length(p.one) > 5 and starts_with(p.two, p.one || ' ')) or (length(p.two) > 5 and starts_with(p.one, p.two || ' '))
         or coalesce(postcode is not null and other_postcode is not null
           and substring(p.one from '\d+') = substring(p.two from '\d+'), false) end
     from (select people.plain_words(words) as one, people.plain_words(other) as two) p $$;

-- One number or address for messages: a telephone's last ten digits, whatever stands before them.
create function people.same_channel(value text, other text) returns boolean
language sql immutable set search_path = '' as
  $$ select regexp_replace(lower(value), '\s+', '', 'g') = regexp_replace(lower(other), '\s+', '', 'g')
       or length(n.one) >= 10 and value !~ '@' and right(n.one, 10) = right(n.two, 10)
     from (select regexp_replace(value, '\D', '', 'g') as one, regexp_replace(other, '\D', '', 'g') as two) n $$;

-- Hides on these records what is shielded on another of them: all that is of these sorts, or only what was just written.
-- Whoever wrote it goes on reading it. Returns the facts that it hid.
create function people.hide_same(records uuid[], because text, sorts text[], written uuid[]) returns uuid[]
language plpgsql security definer set search_path = '' as $$
declare sort text; same text; open record; names uuid[]; hid uuid[] := '{}'; writer uuid; unaware boolean;
begin
  if cardinality(records) < 2 then return hid; end if;
  if written is not null then writer := access.practitioner(); end if;
  foreach sort in array sorts loop
    same := case sort
      when 'address' then 'people.same_place(o.words, o.postcode, h.words, h.postcode)'
      when 'contact' then 'people.same_channel(o.value, h.value)'
      when 'fact' then 'o.kind = h.kind and people.plain_words(o.value) = people.plain_words(h.value)'
      when 'registration' then $q$o.kind = h.kind and (people.plain_words(o.organisation) = people.plain_words(h.organisation)
        and o.organisation <> '' or people.plain_words(o.who) = people.plain_words(h.who) and o.who <> '')$q$ end;
    for open in execute format('select o.id, o.person_id, array_agg(h.id) as beside, array_agg(distinct h.person_id) as on_records
        from people.%1$I h join people.%1$I o
        on o.person_id = any($1) and o.person_id <> h.person_id and not o.shielded and o.withdrawn_at is null and %2$s
        where h.person_id = any($1) and h.shielded and h.withdrawn_at is null and ($2 is null or o.id = any($2))
        group by o.id, o.person_id order by o.id', sort, same) using records, written loop
      names := array(select distinct o.practitioner_id from access.opening o where o.record_id = any(open.beside)
        and o.basis = 'shield' and o.practitioner_id is not null and (o.expires_at is null or o.expires_at > access.now())
        union select writer where writer is not null);
      unaware := writer is not null and not exists (select from unnest(open.on_records) r where access.sees(r));
      insert into access.opening (record_id, practitioner_id, basis, granted_by)
        select open.id, n, 'shield', access.practitioner() from unnest(names) n;
      execute format('update people.%I f set shielded = true, shielded_why = $2, quiet_for = $3 where f.id = $1', sort)
        using open.id, because, case when unaware then writer end;
      perform people.note_shielding(open.person_id, sort, open.id, 'shield', names, because);
      if unaware then
        update people.shielding s set quiet_for = writer where s.fact_id = open.id and s.set_by = writer;
      end if;
      hid := hid || open.id;
    end loop;
  end loop;
  return hid;
end $$;

create or replace function people.hide_same(records uuid[], because text) returns uuid[]
language sql security definer set search_path = '' as
  $$ select people.hide_same(records, because, array['address', 'contact', 'fact', 'registration'], null) $$;

-- After whatever wrote facts: of people with several records, what is shielded on another of theirs is hidden at once.
-- Each is asked about by their id: of nearly everybody there is one record, and nothing more is read.
create function people.hide_told_anew() returns trigger
language plpgsql security definer set search_path = '' as $$
declare who uuid; records uuid[]; now_hidden uuid[];
begin
  for who in select p.id from (select distinct f.person_id from fresh f) w cross join lateral
      (select q.id, q.several from people.person q where q.id = w.person_id offset 0) p where p.several loop
    records := people.records_of_one(who);
    if not exists (select from people.person p where p.id = any(records) and p.shielded) then continue; end if;
    now_hidden := people.hide_same(records, 'The same is shielded on another record of this person', array[tg_table_name::text],
      array(select f.id from fresh f where f.person_id = who));
    -- Two records that are taken apart show again what their link alone had hidden.
    if cardinality(now_hidden) > 0 and cardinality(records) = 2 then
      update people.link l set hid = l.hid || now_hidden where l.state = 'linked' and l.person_id = any(records);
    end if;
  end loop;
  return null;
end $$;

-- What is hidden and said to be so: to whoever wrote it without knowing why, it is not.
create or replace function people.shielded(about uuid) returns table (part text, fact_id uuid, readable boolean, named boolean)
language plpgsql stable security definer set search_path = '' as $$
declare unshielded uuid[] := array(select access.unshielded());
begin
  if not access.sees(about) then return; end if;
  return query select f.part, f.fact_id, f.fact_id = any(unshielded),
      exists (select from access.opening o join partnership.practitioner p on p.id = o.practitioner_id
        where o.record_id = f.fact_id and o.basis = 'shield' and p.disabled_at is null
          and (o.expires_at is null or o.expires_at > access.now()))
    from people.shielded_parts(about) f where not people.is_quiet(f.part, f.fact_id);
end $$;

create function people.is_quiet(in_part text, which uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select case in_part
    when 'address' then exists (select from people.address f where f.id = which and f.quiet_for = access.practitioner())
    when 'contact' then exists (select from people.contact f where f.id = which and f.quiet_for = access.practitioner())
    when 'fact' then exists (select from people.fact f where f.id = which and f.quiet_for = access.practitioner())
    when 'registration' then exists (select from people.registration f where f.id = which and f.quiet_for = access.practitioner())
    else false end $$;

create or replace function people.says_shielded(about uuid) returns boolean
language sql stable security definer set search_path = '' as
  $$ select access.sees(about) and exists (select from people.one_person(about) o join people.person p on p.id = o
       where p.shielded and exists (select from people.shielded_parts(o) s where not people.is_quiet(s.part, s.fact_id))) $$;

-- The same of one record alone: what a list says.
create function people.record_says_shielded(about uuid) returns boolean
language sql stable security definer set search_path = '' as
  $$ select access.sees(about) and exists (select from people.shielded_parts(about) s where not people.is_quiet(s.part, s.fact_id)) $$;

-- Whoever hides it themselves knows that it is hidden.
do $$ declare hiding text; place text := 'perform people.note_shielding(held.person_id, in_part, which, ''shield'', names, why);';
begin
  hiding := pg_get_functiondef('people.shield(text, uuid, uuid[], text)'::regprocedure);
  if position(place in hiding) = 0 or position('if in_part in (''address'', ''contact'') then' in hiding) = 0 then
    raise exception 'people.shield is not as expected';
  end if;
  execute replace(replace(hiding, 'if in_part in (''address'', ''contact'') then',
    'if in_part in (''address'', ''contact'', ''fact'', ''registration'') then
    execute format(''update people.%I f set quiet_for = null where f.id = $1 and f.quiet_for is not null'', in_part) using which;'),
    place, place || '
  update people.shielding s set quiet_for = null where s.fact_id = which and s.quiet_for is not null;');
  hiding := pg_get_functiondef('people.show_same(uuid, text)'::regprocedure);
  if position('array[''address'', ''contact'']' in hiding) = 0 then raise exception 'people.show_same is not as expected'; end if;
  execute replace(hiding, 'array[''address'', ''contact'']', 'array[''address'', ''contact'', ''fact'', ''registration'']');
end $$;

revoke all on function people.plain_words(text), people.same_place(text, text, text, text), people.same_channel(text, text),
  people.hide_same(uuid[], text, text[], uuid[]), people.hide_told_anew(), people.is_quiet(text, uuid),
  people.record_says_shielded(uuid) from public;
grant execute on function people.record_says_shielded(uuid) to app_user;
grant execute on function people.hide_told_anew() to app_user, app_worker, app_owner;

set local role app_owner;
grant update on people.shielding to app_definer;
create policy definer_keeps on people.shielding for update to app_definer using (true) with check (true);
do $$ declare name text; begin
  foreach name in array array['address', 'contact', 'fact', 'registration'] loop
    execute format('create trigger told_anew after insert on people.%I referencing new table as fresh
      for each statement execute function people.hide_told_anew()', name);
  end loop;
end $$;
revoke create on schema people from app_definer;
