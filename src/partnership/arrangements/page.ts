import { notFound, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { whenWords } from '../../platform/time/words.ts';
import { administers } from '../administers.ts';
import { areaName } from '../areas.ts';
import { services } from '../calendar/services.ts';
import { type Find, makeChange, showChange } from '../change/page.ts';
import { subjectNamed } from '../change/subjects.ts';
import { EVERYWHERE } from '../change/versions.ts';
import { holidaySubject } from '../holidays/subject.ts';
import { hoursSubject } from '../hours/subject.ts';
import { limitSubject } from '../limits/subject.ts';
import { linesSubject } from '../lines/subject.ts';
import { outcomeSubject } from '../outcomes/subject.ts';
import { policySubject } from '../policies/subject.ts';
import { levelsSubject } from '../thresholds/edit/subject.ts';
import { callGaps } from '../who-to-call/gaps.ts';
import { PURPOSES } from '../who-to-call/types.ts';
import { whoToCall } from '../who-to-call/who-to-call.ts';
import { currentArrangements } from './current.ts';
import type { Arrangements } from './types.ts';
import { type ArrangementsModel, arrangementsView } from './view.ts';

const HOLIDAYS_SHOWN = 10;

/** GET /arrangements: the telephone, hours, bank holidays, limits and outcomes in force, what comes, what is missing. */
export async function showArrangements(page: Page): Promise<Response> {
  const arrangements = await page.transaction((db) =>
    currentArrangements(page.services.database, page.now, db),
  );
  const may = (area: string | null) => administers(page.practitioner, area);
  return page.show({
    title: 'Arrangements',
    kind: 'workspace',
    current: '/arrangements',
    main: arrangementsView({
      ...inForce(arrangements, page.now),
      areas: arrangements.areas.filter(({ code }) => may(code)),
      may,
    }),
  });
}

/** GET /arrangements/holidays?date=…: to the page of that day, wherever the date was typed. */
export async function findHoliday(page: Page): Promise<Response> {
  const part = (name: string) => (page.url.searchParams.get(name) ?? '').trim().padStart(2, '0');
  const date = `${part('date-year')}-${part('date-month')}-${part('date-day')}`;
  const arrangements = await page.transaction((db) =>
    currentArrangements(page.services.database, page.now, db),
  );
  if (!holidaySubject(arrangements, date)) throw notFound();
  return page.seeOther(`/arrangements/holidays/${date}`);
}

const finds = {
  hours: (page, arrangements) => hoursSubject(arrangements, page.param('service')),
  lines: (page, arrangements) => linesSubject(arrangements, page.param('area'), page.param('purpose')),
  limits: (page, arrangements) => limitSubject(arrangements, page.param('name'), page.param('area')),
  outcomes: (page, arrangements) => outcomeSubject(arrangements, page.param('code'), page.param('area')),
  policies: (page, arrangements) => policySubject(arrangements, page.param('name'), page.param('area')),
  levels: (page, arrangements) => levelsSubject(arrangements, page.param('area')),
  holidays: (page, arrangements) => holidaySubject(arrangements, page.param('date')),
} satisfies Record<string, Find>;

/** The pages by which one sort of arrangement is changed. */
export function changing(sort: keyof typeof finds) {
  return {
    show: (page: Page) => showChange(page, finds[sort]),
    make: (page: Page) => makeChange(page, finds[sort]),
  };
}

function inForce(
  arrangements: Arrangements,
  now: Temporal.Instant,
): Omit<ArrangementsModel, 'may' | 'areas'> {
  const day = londonDate(now).toString();
  const holds = (row: { effectiveFrom: string; effectiveTo: string | null }) =>
    row.effectiveFrom <= day && (row.effectiveTo === null || day < row.effectiveTo);
  const named = (area: string | null) => (area === null ? 'all' : areaName(arrangements.areas, area));
  return {
    gaps: callGaps(arrangements, now).map((gap) => ({ ...gap, area: gap.place, code: gap.area })),
    numbers: arrangements.areas.flatMap((area) =>
      PURPOSES.map((purpose) => {
        const { name, phone, changesAt } = whoToCall(arrangements, area.code, purpose, now);
        const until = changesAt && whenWords(changesAt, now);
        return { area: area.name, code: area.code, purpose, name, phone, until };
      }),
    ),
    shared: PURPOSES.filter((purpose) =>
      arrangements.phoneLines.some((line) => line.area === null && line.purpose === purpose),
    ),
    hours: services(arrangements.areas).map((service) => ({
      ...service,
      days: arrangements.serviceHours.filter(
        (h) => h.service === service.key && h.from <= day && (h.until === null || day < h.until),
      ),
    })),
    holidays: arrangements.holidays.filter((h) => h.date >= day).slice(0, HOLIDAYS_SHOWN),
    listedTo: arrangements.holidays.length > 0 ? arrangements.calendar.to : null,
    limits: arrangements.clockRules.filter(holds).map((rule) => ({ ...rule, place: named(rule.area) })),
    outcomes: arrangements.outcomes.filter(holds).map((row) => ({ ...row, place: named(row.area) })),
    policies: arrangements.policies.filter(holds).map((row) => ({ ...row, place: named(row.area) })),
    editions: arrangements.editions.filter(holds).map((row) => ({ ...row, place: named(row.area) })),
    coming: arrangements.versions
      .filter((version) => version.from > day)
      .map((version) => ({
        id: version.id,
        from: Temporal.PlainDate.from(version.from),
        title: subjectNamed(arrangements, version.kind, version.subject)?.title ?? version.subject,
      })),
    everywhere: EVERYWHERE,
  };
}
