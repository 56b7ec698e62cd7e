-- Whoever proved an e-mail address sees the receipts of what was sent with it, as long as its code would open them.
create policy proved_address on front_door.receipt for select to app_user
  using (visitor = (select access.visitor()) and expires_at > access.now());
create index receipt_of_address on front_door.receipt (visitor, received_at desc, concern_id) where visitor is not null;
