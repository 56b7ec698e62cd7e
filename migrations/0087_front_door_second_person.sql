-- Putting a decision forward, agreeing to one and settling a disagreement ask for the right to decide in the database
-- too, so that a page that forgot to is refused.
alter policy proposed on front_door.proposal
  with check (answer is null and proposed_by = (select access.practitioner())
    and (select access.may('front-door.decide')) and front_door.may_work(concern_id));
alter policy answered on front_door.proposal
  using (answer is null and (select access.may('front-door.decide')) and front_door.may_work(concern_id))
  with check (answered_by = (select access.practitioner()));
alter policy resolved on front_door.disagreement
  using (outcome is null and (select access.may('front-door.decide')) and front_door.may_work(concern_id))
  with check (resolved_by = (select access.practitioner()));
alter policy begun on front_door.disagreement_stage
  with check (started_by = (select access.practitioner())
    and exists (select from front_door.concern c where c.id = concern_id)
    and (stage = 'workers' or ((select access.may('front-door.decide')) and front_door.may_work(concern_id))));
alter policy ended on front_door.disagreement_stage
  using (ended_at is null and (select access.may('front-door.decide')) and front_door.may_work(concern_id))
  with check (true);
