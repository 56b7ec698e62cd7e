import type { ClockRule } from '../../platform/clocks/rule.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Area } from '../areas.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { type BankHoliday, calendarFrom } from '../calendar/bank-holidays.ts';
import type { ServiceHours } from '../calendar/opening-hours.ts';
import type { PhoneLine } from '../who-to-call/types.ts';

/** Reads every row of the partnership's arrangements, past and coming ones too: some two hundred. */
export async function readArrangements(db: Db): Promise<Arrangements> {
  return {
    areas: await readAreas(db),
    calendar: calendarFrom(await readBankHolidays(db)),
    serviceHours: await serviceHours(db),
    phoneLines: await phoneLines(db),
    clockRules: await clockRules(db),
  };
}

/** The areas of the partnership, in the order in which they are offered. */
export function readAreas(db: Db): Promise<Area[]> {
  return db
    .selectFrom('partnership.area')
    .select(['code', 'name', 'reference_prefix as prefix'])
    .orderBy('position')
    .orderBy('code')
    .execute();
}

/** Every listed bank holiday, in order. */
export async function readBankHolidays(db: Db): Promise<BankHoliday[]> {
  const rows = await db
    .selectFrom('partnership.bank_holiday')
    .select(['date', 'name', 'forecast'])
    .orderBy('date')
    .execute();
  return rows.map((row) => ({ ...row, date: row.date.toString() }));
}

async function serviceHours(db: Db): Promise<ServiceHours[]> {
  const rows = await db
    .selectFrom('partnership.service_hours')
    .select([
      'service',
      'weekday',
      'opens',
      'closes',
      'effective_from as from',
      'effective_to as until',
      'source',
      'certainty',
    ])
    .execute();
  return rows.map(({ from, until, certainty, ...row }) => ({
    ...row,
    from: from.toString(),
    until: until?.toString() ?? null,
    certainty: certainty as ServiceHours['certainty'],
  }));
}

async function phoneLines(db: Db): Promise<PhoneLine[]> {
  const rows = await db
    .selectFrom('partnership.phone_line')
    .select(['id', 'area', 'purpose', 'holds', 'service', 'name', 'phone', 'text_number', 'why'])
    .select(['effective_from', 'effective_to', 'source', 'certainty'])
    .orderBy('id')
    .execute();
  // The columns' check constraints hold these texts to the types' values.
  return rows.map((row) => ({
    id: row.id,
    area: row.area,
    purpose: row.purpose as PhoneLine['purpose'],
    holds: row.holds as PhoneLine['holds'],
    service: row.service,
    name: row.name,
    phone: row.phone,
    text: row.text_number,
    why: row.why,
    source: row.source,
    certainty: row.certainty as PhoneLine['certainty'],
    effectiveFrom: row.effective_from.toString(),
    effectiveTo: row.effective_to?.toString() ?? null,
  }));
}

async function clockRules(db: Db): Promise<ClockRule[]> {
  const rows = await db
    .selectFrom('partnership.clock_rule')
    .select(['name', 'area', 'version', 'counted', 'amount', 'start_event', 'counts_start_day', 'landing'])
    .select(['pauses_allowed', 'warn_hours', 'effective_from', 'effective_to', 'source', 'certainty'])
    .orderBy('name')
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    name: row.name,
    area: row.area,
    counted: row.counted as ClockRule['counted'],
    amount: row.amount,
    startEvent: row.start_event,
    countsStartDay: row.counts_start_day,
    landing: row.landing as ClockRule['landing'],
    pausesAllowed: row.pauses_allowed,
    warnHours: row.warn_hours,
    version: row.version,
    source: row.source,
    certainty: row.certainty as ClockRule['certainty'],
    effectiveFrom: row.effective_from.toString(),
    effectiveTo: row.effective_to?.toString() ?? null,
  }));
}
