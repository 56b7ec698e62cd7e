import type { Db } from '../db/database.ts';

/** One line of the audit. Ids, rule names and field names only: never what a field says. */
export interface AuditEntry {
  /** A verb of the field: `read`, `list`, `submit`, `rate`, `decide`, `break-glass` … */
  action: string;
  /** What sort of record: `concern`, `person`, `session` … */
  kind: string;
  id?: string;
  /** The ids that a list showed. */
  shown?: readonly string[];
  outcome?: 'done' | 'refused' | 'failed';
  /** The rule that opened the record: `team holds it`, `allocated`, `asked`, `named`, `break-glass`. */
  basis?: string;
  /** Names of the fields changed, or shielded fields revealed. */
  fields?: readonly string[];
}

/**
 * Writes to the audit in the caller's transaction, so that what cannot be recorded is not shown or done.
 * Who, when and for which request come from the transaction's context.
 */
export async function audit(db: Db, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit.event')
    .values({
      action: entry.action,
      record_kind: entry.kind,
      record_id: entry.id ?? null,
      shown: entry.shown ? [...entry.shown] : null,
      outcome: entry.outcome ?? 'done',
      basis: entry.basis ?? null,
      fields: entry.fields ? [...entry.fields] : null,
    })
    .execute();
}
