-- In what order the parts of a module may be taken, as its manifest has it; none for those that say nothing of it, and for
-- those that were brought before this was kept. And where somebody is in one, as the sequencing engine remembers it.
alter table learning.package add column sequencing jsonb;
alter table learning.attempt add column sequencing jsonb;
grant update (sequencing) on learning.attempt to app_user;
