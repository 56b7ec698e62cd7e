import { londonDate } from '../../platform/time/london.ts';
import { codeHash, receiptCode } from '../receive.ts';
import { childLabel } from '../rules/labels.ts';
import { type ConcernFacts, standing } from '../rules/status.ts';
import { OUTCOME_WORDS } from '../rules/words.ts';
import { hubOf, type Rows, type SampleConcern } from './concern.ts';
import { decisionRow } from './decided.ts';
import { knownRows } from './known.ts';
import { disagreementRows, proposalRows } from './unsettled.ts';

/** Everything that is kept of a concern, row by row. */
export function rowsOf(sample: SampleConcern, secret: string): Rows {
  const { id, telling } = sample;
  const belongs = { concern_id: id };
  return {
    'front_door.concern': [concernRow(sample)],
    'front_door.account': [{ ...belongs, told: telling.account }],
    'front_door.child': telling.children.map((child, position) => ({
      id: child.id,
      ...belongs,
      position,
      unborn: child.unborn,
      given: child.given,
      surname: child.surname,
      date_of_birth: child.dateOfBirth,
      expected_date: child.expectedDate,
      age_told: child.ageTold,
      sex: child.sex,
      nhs_number: child.nhsNumber,
      upn: child.upn,
      person_id: position === 0 ? (sample.known?.personId ?? null) : null,
      facts: child.facts,
    })),
    'front_door.address': telling.addresses.map((address) => ({
      id: crypto.randomUUID(),
      ...belongs,
      child_id: address.childId,
      words: address.words,
      postcode: address.postcode,
      shielded: address.shielded,
      shielded_why: address.shieldedWhy,
    })),
    'front_door.involved': telling.involved.map((person) => ({
      id: crypto.randomUUID(),
      ...belongs,
      ...person,
    })),
    'front_door.referrer': [referrerRow(sample)],
    ...knownRows(sample),
    ...weighingRows(sample),
    'front_door.clock': sample.life.clocks.map((clock) => ({
      id: crypto.randomUUID(),
      ...belongs,
      rule: clock.rule,
      rule_version: clock.version,
      started_at: clock.startedAt,
      due_at: clock.dueAt,
      met_at: clock.metAt,
      late_reason: clock.lateReason,
      ended_at: clock.endedAt,
    })),
    'front_door.receipt': [receiptRow(sample, secret)],
    'access.opening': openingRows(sample),
    ...sample.triage?.rows,
  };
}

function concernRow(sample: SampleConcern) {
  const { telling, receivedAt, life } = sample;
  const stands = standing(factsOf(sample));
  const worker = life.allocated && !life.decidedAt ? hubOf(telling.area).screening : null;
  return {
    id: sample.id,
    reference: sample.reference,
    area: telling.area,
    team_id: sample.team.teamId,
    restricted: false,
    shielded: telling.addresses.some((address) => address.shielded),
    raised_by: telling.raisedBy,
    source_code: telling.sourceCode,
    source_words: telling.sourceWords,
    headline: telling.headline,
    child_label: childLabel(telling.children, londonDate(receivedAt)),
    children: telling.children.length,
    received_at: receivedAt,
    danger_now: telling.dangerNow,
    state: stands.state,
    open: stands.open,
    rating: stands.rating,
    level: stands.level,
    outcome: stands.outcome,
    due_at: stands.dueAt,
    due_rule: stands.dueRule,
    decided_at: stands.decidedAt,
    decided_late: stands.decidedLate,
    waiting: stands.waiting,
    allocated_to: worker?.id ?? null,
    allocated_to_name: worker?.name ?? null,
    version: 1,
  };
}

function factsOf({ life, story, agencies, triage, unsettled }: SampleConcern): ConcernFacts {
  return {
    ratings: life.ratedAt ? [{ rating: story.rating }] : [],
    decisions: life.decidedAt
      ? [{ level: story.level, outcome: story.outcome, decidedAt: life.decidedAt }]
      : [],
    clocks: life.clocks,
    agenciesAsked: life.asked ? agencies.length : 0,
    proposed: unsettled?.kind === 'waits',
    ...(triage ? { triage: triage.facts } : {}),
  };
}

function referrerRow({ id, telling: { referrer } }: SampleConcern) {
  return {
    concern_id: id,
    anonymous: referrer.anonymous,
    name: referrer.name,
    job_title: referrer.jobTitle,
    agency: referrer.agency,
    relationship: referrer.relationship,
    email: referrer.email,
    email_safe: referrer.emailSafe,
    phone: referrer.phone,
    phone_safe: referrer.phoneSafe,
    contact_notes: referrer.contactNotes,
    practitioner_id: referrer.practitionerId,
  };
}

function weighingRows(sample: SampleConcern): Rows {
  const { id, story, life, telling, unsettled } = sample;
  const { screening, decision } = hubOf(telling.area);
  const by = { id: crypto.randomUUID(), concern_id: id };
  return {
    'front_door.rating': life.ratedAt
      ? [
          {
            ...by,
            rating: story.rating,
            reason: story.ratedBecause,
            rated_by: screening.id,
            rated_by_name: screening.name,
            rated_at: life.ratedAt,
          },
        ]
      : [],
    'front_door.decision': life.decidedAt
      ? [{ ...by, ...decisionRow(sample, decision, life.decidedAt), id: sample.decisionId }]
      : [],
    'front_door.proposal':
      unsettled?.kind === 'waits' ? (proposalRows(sample, decision, unsettled.now) ?? []) : [],
    ...(unsettled?.kind === 'disputed' ? disagreementRows(sample, screening, unsettled.now) : {}),
  };
}

function receiptRow(sample: SampleConcern, secret: string) {
  const { id, telling, life, story, receivedAt, triage } = sample;
  const decide = life.clocks.find((clock) => clock.rule === 'referral-decision');
  return {
    code_hash: codeHash(receiptCode(secret, id)),
    concern_id: id,
    professional: telling.raisedBy === 'professional',
    visitor: null,
    practitioner_id: telling.referrer.practitionerId,
    reference: sample.reference,
    received_at: receivedAt,
    due_at: decide?.dueAt ?? receivedAt,
    expires_at: receivedAt.add({ hours: 365 * 24 }),
    weighing_at: life.ratedAt,
    decided_at: life.decidedAt,
    outcome: life.decidedAt ? OUTCOME_WORDS[story.outcome] : null,
    reason: life.decidedAt ? story.toReferrer : null,
    ...{ returned_at: null, need: null, answer_due_at: null, answered_at: null },
    ...triage?.receipt,
  };
}

/** Whom the concern is open to besides its team: its worker, and the agencies asked. */
function openingRows({ id, life, telling, agencies, receivedAt }: SampleConcern) {
  const opened = {
    record_id: id,
    granted_by: null,
    granted_at: life.ratedAt ?? receivedAt,
    expires_at: null,
  };
  const none = { practitioner_id: null, agency_id: null };
  const worker = { ...none, practitioner_id: hubOf(telling.area).screening.id, basis: 'allocated' };
  return [
    ...(life.allocated && !life.decidedAt ? [worker] : []),
    ...(life.asked ? agencies.map((agency) => ({ ...none, agency_id: agency, basis: 'asked' })) : []),
  ].map((opening) => ({ id: crypto.randomUUID(), ...opened, ...opening }));
}
