import { PUBLISHED } from '../../partnership/index.ts';

/** The bank holidays that every installation begins with. */
export const ENGLAND_HOLIDAYS: ReadonlySet<string> = PUBLISHED.calendar.holidays;
