import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Outcome } from '../rules/outcomes.ts';
import type { PersonSignpost } from '../signpost/types.ts';

export interface NewSignpost {
  id: string;
  serviceId: string;
  title: string;
  area: string | null;
  personId: string | null;
  concernId: string | null;
  about: string;
  sentHow: 'email' | 'sms' | 'told';
  askWhom: 'family' | 'practitioner' | 'nobody';
  askOn: Temporal.PlainDate | null;
  contact: unknown;
  askLink: string | null;
  codeHash: string | null;
  codeUntil: Temporal.Instant | null;
}

/** Writes down that the caller pointed a family to a service. */
export async function addSignpost(db: Db, made: NewSignpost): Promise<void> {
  await sql`insert into directory.signpost (id, service_id, service_title, area, person_id, concern_id, about, by_id, by_name,
      agency_id, sent_how, ask_whom, ask_on, contact, ask_link, code_hash, code_until)
    select ${made.id}::uuid, ${made.serviceId}::uuid, ${made.title}, ${made.area}, ${made.personId}::uuid, ${made.concernId}::uuid,
      ${made.about}, c.id, c.name, access.agency(), ${made.sentHow}, ${made.askWhom}, ${made.askOn}::date,
      ${made.contact === null ? null : JSON.stringify(made.contact)}::jsonb, ${made.askLink}, ${made.codeHash}, ${made.codeUntil}::timestamptz
    from partnership.colleague c where c.id = access.practitioner()`.execute(db);
}

export interface Signpost {
  id: string;
  serviceId: string;
  title: string;
  area: string | null;
  personId: string | null;
  /** As the person's record is called, where the reader may see it. */
  person: string | null;
  concernId: string | null;
  about: string;
  madeAt: Temporal.Instant;
  sentHow: 'email' | 'sms' | 'told';
  askWhom: 'family' | 'practitioner' | 'nobody';
  askOn: Temporal.PlainDate | null;
  askedAt: Temporal.Instant | null;
  outcome: Outcome | null;
  outcomeAt: Temporal.Instant | null;
  outcomeBy: string | null;
  note: string;
  /** Who made it, where that was somebody of the caller's team who has left. */
  leftBy: string | null;
}

const columns = sql`s.id, s.service_id as "serviceId", s.service_title as title, s.area, s.person_id as "personId",
  (select p.label from people.public_person p where p.id = s.person_id) as person, s.concern_id as "concernId", s.about,
  s.made_at as "madeAt", s.sent_how as "sentHow", s.ask_whom as "askWhom", s.ask_on as "askOn", s.asked_at as "askedAt",
  s.outcome, s.outcome_at as "outcomeAt", s.outcome_by as "outcomeBy", s.note,
  case when s.by_id <> access.practitioner() then s.by_name end as "leftBy"`;

/** Whose the caller may answer: their own, and those of whoever left their team. */
const toAnswer = sql`(s.by_id = access.practitioner() or s.by_id = any(array(select directory.left_my_teams())))`;

/** Those made for a person, or by a decision about them, on whichever of their records it stands; the latest first. */
export async function signpostsOf(db: Db, personId: string, most: number): Promise<PersonSignpost[]> {
  const { rows } = await sql<PersonSignpost>`
    with theirs as materialized (select one.id from people.public_person p join people.public_person one
      on one.id = p.id or one.id = p.head_id or one.head_id = coalesce(p.head_id, p.id) where p.id = ${personId}::uuid),
    of_them as (select s.id from directory.signpost s where s.person_id in (select id from theirs)
      union select s.id from directory.signpost s join front_door.public_child k on k.concern_id = s.concern_id
        where k.person_id in (select id from theirs))
    select s.id, s.service_id as "serviceId", s.service_title as title, s.made_at as "madeAt", s.by_name as by,
      ${toAnswer} as mine, s.asked_at as "askedAt", s.ask_on as "askOn", s.ask_whom as "askWhom", s.outcome, s.outcome_at as "outcomeAt", s.note
    from directory.signpost s join of_them o on o.id = s.id
    order by s.made_at desc, s.id desc limit ${most}`.execute(db);
  return rows;
}

/** The caller's own and those of whoever left their team, latest first; only those whose outcome is not known where `open`. */
export async function ownSignposts(
  db: Db,
  asked: { open: boolean; after: { at: Temporal.Instant; id: string } | undefined; size: number },
): Promise<Signpost[]> {
  const { rows } = await sql<Signpost>`select ${columns} from directory.signpost s
    where ${toAnswer} ${asked.open ? sql`and s.outcome is null` : sql``}
      ${asked.after ? sql`and (s.made_at, s.id) < (${asked.after.at}, ${asked.after.id}::uuid)` : sql``}
    order by s.made_at desc, s.id desc limit ${asked.size}`.execute(db);
  return rows;
}

export async function ownSignpost(db: Db, id: string): Promise<Signpost | undefined> {
  const { rows } = await sql<Signpost>`select ${columns} from directory.signpost s
      where s.id = ${id} and ${toAnswer}`.execute(db);
  return rows[0];
}

export async function keepOutcome(
  db: Db,
  id: string,
  given: { outcome: Outcome; by: string; note: string; at: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('directory.signpost')
    .set({ outcome: given.outcome, outcome_at: given.at, outcome_by: given.by, note: given.note })
    .where('id', '=', id)
    .execute();
}

/** What the holder of a one-time link is asked about. */
export async function askedBy(
  db: Db,
  hash: string,
): Promise<{ serviceId: string; title: string; answered: boolean } | undefined> {
  const { rows } = await sql<{ serviceId: string; title: string; answered: boolean }>`
    select service_id as "serviceId", title, answered from directory.asked(${hash})`.execute(db);
  return rows[0];
}

export async function answerBy(db: Db, hash: string, outcome: Outcome): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select directory.answer(${hash}, ${outcome}) as done`.execute(
    db,
  );
  return rows[0]?.done ?? false;
}

export interface DueSignpost {
  id: string;
  askWhom: 'family' | 'practitioner';
  contact: { channel: 'email' | 'sms'; address: string; safe: boolean; times: unknown } | null;
  askLink: string | null;
  byId: string;
  /** Whoever made it has left. */
  left: boolean;
}

/** Those whose time to ask has come: taken for good, so that nobody is asked twice. */
export async function takeDue(
  db: Db,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<DueSignpost[]> {
  const { rows } = await sql<DueSignpost>`
    with due as (select id, contact, ask_link, ask_whom from directory.signpost where ask_on <= ${today} and asked_at is null
        and outcome is null and ask_whom <> 'nobody' order by ask_on limit 500 for update skip locked)
    update directory.signpost s set asked_at = ${now}, contact = null, ask_link = null from due d where s.id = d.id
    returning s.id, d.ask_whom as "askWhom", d.contact, d.ask_link as "askLink", s.by_id as "byId",
      s.by_id not in (select directory.in_place_of(s.by_id, 'directory.signpost')) as left`.execute(db);
  return rows;
}

export interface OutcomeCount {
  area: string | null;
  outcome: string;
  many: number;
}

export async function outcomeCounts(
  db: Db,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<OutcomeCount[]> {
  const { rows } =
    await sql<OutcomeCount>`select area, outcome, many from directory.outcome_counts(${from}, ${to})`.execute(
      db,
    );
  return rows;
}

export async function gapCounts(
  db: Db,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<(OutcomeCount & { need: string })[]> {
  const { rows } = await sql<OutcomeCount & { need: string }>`select area, need, outcome, many
    from directory.gap_counts(${from}, ${to})`.execute(db);
  return rows;
}
