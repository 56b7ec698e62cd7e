import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

export interface SessionFigures {
  course: string;
  sessions: number;
  places: number;
  booked: number;
  attended: number;
  no_shows: number;
}

export async function sessionFigures(
  db: Db,
  since: Temporal.Instant,
  till: Temporal.Instant,
): Promise<SessionFigures[]> {
  const { rows } =
    await sql<SessionFigures>`select * from learning.session_figures(${since}, ${till})`.execute(db);
  return rows;
}

/** Completions in a time, counted by one thing. */
export async function reachFigures(
  db: Db,
  since: Temporal.PlainDate,
  till: Temporal.PlainDate,
  by: 'agency' | 'sector' | 'how' | 'week',
): Promise<{ label: string; completions: number }[]> {
  const { rows } = await sql<{ label: string; completions: number }>`
    select * from learning.reach_figures(${since}::date, ${till}::date, ${by})`.execute(db);
  return rows;
}

/** In pence. */
export async function incomeFigures(
  db: Db,
  since: Temporal.Instant,
  till: Temporal.Instant,
): Promise<{ charged: number; lifted: number; paid: number }> {
  const { rows } = await sql<{ charged: number; lifted: number; paid: number }>`
    select * from learning.income_figures(${since}, ${till})`.execute(db);
  return rows[0] ?? { charged: 0, lifted: 0, paid: 0 };
}

/** In pence, by month of London's calendar: "2027-01". Months in which nothing stands in the ledger are left out. */
export async function incomeMonths(
  db: Db,
  since: Temporal.Instant,
  till: Temporal.Instant,
): Promise<{ month: string; charged: number; lifted: number; paid: number }[]> {
  const { rows } = await sql<{ month: string; charged: number; lifted: number; paid: number }>`
    select month, charged, lifted, paid from learning.income_months(${since}, ${till})`.execute(db);
  return rows;
}
