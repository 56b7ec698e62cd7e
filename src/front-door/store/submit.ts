import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { urgentDueAt } from '../rules/clocks.ts';
import { factsAtReceipt, standing } from '../rules/status.ts';
import type { NewConcern, ToldChild } from '../types.ts';

/** The next number of the references, counted over all areas and years. */
export async function nextReferenceNumber(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select nextval('front_door.reference_number') as n`.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * Writes a concern and everything that belongs to it. The transaction's context must carry the concern's id
 * (`submitting`) and its receipt's hash (`receipt`): nobody outside may write anything else, and nothing of it
 * can be read back.
 */
export async function insertConcern(db: Db, concern: NewConcern): Promise<void> {
  // They go out together and are done in this order: a part refers to what stands before it.
  await Promise.all([
    insertHead(db, concern),
    insertAccount(db, concern),
    insertChildren(db, concern),
    insertAddresses(db, concern),
    insertPeople(db, concern),
    insertReferrer(db, concern),
    insertClocks(db, concern),
    insertReceipt(db, concern),
  ]);
}

async function insertHead(db: Db, concern: NewConcern): Promise<void> {
  const stands = standing(factsAtReceipt(concern.clocks));
  await db
    .insertInto('front_door.concern')
    .values({
      id: concern.id,
      reference: concern.reference,
      area: concern.area,
      team_id: concern.teamId,
      raised_by: concern.raisedBy,
      came_by: concern.cameBy,
      source_code: concern.sourceCode,
      source_words: concern.sourceWords,
      headline: concern.headline,
      child_label: concern.childLabel,
      children: concern.children.length,
      received_at: concern.receivedAt,
      danger_now: concern.dangerNow,
      state: stands.state,
      open: stands.open,
      shielded: concern.addresses.some((address) => address.shielded),
      due_at: stands.dueAt,
      due_rule: stands.dueRule,
    })
    .execute();
}

async function insertAccount(db: Db, { id, account }: NewConcern): Promise<void> {
  await db
    .insertInto('front_door.account')
    .values({ concern_id: id, told: JSON.stringify(account) })
    .execute();
}

async function insertChildren(db: Db, { id, children }: NewConcern): Promise<void> {
  if (children.length === 0) return;
  await db
    .insertInto('front_door.child')
    .values(children.map((child, position) => ({ concern_id: id, position, ...childRow(child) })))
    .execute();
}

async function insertAddresses(db: Db, { id, addresses }: NewConcern): Promise<void> {
  if (addresses.length === 0) return;
  await db
    .insertInto('front_door.address')
    .values(
      addresses.map((address) => ({
        concern_id: id,
        child_id: address.childId,
        words: address.words,
        postcode: address.postcode,
        shielded: address.shielded,
        shielded_why: address.shieldedWhy,
      })),
    )
    .execute();
}

function childRow(child: ToldChild) {
  return {
    id: child.id,
    unborn: child.unborn,
    given: child.given,
    surname: child.surname,
    date_of_birth: child.dateOfBirth,
    expected_date: child.expectedDate,
    age_told: child.ageTold,
    sex: child.sex,
    nhs_number: child.nhsNumber,
    upn: child.upn,
    facts: JSON.stringify(child.facts),
  };
}

async function insertPeople(db: Db, { id, involved }: NewConcern): Promise<void> {
  if (involved.length === 0) return;
  await db
    .insertInto('front_door.involved')
    .values(
      involved.map((person) => ({
        concern_id: id,
        part: person.part,
        name: person.name,
        facts: JSON.stringify(person.facts),
      })),
    )
    .execute();
}

async function insertReferrer(db: Db, { id, referrer, hears }: NewConcern): Promise<void> {
  await db
    .insertInto('front_door.referrer')
    .values({
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
      text_safe: referrer.textSafe ?? false,
      voicemail: referrer.voicemail ?? null,
      safe_times: referrer.safeTimes ? JSON.stringify(referrer.safeTimes) : null,
      contact_notes: referrer.contactNotes,
      practitioner_id: referrer.practitionerId,
      hears,
    })
    .execute();
}

async function insertClocks(db: Db, { id, clocks }: NewConcern): Promise<void> {
  await db
    .insertInto('front_door.clock')
    .values(
      clocks.map((clock) => ({
        concern_id: id,
        rule: clock.rule,
        rule_version: clock.version,
        started_at: clock.startedAt,
        due_at: clock.dueAt,
      })),
    )
    .execute();
}

async function insertReceipt(db: Db, concern: NewConcern): Promise<void> {
  const { id, clocks } = concern;
  await db
    .insertInto('front_door.receipt')
    .values({
      code_hash: concern.receiptHash,
      concern_id: id,
      professional: concern.raisedBy === 'professional',
      practitioner_id: concern.referrer.practitionerId,
      visitor: provable(concern.referrer),
      reference: concern.reference,
      received_at: concern.receivedAt,
      area: concern.area,
      due_at: clocks[0].dueAt,
      urgent_due_at: urgentDueAt(clocks),
      expires_at: concern.receiptExpiresAt,
    })
    .execute();
}

/** The address by which its holder may find the receipt again; none where somebody else may read what comes there. */
function provable({ email, emailSafe }: NewConcern['referrer']): string | null {
  return email !== null && emailSafe ? email.normalize('NFC').trim().toLowerCase() : null;
}
