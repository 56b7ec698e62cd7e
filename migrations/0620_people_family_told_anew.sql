-- Whom somebody belongs to, lives with or knows, shielded on one record of a person and told anew on another, is hidden
-- there as an address is: of the same two people whatever the tie is called, of the same household or of those who share one,
-- of the same words; on the very record, too, where no next one begins shielded as an address does. And what is hidden only along with another is shown again with it: when two records are taken apart, or
-- when that one is shown again.

do $$ declare name text; begin
  foreach name in array array['relationship', 'household_member', 'tie'] loop
    execute format('alter table people.%I add column quiet_for uuid', name);
  end loop;
  -- Hidden because the same is on another record, and for no reason of its own.
  foreach name in array array['address', 'contact', 'fact', 'registration', 'relationship', 'household_member', 'tie'] loop
    execute format('alter table people.%I add column shielded_along boolean not null default false', name);
  end loop;
end $$;

grant create on schema people to app_definer;
set local role app_definer;

do $$ declare name text; begin
  foreach name in array array['address', 'contact', 'fact', 'registration'] loop
    execute format($q$update people.%I f set shielded_along = true where f.shielded
      and f.shielded_why = 'The same is shielded on another record of this person'
      and (select count(*) from people.shielding s where s.fact_id = f.id) = 1$q$, name);
  end loop;
end $$;

create function people.root_of(who uuid) returns uuid language sql stable security definer set search_path = '' as
  $$ select coalesce(p.head_id, p.id) from people.person p where p.id = who $$;

-- Something around somebody, however it is written: the same words, or all the words of the one within the other.
create function people.same_tie(words text, other text) returns boolean
language sql immutable set search_path = '' as
  $$ select p.one = p.two or (length(p.one) > 5 and position(' ' || p.one || ' ' in ' ' || p.two || ' ') > 0)
       or (length(p.two) > 5 and position(' ' || p.two || ' ' in ' ' || p.one || ' ') > 0)
     from (select people.plain_words(words) as one, people.plain_words(other) as two) p $$;

-- Whether two places in households of one person say the same: the same household, or another roof and at the same time the same
-- person beside them, told of other records. On one record it is not looked at who else was under which roof: whoever hides
-- where somebody went reads there where they were.
create function people.same_roof(one people.household_member, other people.household_member) returns boolean
language sql stable security definer set search_path = '' as
  $$ select one.household_id = other.household_id
       or one.household_id <> other.household_id and exists (
         select from people.household_member a join people.household_member b on b.household_id = other.household_id
         where a.household_id = one.household_id and a.withdrawn_at is null and b.withdrawn_at is null
           and people.root_of(a.person_id) = people.root_of(b.person_id)
           and people.root_of(a.person_id) <> people.root_of(one.person_id)
           and (one.person_id, a.person_id) is distinct from (other.person_id, b.person_id)
           and coalesce(greatest(one.from_on, other.from_on, a.from_on, b.from_on)
             <= least(one.until_on, other.until_on, a.until_on, b.until_on), true)) $$;

-- What on these records says the same as something shielded: which, beside which, and whether that one is itself hidden only
-- along with another. A place in a household is looked for among all who share one with them.
create function people.same_shielded(sort text, records uuid[])
returns table (fact_id uuid, beside uuid, along boolean)
language plpgsql stable security definer set search_path = '' rows 3 as $$
begin
  if sort = 'relationship' then
    return query select o.id, h.id, h.shielded_along from people.relationship h join people.relationship o
      on o.id <> h.id and (o.person_id = any(records) or o.other_id = any(records)) and o.withdrawn_at is null
      and array[people.root_of(o.person_id), people.root_of(o.other_id)] <@ array[people.root_of(h.person_id), people.root_of(h.other_id)]
      where (h.person_id = any(records) or h.other_id = any(records)) and h.shielded and h.withdrawn_at is null;
  elsif sort = 'member' then
    return query select o.id, h.id, h.shielded_along from people.household_member o
      cross join lateral (select people.records_of_one(o.person_id) as ids) whose
      join people.household_member h on h.person_id = any(whose.ids) and h.id <> o.id and h.shielded and h.withdrawn_at is null
      where o.withdrawn_at is null and o.household_id in (select m.household_id from people.household_member m
        where m.person_id = any(records) and m.withdrawn_at is null) and people.same_roof(o, h);
  else
    return query execute format('select o.id, h.id, h.shielded_along from people.%1$I h join people.%1$I o
        on o.person_id = any($1) and o.id <> h.id and o.withdrawn_at is null and %2$s
        where h.person_id = any($1) and h.shielded and h.withdrawn_at is null
          and people.root_of(o.person_id) = people.root_of(h.person_id)', people.shieldable_in(sort), case sort
      when 'address' then 'o.person_id <> h.person_id and people.same_place(o.words, o.postcode, h.words, h.postcode)'
      when 'contact' then 'o.person_id <> h.person_id and people.same_channel(o.value, h.value)'
      when 'fact' then 'o.person_id <> h.person_id and o.kind = h.kind and people.plain_words(o.value) = people.plain_words(h.value)'
      when 'registration' then $q$o.person_id <> h.person_id and o.kind = h.kind and (people.plain_words(o.organisation) = people.plain_words(h.organisation)
        and o.organisation <> '' or people.plain_words(o.who) = people.plain_words(h.who) and o.who <> '')$q$
      when 'tie' then 'people.same_tie(o.words, h.words)' end) using records;
  end if;
end $$;

create function people.shieldable_sorts() returns text[] language sql immutable set search_path = '' as
  $$ select array['address', 'contact', 'fact', 'registration', 'relationship', 'member', 'tie'] $$;

drop function people.hide_same(uuid[], text, text[], uuid[]);
-- Hides on these records what is shielded and stands there open besides: all that is of these sorts, or only what was just
-- written. Whoever wrote it goes on reading it, and unless they are named for what is shielded they are not told that it is
-- hidden: whoever knows that something is could else try what.
create function people.hide_same(records uuid[], because text, sorts text[], written uuid[], writer uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare sort text; held record; names uuid[]; unaware boolean;
begin
  foreach sort in array sorts loop
    for held in execute format('select f.id, f.person_id, array_agg(s.beside) as beside
        from people.same_shielded($1, $2) s join people.%I f on f.id = s.fact_id
        where not f.shielded and ($3 is null or f.id = any($3)) group by f.id, f.person_id order by f.id',
        people.shieldable_in(sort)) using sort, records, written loop
      names := array(select distinct o.practitioner_id from access.opening o where o.record_id = any(held.beside)
        and o.basis = 'shield' and o.practitioner_id is not null and (o.expires_at is null or o.expires_at > access.now())
        union select writer where writer is not null);
      unaware := writer is not null and not (held.beside && array(select access.unshielded()));
      insert into access.opening (record_id, practitioner_id, basis, granted_by)
        select held.id, n, 'shield', access.practitioner() from unnest(names) n;
      execute format('update people.%I f set shielded = true, shielded_along = true, shielded_why = $2, quiet_for = $3
        where f.id = $1', people.shieldable_in(sort)) using held.id, because, case when unaware then writer end;
      perform people.note_shielding(held.person_id, sort, held.id, 'shield', names, because);
      if unaware then
        update people.shielding s set quiet_for = writer where s.fact_id = held.id and s.set_by = writer;
      end if;
    end loop;
  end loop;
end $$;

drop function people.hide_same(uuid[], text);
create function people.hide_same(records uuid[]) returns void
language sql security definer set search_path = '' as
  $$ select people.hide_same(records, 'The same is shielded on another record of this person', people.shieldable_sorts(), null, null) $$;

-- Shows again on these records what was hidden only along with something that is not shielded any more, or not theirs any more.
drop function people.show_same(uuid, text);
create function people.show_same(records uuid[], because text) returns void
language plpgsql security definer set search_path = '' as $$
declare sort text; shown record;
begin
  foreach sort in array people.shieldable_sorts() loop
    for shown in execute format('select f.id, array[f.person_id%2$s] as whose from people.%1$I f
        where f.shielded and f.shielded_along and f.withdrawn_at is null and %3$s and not exists (
          select from people.same_shielded($1, $2) s where s.fact_id = f.id and not s.along)', people.shieldable_in(sort),
        case sort when 'relationship' then ', f.other_id' else '' end, case sort
          when 'relationship' then '(f.person_id = any($2) or f.other_id = any($2))'
          when 'member' then 'f.household_id in (select m.household_id from people.household_member m
            where m.person_id = any($2) and m.withdrawn_at is null)'
          else 'f.person_id = any($2)' end) using sort, records loop
      perform people.note_shielding(shown.whose[1], sort, shown.id, 'unshield', '{}', because);
      update access.opening o set expires_at = access.now() where o.record_id = shown.id and o.basis = 'shield'
        and (o.expires_at is null or o.expires_at > access.now());
      execute format('update people.%I f set shielded = false, shielded_along = false, shielded_why = null, quiet_for = null
        where f.id = $1', people.shieldable_in(sort)) using shown.id;
      update people.person p set shielded = exists (select from people.shielded_parts(p.id)) where p.id = any(shown.whose);
    end loop;
  end loop;
end $$;

-- After whatever wrote facts: of people with several records, what is shielded on another of theirs is hidden at once, and of
-- a family also what is on the same. Each is asked about by their id: of nearly everybody nothing more is read. Who comes into a
-- household says something of everybody who is in it.
create or replace function people.hide_told_anew() returns trigger
language plpgsql security definer set search_path = '' as $$
declare sort text := case tg_table_name when 'household_member' then 'member' else tg_table_name end;
  about uuid[]; written uuid[]; who uuid; records uuid[];
begin
  if sort = 'member' then
    about := array(select distinct m.person_id from people.household_member m
      where m.household_id in (select f.household_id from fresh f) and m.withdrawn_at is null);
  elsif sort = 'relationship' then
    about := array(select f.person_id from fresh f union select f.other_id from fresh f);
  else
    about := array(select distinct f.person_id from fresh f);
  end if;
  for who in select p.id from unnest(about) w cross join lateral
      (select q.id, q.several or q.shielded and sort in ('relationship', 'member', 'tie') as asked from people.person q
        where q.id = w offset 0) p where p.asked loop
    records := people.records_of_one(who);
    if sort <> 'member' then
      if not exists (select from people.person p where p.id = any(records) and p.shielded) then continue; end if;
      written := array(select f.id from fresh f);
    end if;
    perform people.hide_same(records, 'The same is shielded on another record of this person', array[sort], written,
      access.practitioner());
  end loop;
  return null;
end $$;

create or replace function people.is_quiet(in_part text, which uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare quiet boolean;
begin
  execute format('select exists (select from people.%I f where f.id = $1 and f.quiet_for = access.practitioner())',
    people.shieldable_in(in_part)) into quiet using which;
  return quiet;
end $$;

-- The records of those of whom it is told: of a relationship, of both.
create function people.records_told_of(in_part text, which uuid, whose uuid) returns uuid[]
language sql stable security definer set search_path = '' as
  $$ select people.records_of_one(whose) || case when in_part = 'relationship' then
       (select people.records_of_one(case when r.person_id = whose then r.other_id else r.person_id end)
        from people.relationship r where r.id = which) end $$;

create or replace function people.shield(in_part text, which uuid, named_people uuid[], why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare held record; names uuid[];
begin
  select * into held from people.shieldable(in_part, which);
  perform access.must('people.write');
  perform people.must_work(held.person_id);
  if held.shielded and not (which = any(array(select access.unshielded()))) then
    raise exception 'only the named people may name others' using errcode = 'insufficient_privilege';
  end if;
  names := array(select p.id from partnership.practitioner p
    where (p.id = any(named_people) or p.id = access.practitioner()) and p.disabled_at is null order by p.id);
  insert into access.opening (record_id, practitioner_id, basis, granted_by)
    select which, n, 'shield', access.practitioner() from unnest(names) n
    where not exists (select from access.opening o where o.record_id = which and o.practitioner_id = n
      and o.basis = 'shield' and (o.expires_at is null or o.expires_at > access.now()));
  -- Whoever hides it themselves knows that it is hidden, and has a reason of their own.
  execute format('update people.%I f set shielded = true, shielded_along = false, shielded_why = $2, quiet_for = null
    where f.id = $1', people.shieldable_in(in_part)) using which, why;
  perform people.note_shielding(held.person_id, in_part, which, 'shield', names, why);
  update people.shielding s set quiet_for = null where s.fact_id = which and s.quiet_for is not null;
  perform people.hide_same(people.records_told_of(in_part, which, held.person_id));
end $$;

-- What was hidden along with it is shown with it. Whoever is not named for the same on another record reads it openly, and they
-- alone: shown to all it would not be hidden any more.
create or replace function people.unshield(in_part text, which uuid, why text) returns void
  language plpgsql security definer set search_path = '' as $$
declare held record; records uuid[]; beside uuid[];
begin
  select * into held from people.shieldable(in_part, which);
  perform access.must('people.restrict');
  perform people.must_work(held.person_id);
  if not (which = any(array(select access.unshielded()))) then
    raise exception 'only the named people may show what is shielded' using errcode = 'insufficient_privilege';
  end if;
  records := people.records_told_of(in_part, which, held.person_id);
  perform people.note_shielding(held.person_id, in_part, which, 'unshield', '{}', why);
  update access.opening o set expires_at = access.now() where o.record_id = which and o.basis = 'shield'
    and (o.expires_at is null or o.expires_at > access.now());
  execute format('update people.%I f set shielded = false, shielded_along = false, shielded_why = null where f.id = $1',
    people.shieldable_in(in_part)) using which;
  update people.person p set shielded = exists (select from people.shielded_parts(p.id))
    where p.id = held.person_id or in_part = 'relationship'
      and p.id in (select o from people.relationship r cross join unnest(array[r.person_id, r.other_id]) o where r.id = which);
  perform people.show_same(records, why);
  beside := array(select s.beside from people.same_shielded(in_part, records) s where s.fact_id = which);
  if cardinality(beside) > 0 and not (beside && array(select access.unshielded())) then
    perform people.hide_same(records, 'The same is shielded on another record of this person', array[in_part], array[which],
      access.practitioner());
  end if;
end $$;

do $$ declare written text; place text;
begin
  written := pg_get_functiondef('people.take_on(text, uuid, text)'::regprocedure);
  place := 'perform people.note_shielding(held.person_id, in_part, which, ''take on''';
  if position(place in written) = 0 then raise exception 'people.take_on is not as expected'; end if;
  execute replace(written, place,
    'execute format(''update people.%I f set shielded_along = false where f.id = $1'', people.shieldable_in(in_part)) using which;
  ' || place);
  written := pg_get_functiondef('people.decide_link(uuid, text, text, integer, integer)'::regprocedure);
  place := 'update people.link l set hid = people.hide_same(people.records_of_one(wish.head_id),
      ''The same is shielded on another record of this person'') where l.id = which;';
  if position(place in written) = 0 then raise exception 'people.decide_link is not as expected'; end if;
  execute replace(written, place, 'perform people.hide_same(people.records_of_one(wish.head_id));');
  written := pg_get_functiondef('people.split_link(uuid, text)'::regprocedure);
  place := 'perform people.show_same(which, because);';
  if position(place in written) = 0 then raise exception 'people.split_link is not as expected'; end if;
  execute replace(written, place, 'perform people.show_same(members, because);');
end $$;

-- Who has looked at the page of somebody says nothing of what is hidden, but to whoever wrote it and is not told that it is: they
-- would learn it from a line of their own that is missing. What is given out (`until`) leaves that out as well.
do $$ declare written text; place text;
begin
  written := pg_get_functiondef('people.lookers(uuid, text, bigint, timestamptz, integer)'::regprocedure);
  place := 'array[''shielded event'', ''shielded tie''])';
  if position(place in written) = 0 then raise exception 'people.lookers is not as expected'; end if;
  execute replace(written, place, place || '
      and (not (''quiet tie'' = any(coalesce(e.fields, ''{}''))) or (until is null and e.practitioner_id = access.practitioner()))');
end $$;

revoke all on function people.root_of(uuid), people.same_tie(text, text),
  people.same_roof(people.household_member, people.household_member), people.same_shielded(text, uuid[]),
  people.shieldable_sorts(), people.hide_same(uuid[], text, text[], uuid[], uuid),
  people.hide_same(uuid[]), people.show_same(uuid[], text), people.records_told_of(text, uuid, uuid) from public;
-- Of what the caller reads: it says of nothing else anything.
grant execute on function people.is_quiet(text, uuid) to app_user;

-- Those that were linked before this was so.
do $$ declare head uuid; begin
  for head in select distinct l.head_id from people.link l where l.state = 'linked' loop
    perform people.hide_same(people.records_of_one(head));
  end loop;
end $$;

set local role app_owner;
alter table people.link drop column hid;
do $$ declare name text; begin
  foreach name in array array['relationship', 'household_member', 'tie'] loop
    execute format('create trigger told_anew after insert on people.%I referencing new table as fresh
      for each statement execute function people.hide_told_anew()', name);
  end loop;
end $$;
revoke create on schema people from app_definer;
