import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Somebody who never sees a record, whatever else would open it to them. */
export interface Conflict {
  practitionerId: string;
  name: string;
  agency: string;
  recordId: string;
  reference: string;
  reason: string;
  declaredBy: string | null;
  declaredAt: Temporal.Instant;
}

/** The record under a reference, for those who declare conflicts about records they do not see. */
export async function recordCalled(db: Db, reference: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select access.referred(${reference}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/**
 * Declares a conflict of interest: at once, over every other rule, and for ever. By those who may declare them, or
 * by the person themselves about a record they see; anybody else's call throws.
 * @returns false when there is no such record or person
 */
export async function declareConflict(
  db: Db,
  conflict: { practitionerId: string; recordId: string; reason: string },
): Promise<boolean> {
  const { practitionerId, recordId, reason } = conflict;
  const { rows } = await sql<{ done: boolean }>`
    select access.declare_conflict(${practitionerId}, ${recordId}, ${reason}) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Conflicts declared, newest first, for those who keep them. */
export async function conflicts(
  db: Db,
  before: { at: Temporal.Instant; recordId: string; practitionerId: string } | undefined,
  most: number,
): Promise<Conflict[]> {
  const { rows } = await sql<Conflict>`select practitioner_id as "practitionerId", name, agency,
    record_id as "recordId", reference, reason, declared_by as "declaredBy", declared_at as "declaredAt"
    from access.conflicts(${before?.at ?? null}::timestamptz, ${before?.recordId ?? null}::uuid,
      ${before?.practitionerId ?? null}::uuid, ${most})`.execute(db);
  return rows;
}
