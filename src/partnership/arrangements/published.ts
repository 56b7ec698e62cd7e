import { AREAS_AT_INSTALLATION } from '../areas.ts';
import { BANK_HOLIDAYS, ENGLAND } from '../calendar/bank-holidays.ts';
import { SERVICE_HOURS } from '../calendar/opening-hours.ts';
import { OUTCOMES_AT_INSTALLATION } from '../outcomes/outcomes.ts';
import { POLICIES } from '../policies/published.ts';
import { EDITIONS } from '../thresholds/published.ts';
import { CLOCK_RULES } from '../timescales/timescales.ts';
import { PHONE_LINES } from '../who-to-call/lines.ts';
import type { Arrangements } from './types.ts';

/** The arrangements every installation begins with, as published and otherwise assumed in November 2026. */
export const PUBLISHED: Arrangements = {
  areas: AREAS_AT_INSTALLATION,
  calendar: ENGLAND,
  holidays: BANK_HOLIDAYS,
  serviceHours: SERVICE_HOURS,
  phoneLines: PHONE_LINES,
  clockRules: CLOCK_RULES,
  outcomes: OUTCOMES_AT_INSTALLATION,
  policies: POLICIES,
  editions: EDITIONS,
  versions: [],
};
