-- How often families were asked is counted from what was said in those weeks, each with its person looked up: everybody
-- there is was read beside it.
create index telling_said on people.telling (taken_at) where how = 'said' and agency is not null;

grant create on schema people to app_definer;
set local role app_definer;
do $$ declare written text; place text := 'join people.person p on p.id = t.person_id';
begin
  written := pg_get_functiondef('people.figures_asked(date)'::regprocedure);
  if position(place in written) = 0 then raise exception 'people.figures_asked is not as expected'; end if;
  execute replace(written, place, 'cross join lateral (select o.id, o.area, o.restricted from people.person o where o.id = t.person_id offset 0) p');
end $$;
set local role app_owner;
revoke create on schema people from app_definer;
