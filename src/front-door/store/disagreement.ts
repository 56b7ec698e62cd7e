import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { DisagreementFigure, Weeks } from '../figures/types.ts';
import type { Disagreement } from '../record/types.ts';
import type { DisagreementOutcome, DisagreementStage } from '../rules/disagreement.ts';
import type { StartedClock } from '../types.ts';
import { firstWeek } from './figures.ts';
import type { By } from './rating.ts';
import { disagreementsOf } from './weighing.ts';

/** Adds a disagreement with the decision that stands, if there is one. Returns its id. */
export async function raise(
  db: Db,
  concernId: string,
  given: { who: string; about: string; wanted: string; by: By; at: Temporal.Instant },
): Promise<string> {
  const { id } = await db
    .insertInto('front_door.disagreement')
    .values({
      concern_id: concernId,
      decision_id: sql`(select d.id from front_door.decision d where d.concern_id = ${concernId} order by d.seq desc limit 1)`,
      who: given.who,
      about: given.about,
      wanted: given.wanted,
      raised_by: given.by.id,
      raised_by_name: given.by.name,
      raised_at: given.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Begins a stage of a disagreement, with its clock. */
export async function beginStage(
  db: Db,
  concernId: string,
  given: { disagreement: string; stage: DisagreementStage; clock: StartedClock; words: string; by: By },
): Promise<void> {
  await db
    .insertInto('front_door.disagreement_stage')
    .values({
      disagreement_id: given.disagreement,
      concern_id: concernId,
      stage: given.stage,
      rule_version: given.clock.version,
      started_at: given.clock.startedAt,
      due_at: given.clock.dueAt,
      words: given.words,
      started_by: given.by.id,
      started_by_name: given.by.name,
    })
    .execute();
}

/** Ends the stage that runs. */
export async function endStage(db: Db, disagreement: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('front_door.disagreement_stage')
    .set({ ended_at: at })
    .where('disagreement_id', '=', disagreement)
    .where('ended_at', 'is', null)
    .execute();
}

/** Says what came of a disagreement, for good. */
export async function settle(
  db: Db,
  disagreement: string,
  given: { outcome: DisagreementOutcome; words: string; by: By; at: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('front_door.disagreement')
    .set({
      outcome: given.outcome,
      outcome_words: given.words,
      resolved_by: given.by.id,
      resolved_by_name: given.by.name,
      resolved_at: given.at,
    })
    .where('id', '=', disagreement)
    .where('outcome', 'is', null)
    .execute();
}

/** One disagreement of a concern, if the context sees it. */
export async function disagreementOf(
  db: Db,
  concernId: string,
  disagreement: string,
): Promise<Disagreement | undefined> {
  const { rows } = await sql<{ found: unknown }>`
    select json_agg(to_jsonb(d) || jsonb_build_object('stages', (select jsonb_agg(to_jsonb(s) order by array_position('{workers,managers,heads,partnership}'::text[], s.stage))
      from front_door.disagreement_stage s where s.disagreement_id = d.id))) as found
    from front_door.disagreement d where d.id = ${disagreement}::uuid and d.concern_id = ${concernId}::uuid`.execute(
    db,
  );
  return disagreementsOf(rows[0]?.found)[0];
}

/** Disagreements that run, by stage, and how many of them are past that stage's time. */
export async function runningStages(
  db: Db,
  now: Temporal.Instant,
): Promise<{ stage: string; running: number; overdue: number }[]> {
  const { rows } = await sql<{ stage: string; running: number; overdue: number }>`
    select stage, count(*) as running, count(*) filter (where due_at < ${now}) as overdue
    from front_door.disagreement_stage where ended_at is null group by stage order by stage`.execute(db);
  return rows;
}

/** Disagreements raised in the last weeks, by week, area and the stage they reached. */
export async function disagreementsByStage(db: Db, weeks: Weeks): Promise<DisagreementFigure[]> {
  const { rows } = await sql<DisagreementFigure>`
    select week, area, stage, raised, settled, overdue
    from front_door.figures_disagreements(${firstWeek(weeks)}) order by week, area, stage`.execute(db);
  return rows;
}
