-- Where somebody said that there is danger now, the receipt speaks of the clock that runs first, day and night, and
-- of whom to ring meanwhile: that depends on the area they told. Both are what they said themselves.
alter table front_door.receipt
  add column urgent_due_at timestamptz,
  add column area text references partnership.area;
-- A rating that is not red ends the hurry; the receipt then speaks of the decision alone.
grant update (urgent_due_at) on front_door.receipt to app_user;
