-- A search that was begun where somebody is to be chosen leads back there with whoever was found or added.
alter table people.search add column back text
  check (back ~ '^/front-door/[0-9a-f-]{36}/who/[0-9a-f-]{36}$');
