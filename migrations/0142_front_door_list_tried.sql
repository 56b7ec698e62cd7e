-- A long list is tried as a job, and says how far it is.
alter table front_door.import_list add column trying_since timestamptz, add column tried_rows integer not null default 0;
grant update (trying_since, tried_rows) on front_door.import_list to app_user;
