-- An event of others that recurs stands with every coming day that its feed tells of, and not with the next alone.
alter table learning.external_event add column later_on date[] not null default '{}';
