-- A page with an address of its own may be in another language, and say which page it is a translation of. Only what
-- works as the slice's definer may change kinds.
set local role app_definer;
update library.kind set fields = fields || '[{"name": "language", "label": "Language", "as": "language"},
  {"name": "translates", "label": "The page that it is a translation of", "as": "page"}]' where not together;
set local role app_owner;
