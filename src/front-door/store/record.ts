import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { SafeTimes } from '../../platform/time/index.ts';
import type { ConcernRecord } from '../record/types.ts';
import { type HeadRow, headColumns, headOf } from './concern.ts';
import { date, instant, type Json, list, maybeInstant, text } from './json.ts';
import { decisionOf, disagreementsOf, proposalsOf } from './weighing.ts';

/**
 * A whole concern in one statement, as far as the context may see it; undefined when there is none. Row-level
 * security stands on every part: a shielded address is missing here for whoever may not read it.
 */
export async function readRecord(db: Db, id: string): Promise<ConcernRecord | undefined> {
  const { rows } = await sql<HeadRow & Record<'told' | 'referrer' | Parts, Json>>`
    select ${headColumns},
      (select a.told from front_door.account a where a.concern_id = c.id) as told,
      (select row_to_json(r) from front_door.referrer r where r.concern_id = c.id) as referrer,
      (select json_agg(a) from front_door.address a where a.concern_id = c.id) as addresses,
      (select json_agg(r order by r.seq) from front_door.rating r where r.concern_id = c.id) as ratings,
      (select json_agg(d order by d.seq) from front_door.decision d where d.concern_id = c.id) as decisions,
      (select json_agg(m) from front_door.messages_about(c.id) m) as messages,
      (select json_agg(p order by p.printed_at desc) from front_door.printing p where p.concern_id = c.id) as printings,
      p.*, b.same_child as "sameChild", b.hidden, b.lookers
    from front_door.concern c left join front_door.parts(c.id) p on true left join front_door.beside(c.id) b on true
    where c.id = ${id}::uuid`.execute(db);
  const [row] = rows;
  return row && recordOf(row);
}

type Parts =
  | 'children'
  | 'addresses'
  | 'involved'
  | 'ratings'
  | 'decisions'
  | 'proposals'
  | 'disagreements'
  | 'clocks'
  | 'messages'
  | 'takenOn'
  | 'handOvers'
  | 'restrictions'
  | 'printings'
  | 'sameChild'
  | 'hidden'
  | 'lookers';

function recordOf(row: HeadRow & Record<'told' | 'referrer' | Parts, Json>): ConcernRecord {
  return {
    ...headOf(row),
    ...toldOf(row),
    ...workOf(row),
    takenOn: list(row.takenOn, (t) => ({
      reason: text(t.reason),
      by: text(t.taken_by_name),
      at: instant(t.taken_at),
    })),
    messages: list(row.messages, (m) => ({
      channel: text(m.channel),
      subject: text(m.subject),
      state: text(m.state),
      why: text(m.why) || null,
      sentAt: maybeInstant(m.sent_at),
      notBefore: maybeInstant(m.not_before),
    })),
    sameChild: list(row.sameChild, (m) => ({
      concernId: text(m.concern_id),
      childId: text(m.child_id),
      name: [text(m.given), text(m.surname)].filter(Boolean).join(' '),
      born: date(m.date_of_birth),
      samePerson: m.same_person === true,
      sameNumber: m.same_number === true,
      sameName: m.same_name === true,
      headline: text(m.headline),
      receivedAt: instant(m.received_at),
      state: m.state as ConcernRecord['state'],
      level: m.level as ConcernRecord['level'],
      outcome: m.outcome as ConcernRecord['outcome'],
      sourceWords: text(m.source_words),
    })),
    hidden: list(row.hidden, (h) => ({
      concernId: text(h.concern_id),
      childId: text(h.child_id),
      teamId: text(h.team_id),
      samePerson: h.same_person === true,
      sameNumber: h.same_number === true,
    })),
    lookers: list(row.lookers, (l) => ({
      name: text(l.name),
      jobTitle: text(l.job_title),
      agency: text(l.agency),
      at: instant(l.last_at),
      action: text(l.last_action),
    })),
    printings: list(row.printings, (p) => ({
      id: text(p.id),
      what: p.what as ConcernRecord['printings'][number]['what'],
      purpose: text(p.purpose),
      parts: p.parts as string[],
      shielded: p.shielded === true,
      version: Number(p.version),
      by: text(p.printed_by_name),
      agency: text(p.printed_by_agency),
      at: instant(p.printed_at),
    })),
  };
}

type Told = Pick<ConcernRecord, 'account' | 'children' | 'addresses' | 'involved' | 'referrer'>;

function toldOf(row: Record<'told' | 'referrer' | Parts, Json>): Told {
  return {
    account: { version: 1, parts: [], ...(row.told as Partial<ConcernRecord['account']> | null) },
    children: list(row.children, (k) => ({
      id: text(k.id),
      unborn: k.unborn === true,
      given: text(k.given),
      surname: text(k.surname),
      dateOfBirth: date(k.date_of_birth),
      expectedDate: date(k.expected_date),
      ageTold: text(k.age_told),
      sex: k.sex as ConcernRecord['children'][number]['sex'],
      nhsNumber: text(k.nhs_number) || null,
      upn: text(k.upn) || null,
      facts: k.facts as Readonly<Record<string, string>>,
    })),
    addresses: list(row.addresses, (a) => ({
      id: text(a.id),
      childId: text(a.child_id) || null,
      words: text(a.words),
      postcode: text(a.postcode) || null,
      shielded: a.shielded === true,
      shieldedWhy: text(a.shielded_why) || null,
    })),
    involved: list(row.involved, (i) => ({
      part: i.part as ConcernRecord['involved'][number]['part'],
      name: text(i.name),
      facts: i.facts as Readonly<Record<string, string>>,
    })),
    referrer: row.referrer ? referrerOf(row.referrer as Record<string, unknown>) : null,
  };
}

function referrerOf(r: Record<string, unknown>): NonNullable<ConcernRecord['referrer']> {
  return {
    anonymous: r.anonymous === true,
    name: text(r.name) || null,
    jobTitle: text(r.job_title) || null,
    agency: text(r.agency) || null,
    relationship: text(r.relationship) || null,
    email: text(r.email) || null,
    emailSafe: r.email_safe === true,
    phone: text(r.phone) || null,
    phoneSafe: r.phone_safe === true,
    textSafe: r.text_safe === true,
    voicemail: typeof r.voicemail === 'boolean' ? r.voicemail : null,
    safeTimes: (r.safe_times as SafeTimes | null) ?? null,
    contactNotes: text(r.contact_notes) || null,
    practitionerId: text(r.practitioner_id) || null,
  };
}

type Work = Pick<
  ConcernRecord,
  'ratings' | 'decisions' | 'proposals' | 'disagreements' | 'clocks' | 'handOvers' | 'restrictions'
>;

function workOf(row: Record<Parts, Json>): Work {
  return {
    ratings: list(row.ratings, (r) => ({
      rating: r.rating as Work['ratings'][number]['rating'],
      reason: text(r.reason),
      by: text(r.rated_by_name),
      at: instant(r.rated_at),
    })),
    decisions: list(row.decisions, decisionOf),
    proposals: proposalsOf(row.proposals),
    disagreements: disagreementsOf(row.disagreements),
    clocks: list(row.clocks, (k) => ({
      id: text(k.id),
      rule: text(k.rule),
      version: text(k.rule_version),
      startedAt: instant(k.started_at),
      dueAt: instant(k.due_at),
      metAt: maybeInstant(k.met_at),
      endedAt: maybeInstant(k.ended_at),
      pausedAt: maybeInstant(k.paused_at),
      lateReason: text(k.late_reason) || null,
    })),
    handOvers: list(row.handOvers, (h) => ({
      fromTeam: text(h.from_team),
      toTeam: text(h.to_team),
      reason: text(h.reason),
      by: text(h.handed_by_name),
      at: instant(h.handed_at),
    })),
    restrictions: list(row.restrictions, (r) => ({
      restricted: r.restricted === true,
      reason: text(r.reason),
      by: text(r.set_by_name),
      at: instant(r.set_at),
    })),
  };
}

/** The ids of a concern's addresses that are not shielded. */
export async function openAddresses(db: Db, concernId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('front_door.address')
    .select('id')
    .where('concern_id', '=', concernId)
    .where('shielded', '=', false)
    .execute();
  return rows.map(({ id }) => id);
}

/** The ids of a concern's children, and the people of its household with what they are to the child. */
export async function peopleToName(
  db: Db,
  concernId: string,
): Promise<{ children: string[]; people: { id: string; name: string; tie: string }[] }> {
  const children = await db
    .selectFrom('front_door.child')
    .select('id')
    .where('concern_id', '=', concernId)
    .orderBy('position')
    .execute();
  const people = await db
    .selectFrom('front_door.involved')
    .select(['id', 'name', sql<string>`coalesce(facts ->> 'Relationship', '')`.as('tie')])
    .where('concern_id', '=', concernId)
    .where('part', '=', 'household')
    .orderBy('name')
    .execute();
  return { children: children.map(({ id }) => id), people };
}
