-- Who pays is not deleted, by whatever clears away, while something of the booking is owed, asked or may be disputed.
create policy while_owed on learning.booking_payer as restrictive for delete to app_worker
  using (not learning.owes(booking_id, partnership.today()));
