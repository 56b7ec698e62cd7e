import { sql } from 'kysely';
import { claimIn, type Db } from '../../platform/db/index.ts';
import type { ConcernHead } from '../record/types.ts';
import { type ConcernFacts, standing, type TriageFacts } from '../rules/status.ts';
import { instant, list, maybeInstant, text } from './json.ts';

export type HeadRow = ConcernHead;

/** The columns of a concern `c`, for whoever sees it at all. */
export const headColumns = sql`c.id, c.reference, c.area, c.team_id as "teamId", c.raised_by as "raisedBy",
  c.source_words as "sourceWords", c.headline, c.child_label as "childLabel", c.received_at as "receivedAt",
  c.danger_now as "dangerNow", c.restricted, c.shielded, c.state, c.open, c.rating, c.level, c.outcome,
  c.allocated_to as "allocatedTo", c.allocated_to_name as "allocatedToName", c.version,
  coalesce(access.basis(c.id), 'team holds it') as basis, front_door.may_work(c.id) as workable`;

/** The head of a row that carries more. */
export function headOf(row: HeadRow): ConcernHead {
  const { id, reference, area, teamId, raisedBy, sourceWords, headline, childLabel, receivedAt, dangerNow } =
    row;
  const { restricted, shielded, state, open, rating, level, outcome, allocatedTo, allocatedToName } = row;
  const { version, basis, workable } = row;
  return {
    ...{ id, reference, area, teamId, raisedBy, sourceWords, headline, childLabel, receivedAt, dangerNow },
    ...{ restricted, shielded, state, open, rating, level, outcome, allocatedTo, allocatedToName },
    ...{ version, basis, workable },
  };
}

/** A concern's head for its forms, if the context may see it. */
export async function readHead(db: Db, id: string): Promise<ConcernHead | undefined> {
  const { rows } = await sql<HeadRow>`
    select ${headColumns} from front_door.concern c where c.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Takes the right to change one as it stood at a version. */
export const claimVersion = claimIn('front_door.concern');

/** The facts that a concern's standing is computed from. */
export async function readFacts(db: Db, id: string): Promise<ConcernFacts> {
  const { rows } = await sql<Record<'ratings' | 'decisions' | 'clocks', unknown> & Counted>`
    select front_door.agencies_asked(c.id) as "agenciesAsked", front_door.triage_facts(c.id) as triage,
      exists (select from front_door.proposal p where p.concern_id = c.id and p.answer is null) as proposed,
      (select jsonb_agg(r.rating order by r.seq) from front_door.rating r where r.concern_id = c.id) as ratings,
      (select jsonb_agg(to_jsonb(d) order by d.seq) from front_door.decision d where d.concern_id = c.id) as decisions,
      (select jsonb_agg(to_jsonb(k)) from front_door.clock k where k.concern_id = c.id) as clocks
    from front_door.concern c where c.id = ${id}::uuid`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a concern that was just changed cannot be read');
  return factsOf(row);
}

type Counted = Pick<ConcernFacts, 'agenciesAsked' | 'triage' | 'proposed'>;

/** Facts from their JSON, as `readFacts` and whoever checks the projection read them. */
export function factsOf(row: Record<'ratings' | 'decisions' | 'clocks', unknown> & Counted): ConcernFacts {
  return {
    agenciesAsked: row.agenciesAsked,
    triage: triageOf(row.triage),
    proposed: row.proposed ?? false,
    ratings: (Array.isArray(row.ratings) ? row.ratings : []).map((rating) => ({ rating })),
    decisions: list(row.decisions, (d) => ({
      level: d.level as ConcernFacts['decisions'][number]['level'],
      outcome: d.outcome as ConcernFacts['decisions'][number]['outcome'],
      decidedAt: instant(d.decided_at),
    })),
    clocks: list(row.clocks, (k) => ({
      rule: text(k.rule),
      dueAt: instant(k.due_at),
      metAt: maybeInstant(k.met_at),
      endedAt: maybeInstant(k.ended_at),
      pausedAt: maybeInstant(k.paused_at),
    })),
  };
}

/** The same without the nulls of empty lists. */
function triageOf(facts: unknown): TriageFacts {
  return Object.fromEntries(Object.entries(facts ?? {}).filter(([, rows]) => rows !== null));
}

/** Computes a concern's standing anew and keeps it on the row that lists sort and count by. */
export async function project(db: Db, id: string): Promise<void> {
  const stands = standing(await readFacts(db, id));
  await db
    .updateTable('front_door.concern')
    .set({
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
    })
    .where('id', '=', id)
    .execute();
}
