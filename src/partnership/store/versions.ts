import { sql } from 'kysely';
import type { Certainty, ClockRule } from '../../platform/clocks/rule.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Outcome } from '../outcomes/types.ts';
import type { Policy } from '../policies/types.ts';
import type { PhoneLine } from '../who-to-call/types.ts';

/** The rows of a version: they belong to its change and begin with it. */

interface Writing {
  id: string;
  from: string;
  source: string;
  certainty: Certainty;
}

const shared = ({ id, from, source, certainty }: Writing) => ({
  change_id: id,
  effective_from: Temporal.PlainDate.from(from),
  source,
  certainty,
});

export async function writeHours(
  db: Db,
  writing: Writing,
  service: string,
  days: readonly { weekday: number; opens: string; closes: string }[],
): Promise<void> {
  if (days.length === 0) return;
  await db
    .insertInto('partnership.service_hours')
    .values(
      days.map(({ weekday, opens, closes }) => ({ service, weekday, opens, closes, ...shared(writing) })),
    )
    .execute();
}

/** A telephone line of a version, without what all of them share. */
export type LineRow = Pick<PhoneLine, 'holds' | 'service' | 'name' | 'phone' | 'text' | 'why'>;

export async function writeLines(
  db: Db,
  writing: Writing,
  of: Pick<PhoneLine, 'area' | 'purpose'>,
  lines: readonly LineRow[],
): Promise<void> {
  await db
    .insertInto('partnership.phone_line')
    .values(
      lines.map(({ text, ...line }) => ({
        id: `${of.area ?? 'all'}-${of.purpose}-${line.holds}`,
        ...of,
        ...line,
        text_number: text,
        ...shared(writing),
      })),
    )
    .execute();
}

export async function writeLimit(
  db: Db,
  writing: Writing,
  rule: Pick<
    ClockRule,
    | 'name'
    | 'area'
    | 'counted'
    | 'amount'
    | 'startEvent'
    | 'countsStartDay'
    | 'landing'
    | 'pausesAllowed'
    | 'warnHours'
  >,
): Promise<void> {
  const next = sql<number>`(select coalesce(max(version), 0) + 1 from partnership.clock_rule
    where name = ${rule.name} and area is not distinct from ${rule.area})`;
  await db
    .insertInto('partnership.clock_rule')
    .values({
      name: rule.name,
      area: rule.area,
      version: next,
      counted: rule.counted,
      amount: rule.amount,
      start_event: rule.startEvent,
      counts_start_day: rule.countsStartDay,
      landing: rule.landing,
      pauses_allowed: rule.pausesAllowed,
      warn_hours: rule.warnHours,
      ...shared(writing),
    })
    .execute();
}

export async function writeOutcome(
  db: Db,
  writing: Writing,
  outcome: Pick<Outcome, 'code' | 'area' | 'label' | 'means' | 'levels'>,
): Promise<void> {
  const { code, area, label, means, levels } = outcome;
  await db
    .insertInto('partnership.outcome_rule')
    .values({ code, area, label, means, levels: [...levels], ...shared(writing) })
    .execute();
}

export async function writePolicy(
  db: Db,
  writing: Writing,
  policy: Pick<Policy, 'name' | 'area' | 'value'>,
): Promise<void> {
  const { name, area, value } = policy;
  await db
    .insertInto('partnership.policy')
    .values({ name, area, value: JSON.stringify(value), ...shared(writing) })
    .execute();
}

export async function writeHoliday(
  db: Db,
  { id, source, certainty, from }: Writing,
  name: string,
): Promise<void> {
  await db
    .insertInto('partnership.bank_holiday')
    .values({
      date: Temporal.PlainDate.from(from),
      name,
      forecast: false,
      source,
      certainty,
      change_id: id,
    })
    .execute();
}
