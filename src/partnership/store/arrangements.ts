import type { ClockRule } from '../../platform/clocks/rule.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Area } from '../areas.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { type BankHoliday, calendarFrom } from '../calendar/bank-holidays.ts';
import type { ServiceHours } from '../calendar/opening-hours.ts';
import { type ChangeKind, settled, subjectOf, type Version } from '../change/versions.ts';
import type { Outcome } from '../outcomes/types.ts';
import type { Policy, PolicyValue } from '../policies/types.ts';
import type { PhoneLine } from '../who-to-call/types.ts';
import { readEditions } from './thresholds.ts';

/** Reads every row of the partnership's arrangements, past and coming ones too: some fourteen hundred, most of them signs of need. */
export async function readArrangements(db: Db): Promise<Arrangements> {
  const versions = await readVersions(db);
  const holidays = await readBankHolidays(db, versions);
  return {
    areas: await readAreas(db),
    calendar: calendarFrom(holidays),
    holidays,
    serviceHours: await serviceHours(db, versions),
    phoneLines: await phoneLines(db, versions),
    clockRules: await clockRules(db, versions),
    outcomes: await outcomes(db, versions),
    policies: await policies(db, versions),
    editions: await readEditions(db, versions),
    versions,
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

/** Every change that was not withdrawn, by the day from which it holds. */
export async function readVersions(db: Db): Promise<Version[]> {
  const rows = await db
    .selectFrom('partnership.change')
    .select(['id', 'kind', 'subject', 'area', 'effective_from'])
    .where('withdrawn_at', 'is', null)
    .orderBy('effective_from')
    .execute();
  return rows.map(({ effective_from, kind, ...row }) => ({
    ...row,
    kind: kind as ChangeKind,
    from: effective_from.toString(),
  }));
}

/** Every bank holiday that is kept, in order. */
async function readBankHolidays(db: Db, versions: readonly Version[]): Promise<BankHoliday[]> {
  const rows = await db
    .selectFrom('partnership.bank_holiday')
    .select(['date', 'name', 'forecast', 'change_id'])
    .orderBy('date')
    .execute();
  const changed = new Map(versions.filter((v) => v.kind === 'holiday').map((v) => [v.subject, v.id]));
  return rows
    .map((row) => ({ ...row, date: row.date.toString() }))
    .filter((row) => (changed.get(row.date) ?? null) === row.change_id)
    .map(({ date, name, forecast }) => ({ date, name, forecast }));
}

async function serviceHours(db: Db, versions: readonly Version[]): Promise<ServiceHours[]> {
  const rows = await db
    .selectFrom('partnership.service_hours')
    .select(['service', 'weekday', 'opens', 'closes', 'source', 'certainty', 'change_id as changeId'])
    .select(['effective_from', 'effective_to'])
    .orderBy('service')
    .orderBy('weekday')
    .execute();
  const stored = rows.map((row) => ({ ...row, ...datesOf(row) }));
  return settled(stored, versions, 'hours', ({ service }) => service).map((row) => ({
    service: row.service,
    weekday: row.weekday,
    opens: row.opens,
    closes: row.closes,
    from: row.from,
    until: row.until,
    source: row.source,
    certainty: row.certainty as ServiceHours['certainty'],
  }));
}

async function phoneLines(db: Db, versions: readonly Version[]): Promise<PhoneLine[]> {
  const rows = await db
    .selectFrom('partnership.phone_line')
    .select(['id', 'area', 'purpose', 'holds', 'service', 'name', 'phone', 'text_number', 'why'])
    .select(['effective_from', 'effective_to', 'source', 'certainty', 'change_id as changeId'])
    .orderBy('id')
    .execute();
  const stored = rows.map((row) => ({ ...row, ...datesOf(row) }));
  // The columns' check constraints hold these texts to the types' values.
  return settled(stored, versions, 'line', (row) => subjectOf(row.purpose, row.area)).map((row) => ({
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
    effectiveFrom: row.from,
    effectiveTo: row.until,
  }));
}

async function clockRules(db: Db, versions: readonly Version[]): Promise<ClockRule[]> {
  const rows = await db
    .selectFrom('partnership.clock_rule')
    .select(['name', 'area', 'version', 'counted', 'amount', 'start_event', 'counts_start_day', 'landing'])
    .select(['pauses_allowed', 'warn_hours', 'effective_from', 'effective_to', 'source', 'certainty'])
    .select('change_id as changeId')
    .orderBy('name')
    .orderBy('area', (order) => order.asc().nullsFirst())
    .orderBy('version')
    .execute();
  const stored = rows.map((row) => ({ ...row, ...datesOf(row) }));
  return settled(stored, versions, 'limit', (row) => subjectOf(row.name, row.area)).map((row) => ({
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
    effectiveFrom: row.from,
    effectiveTo: row.until,
  }));
}

async function outcomes(db: Db, versions: readonly Version[]): Promise<Outcome[]> {
  const rows = await db
    .selectFrom('partnership.outcome_rule')
    .select(['code', 'area', 'label', 'means', 'levels', 'effective_from', 'effective_to'])
    .select(['source', 'certainty', 'change_id as changeId'])
    .orderBy('code')
    .orderBy('area', (order) => order.asc().nullsFirst())
    .execute();
  const stored = rows.map((row) => ({ ...row, ...datesOf(row) }));
  return settled(stored, versions, 'outcome', (row) => subjectOf(row.code, row.area)).map((row) => ({
    code: row.code,
    area: row.area,
    label: row.label,
    means: row.means,
    levels: row.levels,
    source: row.source,
    certainty: row.certainty as Outcome['certainty'],
    effectiveFrom: row.from,
    effectiveTo: row.until,
  }));
}

async function policies(db: Db, versions: readonly Version[]): Promise<Policy[]> {
  const rows = await db
    .selectFrom('partnership.policy')
    .select(['name', 'area', 'value', 'effective_from', 'effective_to', 'source', 'certainty'])
    .select('change_id as changeId')
    .orderBy('name')
    .orderBy('area', (order) => order.asc().nullsFirst())
    .execute();
  const stored = rows.map((row) => ({ ...row, ...datesOf(row) }));
  return settled(stored, versions, 'policy', (row) => subjectOf(row.name, row.area)).map((row) => ({
    name: row.name,
    area: row.area,
    value: row.value as unknown as PolicyValue,
    source: row.source,
    certainty: row.certainty as Policy['certainty'],
    effectiveFrom: row.from,
    effectiveTo: row.until,
  }));
}

function datesOf(row: { effective_from: Temporal.PlainDate; effective_to: Temporal.PlainDate | null }) {
  return { from: row.effective_from.toString(), until: row.effective_to?.toString() ?? null };
}
