-- How many rows to expect, where PostgreSQL would suppose a thousand. A page that asks a dozen of these looked so
-- dear that its statement was compiled first: 73 of 76 ms, measured on a record.

set local role app_definer;

alter function access.my_teams() rows 5;
alter function access.opened() rows 20;
alter function access.working() rows 20;
alter function access.admitted() rows 5;
alter function access.named() rows 5;
alter function access.unshielded() rows 5;
alter function access.conflicted() rows 5;
alter function front_door.told_before(uuid[]) rows 26;
alter function front_door.beside(uuid) rows 1;
alter function front_door.shielded(uuid) rows 5;

set local role app_owner;
