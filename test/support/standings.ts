import assert from 'node:assert/strict';
import { type ConcernFacts, standing } from '../../src/front-door/rules/status.ts';
import { factsOf } from '../../src/front-door/store/concern.ts';
import type { OwnerConnection } from '../../src/platform/db/index.ts';

interface Row {
  triage: NonNullable<ConcernFacts['triage']>;
  agenciesAsked: number;
  proposed: boolean;
  ratings: unknown;
  decisions: unknown;
  clocks: unknown;
  kept: Record<string, unknown>;
}

/** Every concern's facts and what its row says of it, past row-level security. */
const everyRow = `select
  (select count(distinct o.agency_id)::integer from access.opening o
    where o.record_id = c.id and o.basis = 'asked' and o.expires_at is null) as "agenciesAsked",
  front_door.triage_facts(c.id) as triage,
  exists (select from front_door.proposal p where p.concern_id = c.id and p.answer is null) as proposed,
  (select jsonb_agg(r.rating order by r.seq) from front_door.rating r where r.concern_id = c.id) as ratings,
  (select jsonb_agg(to_jsonb(d) order by d.seq) from front_door.decision d where d.concern_id = c.id) as decisions,
  (select jsonb_agg(to_jsonb(k)) from front_door.clock k where k.concern_id = c.id) as clocks,
  jsonb_build_object('state', state, 'open', open, 'rating', rating, 'level', level, 'outcome', outcome,
    'dueAt', due_at, 'dueRule', due_rule, 'decidedAt', decided_at, 'decidedLate', decided_late, 'waiting', waiting) as kept
  from front_door.concern c`;

/**
 * Computes every concern's standing anew from its facts.
 * @returns how many there are
 * @throws AssertionError for the first whose row says something else
 */
export async function assertStandings(owner: OwnerConnection): Promise<number> {
  const rows = await owner.query<Row>(everyRow);
  for (const row of rows) {
    const { dueAt, decidedAt, ...rest } = row.kept;
    const at = (value: unknown) =>
      typeof value === 'string' ? Temporal.Instant.from(value).toString() : null;
    const stands = standing(factsOf(row));
    assert.deepEqual(
      { ...rest, dueAt: at(dueAt), decidedAt: at(decidedAt) },
      { ...stands, dueAt: stands.dueAt?.toString() ?? null, decidedAt: stands.decidedAt?.toString() ?? null },
    );
  }
  return rows.length;
}
