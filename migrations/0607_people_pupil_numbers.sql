-- Whoever bears a pupil number is found by it: a row of a list that waits, and a chronology that a school brings, name one.
create index on people.identifier (value) where kind in ('upn', 'former upn');
