-- What an agency says on the telephone is taken down as its reply, in its words, with who said it and who wrote it.

alter table front_door.reply add column taken_by uuid, add column taken_by_name text,
  add check ((taken_by is null) = (taken_by_name is null)), add check (taken_by is null or not by_link);

grant create on schema front_door to app_definer;
set local role app_definer;

-- Takes down what somebody of the agency said on the telephone; null where the question was taken back. The agency
-- sees it under the question and may put it right: neither is ever edited.
create function front_door.take_down(asked uuid, what text, said text, because text, who text, post text,
  told_at timestamptz)
returns uuid language plpgsql security definer set search_path = '' as $$
declare q front_door.question; kept uuid;
begin
  perform access.must('front-door.ask');
  select * into q from front_door.question x where x.id = asked for update;
  if q.id is null then return null; end if;
  perform front_door.must_work(q.concern_id);
  if q.withdrawn_at is not null then return null; end if;
  if told_at > access.now() or told_at < q.asked_at then
    raise exception 'an answer comes between the question and now' using errcode = 'check_violation';
  end if;
  insert into front_door.reply (question_id, concern_id, agency_id, agency, kind, words, reason, unasked, by_link,
      given_by_name, given_by_job, given_at, taken_by, taken_by_name)
    select q.id, q.concern_id, q.agency_id, q.agency, what, said, because, q.answered_at is not null, false, who, post,
      told_at, p.id, p.name from partnership.practitioner p where p.id = access.practitioner()
    returning id into kept;
  update front_door.question x set answered_at = coalesce(x.answered_at, told_at), answer = what where x.id = q.id;
  if what <> 'not shared' then
    insert into front_door.sharing (concern_id, reference, area, from_name, to_kind, to_name, fields, basis,
        decided_by_name, how, source_id, shared_at)
      select c.id, c.reference, c.area, q.agency, 'hub', q.team,
        array[case what when 'told' then 'what is known' else 'nothing known' end], q.basis, who, 'by telephone', kept, told_at
      from front_door.concern c where c.id = q.concern_id;
  end if;
  return kept;
end $$;
revoke all on function front_door.take_down(uuid, text, text, text, text, text, timestamptz) from public;
grant execute on function front_door.take_down(uuid, text, text, text, text, text, timestamptz) to app_user;

-- Under its question the agency reads too who took a reply down.
do $$ begin
  execute replace(pg_get_functiondef('front_door.asked(uuid, text)'::regprocedure),
    '''at'', r.given_at)', '''at'', r.given_at, ''taken_by'', r.taken_by_name)');
end $$;

set local role app_owner;
revoke create on schema front_door from app_definer;
