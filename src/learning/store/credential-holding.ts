import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { LearningFacts, RuleBook, Span } from '../credentials/types.ts';
import { heldSpans } from '../rules/credential.ts';
import { readRuleBook } from './credential-book.ts';
import { NO_FACTS, readFacts } from './credential-facts.ts';

/** Computes anew what somebody holds and keeps it for lists, in the transaction that changed what counts. */
export async function refreshHoldings(db: Db, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const book = await readRuleBook(db);
  const areas = await areaCodes(db);
  const facts = await readFacts(db, people);
  for (const person of people) {
    const spans = holdingsOf(book, facts.get(person) ?? NO_FACTS, areas);
    await sql`select learning.keep_holdings(${person}::uuid, ${JSON.stringify(spans)}::jsonb)`.execute(db);
  }
}

/** Every span in which somebody holds anything, in each area. */
export function holdingsOf(book: RuleBook, facts: LearningFacts, areas: readonly string[]) {
  return book.credentials.flatMap((credential) =>
    areas.flatMap((area) =>
      heldSpans(credential, { facts, area, book }).map(({ from, until }: Span) => ({
        ...{ credential: credential.id, area, held_from: from.toString() },
        held_until: until?.toString() ?? null,
      })),
    ),
  );
}

/** The areas there are. */
export async function areaCodes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select code from learning.areas()`.execute(db);
  return rows.map(({ code }) => code);
}

/** Everybody of whom anything counts: all whose holdings a changed rule may change. */
export async function peopleWithFacts(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from learning.people_with_facts() id`.execute(db);
  return rows.map(({ id }) => id);
}

export interface RegisterRow {
  practitionerId: string;
  name: string;
  agency: string;
  area: string;
  from: Temporal.PlainDate;
  until: Temporal.PlainDate | null;
}

/** Who holds a credential, by name: now, or who let it lapse in the last year. */
export async function registerPage(
  db: Db,
  asked: {
    credential: string;
    today: Temporal.PlainDate;
    area: string;
    agency: string;
    lapsed: boolean;
    after: string;
    most: number;
  },
): Promise<RegisterRow[]> {
  const { credential, today, area, agency, lapsed, after, most } = asked;
  const { rows } = await sql<RegisterRow>`select * from learning.holders(${credential}::uuid, ${today}::date,
    ${area}, ${agency}, ${lapsed}, ${after}, ${most})`.execute(db);
  return rows;
}

/** The agencies of whoever holds or held a credential, by name. */
export async function holdersAgencies(db: Db, credential: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select * from learning.holders_agencies(${credential}::uuid)`.execute(db);
  return rows;
}
