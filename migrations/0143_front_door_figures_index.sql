-- Who was told in time, and what agencies answered, are counted over the last weeks of all there is.
create index to_tell_due on front_door.to_tell (due_at) where ended_at is null;
create index question_asked on front_door.question (asked_at);
