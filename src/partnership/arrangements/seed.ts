import type { OwnerConnection } from '../../platform/db/index.ts';
import { BANK_HOLIDAY_SOURCE, BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { seedThresholds } from '../thresholds/seed.ts';
import { PUBLISHED } from './published.ts';

/**
 * Writes the published arrangements where they are missing, in every installation and at every start. Needs the
 * areas. What the partnership changed stays; a bank holiday that was a forecast gives way to the published list.
 */
export async function seedArrangements(owner: OwnerConnection): Promise<void> {
  await seedThresholds(owner);
  await seedBankHolidays(owner);
  await seedPolicies(owner);
  await seedRows(owner, 'partnership.service_hours', PUBLISHED.serviceHours, (row) => ({
    service: row.service,
    weekday: row.weekday,
    opens: row.opens,
    closes: row.closes,
    effective_from: row.from,
    effective_to: row.until,
    source: row.source,
    certainty: row.certainty,
  }));
  await seedRows(owner, 'partnership.phone_line', PUBLISHED.phoneLines, (row) => ({
    id: row.id,
    area: row.area,
    purpose: row.purpose,
    holds: row.holds,
    service: row.service,
    name: row.name,
    phone: row.phone,
    text_number: row.text,
    why: row.why,
    effective_from: row.effectiveFrom,
    effective_to: row.effectiveTo,
    source: row.source,
    certainty: row.certainty,
  }));
  await seedRows(owner, 'partnership.clock_rule', PUBLISHED.clockRules, (row) => ({
    name: row.name,
    area: row.area,
    version: row.version,
    counted: row.counted,
    amount: row.amount,
    start_event: row.startEvent,
    counts_start_day: row.countsStartDay,
    landing: row.landing,
    pauses_allowed: row.pausesAllowed,
    warn_hours: row.warnHours,
    effective_from: row.effectiveFrom,
    effective_to: row.effectiveTo,
    source: row.source,
    certainty: row.certainty,
  }));
  await seedRows(owner, 'partnership.outcome_rule', PUBLISHED.outcomes, (row) => ({
    code: row.code,
    area: row.area,
    label: row.label,
    means: row.means,
    levels: row.levels,
    effective_from: row.effectiveFrom,
    effective_to: row.effectiveTo,
    source: row.source,
    certainty: row.certainty,
  }));
}

async function seedPolicies(owner: OwnerConnection): Promise<void> {
  await seedRows(owner, 'partnership.policy', PUBLISHED.policies, (row) => ({
    ...{ name: row.name, area: row.area, value: row.value, effective_from: row.effectiveFrom },
    ...{ effective_to: row.effectiveTo, source: row.source, certainty: row.certainty },
  }));
}

async function seedBankHolidays(owner: OwnerConnection): Promise<void> {
  const published = BANK_HOLIDAYS.filter((h) => !h.forecast);
  await owner.query(
    `delete from partnership.bank_holiday where forecast
     and extract(year from date) = any(select distinct extract(year from d::date) from unnest($1::text[]) d)`,
    [published.map((h) => h.date)],
  );
  await seedRows(owner, 'partnership.bank_holiday', BANK_HOLIDAYS, (row) => ({
    ...row,
    source: row.forecast ? 'Worked out by rule; not yet published' : BANK_HOLIDAY_SOURCE,
    certainty: row.forecast ? 'derived' : 'V',
  }));
}

/** One statement a table: the rows travel as JSON and PostgreSQL gives each column its type. */
async function seedRows<Row>(
  owner: OwnerConnection,
  table: string,
  rows: readonly Row[],
  columns: (row: Row) => Readonly<Record<string, unknown>>,
): Promise<void> {
  await owner.query(
    `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json) on conflict do nothing`,
    [JSON.stringify(rows.map(columns))],
  );
}
