-- An administrator of the installation works from its command line as app_owner: whom it lets in, and whom it
-- stops, is in the audit like everything else. It reads no record and no audit row.
create policy command_line_writes on audit.event for insert to app_owner
  with check (actor = 'command line' and practitioner_id is null);
create policy command_line_ends on identity.session to app_owner using (true) with check (true);
