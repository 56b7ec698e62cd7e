import { asOwner } from './databases.ts';

/**
 * The seed's copies are concerns alone. This gives each of them what a hub of two years has besides: two people owed an
 * answer for every decision, questions to agencies and what became of them, and a line of the ledger for each question.
 */
export function addWords(url: string): Promise<void> {
  return asOwner(url, async (owner) => {
    await owner.exec(TOLD);
    // What a trigger keeps of each question is kept of all at once here.
    await owner.exec(
      `set session_replication_role = replica; ${ASKED}; ${OPENED}; ${AWAITED}; reset session_replication_role`,
    );
    await owner.exec(SHARED);
    await owner.exec('vacuum analyze');
  });
}

const TOLD = `
  insert into front_door.to_tell (concern_id, decision_id, area, audience, source, rule, rule_version, started_at, due_at, met_at, met_how)
  select c.id, d.id, c.area, a.audience, c.source_words, 'tell-' || a.audience, '2024', d.at, d.at + interval '1 day',
    case when c.decided_at < now() - interval '3 days' or n.n % 3 > 0 then d.at + (n.n % 40) * interval '1 hour' end,
    case when c.decided_at < now() - interval '3 days' or n.n % 3 > 0 then case when n.n % 17 = 0 then 'not told' else 'told' end end
  from front_door.concern c cross join lateral (select id, decided_at as at from front_door.decision where concern_id = c.id order by decided_at desc limit 1) d
  cross join (values ('referrer'), ('family')) a(audience)
  cross join lateral (select abs(hashtext(c.id::text || a.audience)) as n) n
  where c.decided_at is not null`;

const ASKED = `
  insert into front_door.question (id, concern_id, area, agency_id, agency, question, why, basis, shared, children, people, rule,
    rule_version, asked_by, asked_by_name, team, decided_by, decided_by_name, asked_at, due_at, next_chase_at, answered_at, answer)
  select gen_random_uuid(), c.id, c.area, a.id, a.name, 'What do you know of this child?', 'To weigh it', 'public task', array['name'], '{}', '{}', 'reply', '2024',
    p.id, p.name, 'Hub', p.id, p.name, c.received_at + interval '1 hour', c.received_at + interval '5 hours', c.received_at + interval '5 hours',
    case when n.n % 7 > 0 then c.received_at + (1 + n.n % 9) * interval '1 hour' end,
    case when n.n % 7 > 0 then case when n.n % 11 = 0 then 'not shared' when n.n % 2 = 0 then 'told' else 'nothing known' end end
  from front_door.concern c
  cross join lateral (select id, name from partnership.agency where kind in ('police', 'health', 'education', 'early years') order by id limit 3) a
  cross join (select id, name from partnership.practitioner order by id limit 1) p
  cross join lateral (select abs(hashtext(c.id::text || a.id::text)) as n) n
  where n.n % 2 = 0`;

const OPENED = `
  insert into access.opening (record_id, agency_id, basis, granted_by)
  select distinct on (q.concern_id, q.agency_id) q.concern_id, q.agency_id, 'asked', q.asked_by from front_door.question q
  where not exists (select from access.opening o where o.record_id = q.concern_id and o.agency_id = q.agency_id
    and o.basis = 'asked' and o.expires_at is null)`;

const AWAITED = `
  update front_door.concern c set replies_due_at = q.due_at
  from (select concern_id, min(due_at) as due_at from front_door.question where answered_at is null group by concern_id) q
  where q.concern_id = c.id`;

const SHARED = `
  insert into front_door.sharing (concern_id, reference, area, from_name, to_kind, to_agency, to_name, fields, basis, decided_by, decided_by_name, how, source_id, shared_at)
  select q.concern_id, c.reference, c.area, 'Hub', 'agency', q.agency_id, q.agency, array['name'], q.basis, q.decided_by, q.decided_by_name, 'question', q.id, q.asked_at
  from front_door.question q join front_door.concern c on c.id = q.concern_id`;
