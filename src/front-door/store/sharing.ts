import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { SharedLine } from '../sharing/types.ts';

/** Something shared, as the ledger keeps it: names of facts, never what they say. */
export interface NewSharing {
  concernId: string;
  from: string;
  to: { kind: 'agency' | 'hub' | 'team' | 'authority' | 'service' | 'referrer' | 'family'; name: string };
  agencyId?: string;
  fields: readonly string[];
  basis: string;
  decidedBy: { id: string | null; name: string };
  how:
    | 'question'
    | 'reply'
    | 'receipt'
    | 'message'
    | 'by telephone'
    | 'in person'
    | 'letter'
    | 'hand-over'
    | 'strategy discussion';
  sourceId: string | null;
  at: Temporal.Instant;
}

/** Adds to the ledger of a concern, in the transaction that shares. */
export async function enterSharing(db: Db, entry: NewSharing): Promise<void> {
  await sql`
    insert into front_door.sharing (concern_id, reference, area, from_name, to_kind, to_agency, to_name, fields, basis,
      decided_by, decided_by_name, how, source_id, shared_at)
    select c.id, c.reference, c.area, ${entry.from}, ${entry.to.kind}, ${entry.agencyId ?? null}::uuid, ${entry.to.name},
      ${[...entry.fields]}::text[], ${entry.basis}, ${entry.decidedBy.id}::uuid, ${entry.decidedBy.name}, ${entry.how},
      ${entry.sourceId}::uuid, ${entry.at}::timestamptz
    from front_door.concern c where c.id = ${entry.concernId}::uuid`.execute(db);
}

/** The ledger of one concern, oldest first. */
export async function ledgerOf(db: Db, concernId: string): Promise<SharedLine[]> {
  return lines(db).where('concern_id', '=', concernId).orderBy('seq').execute();
}

function lines(db: Db) {
  return db
    .selectFrom('front_door.sharing')
    .select(['id', 'concern_id as concernId', 'reference', 'from_name as from', 'to_kind as toKind'])
    .select(['to_name as to', 'fields', 'basis', 'decided_by_name as decidedBy', 'how', 'shared_at as at']);
}

/** The ledger of the areas that the caller answers for, newest first, from `after` on; of one agency or all. */
export async function ledgerAcross(
  db: Db,
  page: { size: number; after: { at: Temporal.Instant; id: string } | undefined; agency: string | undefined },
): Promise<SharedLine[]> {
  const { size, after, agency } = page;
  const { rows } = await sql<SharedLine>`
    select id, concern_id as "concernId", reference, from_name as "from", to_kind as "toKind", to_name as "to", fields,
      basis, decided_by_name as "decidedBy", how, shared_at as at
    from front_door.ledger(${agency ?? null}::uuid, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid, ${size})`.execute(
    db,
  );
  return rows;
}

/** The agencies that anything may have been shared with, by name. */
export async function sharedWith(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from front_door.shared_with()`.execute(db);
  return rows;
}
