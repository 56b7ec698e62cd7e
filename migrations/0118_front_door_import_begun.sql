-- A list is taken over for whoever began it, who need not have uploaded it; somebody else may go on with one that stands
-- still, because the first may not import any more.
alter table front_door.import_list add column began_by uuid references partnership.practitioner;
create index on front_door.import_list (began_by);
grant update (began_by) on front_door.import_list to app_user;
grant select (began_by) on front_door.import_list to app_worker;
