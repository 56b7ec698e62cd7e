-- Every search also asks for people of whom no birth is known, by their names. These are few: an index of them alone
-- stays in memory, where the one by names and birth is read at a place of its own for each pair of names.
create index entry_by_name_without_birth on people.entry (surname_key, given_key)
  include (person_id, given, surname, name_until, born, born_kind, sex, postcode, postcode_until, nhs_number, restricted,
    several)
  where born is null;
