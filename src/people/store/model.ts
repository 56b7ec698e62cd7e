import { sql } from 'kysely';
import { type Db, originOf } from '../../platform/db/index.ts';
import type { LabelledPair, ModelChange, ModelVersion, NewVersion } from '../models/types.ts';

/** The version that is live and what it holds; undefined for the model that ships. */
export async function liveModel(db: Db): Promise<{ version: string; content: unknown } | undefined> {
  const { rows } = await sql<{ version: string; content: unknown }>`
    select version, content from people.live_model()`.execute(db);
  return rows[0];
}

/** The database that a transaction is of, to keep in memory beside it what is read seldom. */
export const databaseOf = (db: Db): object => originOf(db);

const columns = sql`m.version, m.why, m.decisions, m.based_on as "basedOn", m.changes, m.made_at as "madeAt",
  m.made_by_name as "madeBy"`;

/** Every version that was made, newest first. */
export async function modelVersions(db: Db, most: number): Promise<ModelVersion[]> {
  const { rows } = await sql<ModelVersion>`select ${columns} from people.match_model m
    order by m.made_at desc, m.version desc limit ${most}`.execute(db);
  return rows;
}

/** One version with what it holds. */
export async function modelVersion(
  db: Db,
  version: string,
): Promise<(ModelVersion & { content: unknown }) | undefined> {
  const { rows } = await sql<ModelVersion & { content: unknown }>`select ${columns}, m.content
    from people.match_model m where m.version = ${version}`.execute(db);
  return rows[0];
}

/** What went live when, and what waits for a second person, newest first. */
export async function modelChanges(db: Db, most: number): Promise<ModelChange[]> {
  const { rows } = await sql<ModelChange>`select c.id, c.version, c.why, c.proposed_by as "proposedBy",
      c.proposed_by_name as "proposedByName", c.proposed_at as "proposedAt", c.answer,
      c.decided_by_name as "decidedByName", c.decided_at as "decidedAt", c.decided_why as "decidedWhy"
    from people.model_change c order by c.answer is not null, c.seq desc limit ${most}`.execute(db);
  return rows;
}

/** Keeps a new version, which changes nothing until it goes live; its name. As `app_worker`. */
export async function addVersion(db: Db, made: NewVersion): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    insert into people.match_model (version, content, why, decisions, based_on, changes, made_at, made_by_name)
    select ${made.day} || '-' || (count(*) + 1)::text, ${JSON.stringify(made.content)}::jsonb, ${made.why},
      ${made.decisions}, ${made.basedOn}, ${JSON.stringify(made.changes)}::jsonb, ${made.at}::timestamptz, ${made.by}
    from people.match_model m where m.version like ${`${made.day}-%`}
    returning version`.execute(db);
  return rows[0]?.version ?? '';
}

/** Proposes that a version goes live: `open` where another waits, `unknown` where there is none such. */
export async function proposeModel(
  db: Db,
  version: string,
  shipped: string,
  why: string,
): Promise<'done' | 'open' | 'unknown'> {
  const { rows } = await sql<{ outcome: 'done' | 'open' | 'unknown' }>`
    select people.propose_model(${version}, ${shipped}, ${why}) as outcome`.execute(db);
  return rows[0]?.outcome ?? 'unknown';
}

/** Answers such a proposal: `own` for whoever made it, `gone` where it was answered already. */
export async function decideModel(
  db: Db,
  id: string,
  answer: 'live' | 'refused',
  why: string,
): Promise<'done' | 'own' | 'gone'> {
  const { rows } = await sql<{ outcome: 'done' | 'own' | 'gone' }>`
    select people.decide_model(${id}::uuid, ${answer}, ${why}) as outcome`.execute(db);
  return rows[0]?.outcome ?? 'gone';
}

/** Decisions of people are read back to so many, the latest: older ones were made on other records. */
const MOST_DECISIONS = 20_000;

/** The pairs that people decided on, and how. */
export async function labelledPairs(db: Db): Promise<LabelledPair[]> {
  const { rows } = await sql<LabelledPair>`select decision_id as "decisionId", kind, at, by_name as by,
      model_version as "modelVersion", same, weight, guard, evidence, people, apart
    from people.labelled(${MOST_DECISIONS})`.execute(db);
  return rows;
}

/** Lists two records that were told apart against everything that was found, for whoever sees both. As `app_worker`. */
export async function listToCheck(db: Db, pair: readonly string[]): Promise<void> {
  await sql`select people.list_to_check(${[...pair]}::uuid[])`.execute(db);
}
