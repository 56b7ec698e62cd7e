-- The latest of several changes of one day holds, however close they were.
alter table directory.setting drop constraint setting_pkey;
alter table directory.setting add column seq bigint generated always as identity primary key;
create index on directory.setting (name, effective_from desc, seq desc);
