import type { ClockRule } from '../../platform/clocks/rule.ts';

/** What may be changed of a time limit. What it is called and what starts it stay: programs rely on them. */
export type Limit = Pick<
  ClockRule,
  'counted' | 'amount' | 'countsStartDay' | 'landing' | 'pausesAllowed' | 'warnHours'
>;

export const COUNTED: Readonly<Record<ClockRule['counted'], readonly [one: string, many: string]>> = {
  'elapsed-hours': ['hour, day and night', 'hours, day and night'],
  'service-hours': ['hour of service', 'hours of service'],
  'working-days': ['working day', 'working days'],
  'calendar-days': ['day', 'days'],
  'calendar-months': ['month', 'months'],
};
export const LANDING: Readonly<Record<ClockRule['landing'], string>> = {
  'same-time': 'at the same time of day',
  'close-of-service': 'at closing',
  'end-of-day': 'by the end of the day',
};
