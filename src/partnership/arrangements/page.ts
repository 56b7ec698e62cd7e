import type { Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { whenWords } from '../../platform/time/words.ts';
import { readBankHolidays } from '../store/arrangements.ts';
import { callGaps } from '../who-to-call/gaps.ts';
import { PURPOSES } from '../who-to-call/types.ts';
import { whoToCall } from '../who-to-call/who-to-call.ts';
import { currentArrangements } from './current.ts';
import type { Arrangements } from './types.ts';
import { type ArrangementsModel, arrangementsView } from './view.ts';

const HOLIDAYS_SHOWN = 10;

/** GET /arrangements: the telephone, hours, bank holidays and time limits in force, and what is missing of them. */
export async function showArrangements(page: Page): Promise<Response> {
  const { arrangements, holidays } = await page.transaction(async (db) => {
    const arrangements = await currentArrangements(page.services.database, page.now, db);
    return { arrangements, holidays: await readBankHolidays(db, arrangements.versions) };
  });
  const today = londonDate(page.now).toString();
  const coming = holidays.filter((h) => h.date >= today).slice(0, HOLIDAYS_SHOWN);
  return page.show({
    title: 'Arrangements',
    kind: 'workspace',
    current: '/arrangements',
    main: arrangementsView({
      ...inForce(arrangements, page.now),
      holidays: coming,
      listedTo: holidays.length > 0 ? arrangements.calendar.to : null,
    }),
  });
}

function inForce(
  arrangements: Arrangements,
  now: Temporal.Instant,
): Omit<ArrangementsModel, 'holidays' | 'listedTo'> {
  const day = londonDate(now).toString();
  return {
    gaps: callGaps(arrangements, now).map((gap) => ({
      area: gap.place,
      purpose: gap.purpose,
      says: gap.says,
    })),
    numbers: arrangements.areas.flatMap((area) =>
      PURPOSES.map((purpose) => {
        const { name, phone, changesAt } = whoToCall(arrangements, area.code, purpose, now);
        const until = changesAt && whenWords(changesAt, now);
        return { area: area.name, purpose, name, phone, until };
      }),
    ),
    hours: arrangements.serviceHours.filter((h) => h.from <= day && (h.until === null || day < h.until)),
    limits: arrangements.clockRules.filter(
      (r) => r.effectiveFrom <= day && (r.effectiveTo === null || day < r.effectiveTo),
    ),
  };
}
