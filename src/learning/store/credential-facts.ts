import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { date, list, text } from '../../platform/db/json.ts';
import type { LearningFacts, ToldKind } from '../credentials/types.ts';

/** What counts for each of these people: courses, and what was told. */
export async function readFacts(db: Db, people: readonly string[]): Promise<Map<string, LearningFacts>> {
  const { rows } = await sql<{ practitioner_id: string; completions: unknown; told: unknown }>`
    select * from learning.facts_of(${[...people]}::uuid[])`.execute(db);
  return new Map(
    rows.map(({ practitioner_id, completions, told }) => [practitioner_id, factsFrom(completions, told)]),
  );
}

export const NO_FACTS: LearningFacts = { completions: [], told: [] };

/** The facts of one person. */
export async function factsOf(db: Db, person: string): Promise<LearningFacts> {
  return (await readFacts(db, [person])).get(person) ?? NO_FACTS;
}

function factsFrom(completions: unknown, told: unknown): LearningFacts {
  const on = (row: Record<string, unknown>) => Temporal.PlainDate.from(text(row.on));
  return {
    completions: list(completions, (row) => ({
      ...{ course: text(row.course), on: on(row), until: date(row.until) },
    })),
    told: list(told, (row) => ({
      kind: text(row.kind) as ToldKind,
      body: row.body === null ? null : text(row.body),
      ...{ on: on(row), until: date(row.until) },
    })),
  };
}

/** What was said of somebody, the latest first, as they and those who look after them see it. */
export function toldOf(db: Db, person: string) {
  return db
    .selectFrom('learning.credential_fact')
    .select(['id', 'kind', 'body', 'from_on as from', 'until_on as until', 'told_by_name as by'])
    .where('practitioner_id', '=', person)
    .where('withdrawn_at', 'is', null)
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
}

export interface NewTold {
  person: string;
  kind: ToldKind;
  body?: string | undefined;
  from: Temporal.PlainDate;
  until?: Temporal.PlainDate | null;
  by: { id: string; name: string };
}

export async function addTold(db: Db, { person, kind, body, from, until, by }: NewTold): Promise<void> {
  await db
    .insertInto('learning.credential_fact')
    .values({
      ...{ practitioner_id: person, kind, body: body ?? null, from_on: from, until_on: until ?? null },
      ...{ told_by: by.id, told_by_name: by.name },
    })
    .execute();
}

/** Withdraws what was said. Nothing where the caller may not, or somebody did already. */
export async function withdrawTold(
  db: Db,
  id: string,
  by: { at: Temporal.Instant; name: string; why: string },
): Promise<string | undefined> {
  const row = await db
    .updateTable('learning.credential_fact')
    .set({ withdrawn_at: by.at, withdrawn_by_name: by.name, withdrawn_why: by.why })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('practitioner_id')
    .executeTakeFirst();
  return row?.practitioner_id;
}
