import type { Certainty } from '../../platform/clocks/rule.ts';
import type { OpeningHours, OpeningPeriod } from '../../platform/time/opening-hours.ts';
import type { WorkingCalendar } from '../../platform/time/working-days.ts';

/** One weekday's hours of a named service, as configured. */
export type ServiceHours = OpeningPeriod & {
  readonly service: string;
  readonly source: string;
  readonly certainty: Certainty;
};

/** The service that receives concerns about children of an area. */
export function frontDoorOf(area: string): string {
  return `${area}-front-door`;
}

/** The service of an area's designated officer for allegations against people who work with children. */
export function allegationsServiceOf(area: string): string {
  return `${area}-allegations`;
}

/** The hours of one service, closed on the calendar's bank holidays. Of an unknown service: never open. */
export function hoursOf(
  service: string,
  rows: readonly ServiceHours[],
  calendar: WorkingCalendar,
): OpeningHours {
  return { periods: rows.filter((row) => row.service === service), calendar };
}

const SINCE = '2019-01-01';
const MONDAY_TO_THURSDAY = [1, 2, 3, 4];
const FRIDAY = [5];
const WEEKDAYS = [...MONDAY_TO_THURSDAY, ...FRIDAY];

type Basis = { readonly source: string; readonly certainty: Certainty };

const THURROCK_HUB: Basis = {
  source: 'Hours left open by the emergency duty team on thurrocklscp.org.uk',
  certainty: 'derived',
};
const ESSEX_HUB: Basis = {
  source: 'Hours left open by the out-of-hours line on neessexccg.nhs.uk; bank holidays read as shut all day',
  certainty: 'derived',
};
const AS_THE_HUB: Basis = { source: "Not published; taken as the area's hub", certainty: 'G' };
const SOUTHEND_ASSUMED: Basis = {
  source: "Not published; taken as Thurrock's, the shorter day",
  certainty: 'G',
};

/** Opening hours at installation, from 2019. Bank holidays are shut everywhere. */
export const SERVICE_HOURS: readonly ServiceHours[] = [
  ...open('thurrock-front-door', WEEKDAYS, '16:30', THURROCK_HUB),
  ...open('thurrock-allegations', WEEKDAYS, '16:30', AS_THE_HUB),
  ...open('essex-front-door', MONDAY_TO_THURSDAY, '17:30', ESSEX_HUB),
  ...open('essex-front-door', FRIDAY, '16:30', ESSEX_HUB),
  ...open('essex-allegations', MONDAY_TO_THURSDAY, '17:30', AS_THE_HUB),
  ...open('essex-allegations', FRIDAY, '16:30', AS_THE_HUB),
  ...open('southend-front-door', WEEKDAYS, '16:30', SOUTHEND_ASSUMED),
];

function open(service: string, weekdays: number[], closes: string, basis: Basis): ServiceHours[] {
  return weekdays.map((weekday) => ({
    service,
    weekday,
    opens: '09:00',
    closes,
    from: SINCE,
    until: null,
    ...basis,
  }));
}
