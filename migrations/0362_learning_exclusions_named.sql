-- An excluded employer by its name too: whoever books without an account says where they work.
alter table learning.exclusion add column organisation text not null default '';
