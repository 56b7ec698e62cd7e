import { CompiledQuery } from 'kysely';
import { type Db, withCommit } from '../db/database.ts';

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
 * Writes to the audit in the caller's transaction, together with its commit, so that what cannot be recorded is not
 * shown or done. Who, when and for which request come from the transaction's context.
 */
export async function audit(db: Db, entry: AuditEntry): Promise<void> {
  const { action, kind, id = null, shown, outcome = 'done', basis = null, fields } = entry;
  const lists = [shown ? [...shown] : null, fields ? [...fields] : null];
  withCommit(db, CompiledQuery.raw(writing, [action, kind, id, outcome, basis, ...lists]));
}

const writing = `insert into audit.event (action, record_kind, record_id, outcome, basis, shown, fields)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** Many lines at once, in one statement: for work on many records in one transaction. */
export async function auditEach(
  db: Db,
  entries: readonly (Pick<AuditEntry, 'action' | 'kind' | 'basis'> & { id: string })[],
): Promise<void> {
  if (entries.length === 0) return;
  const lines = entries.map(({ action, kind, id, basis = null }) => ({ action, kind, id, basis }));
  withCommit(db, CompiledQuery.raw(writingEach, [JSON.stringify(lines)]));
}

const writingEach = `insert into audit.event (action, record_kind, record_id, outcome, basis)
  select l.action, l.kind, l.id, 'done', l.basis
  from jsonb_to_recordset($1::jsonb) l(action text, kind text, id uuid, basis text)`;
