-- Figures count the last weeks of all there is: by the day of the decision, and by the day a concern came in.
create index concern_decided on front_door.concern (decided_at) where decided_at is not null;
create index concern_received on front_door.concern (received_at);
