import { currentArrangements, showDrawnToAll } from '../../partnership/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/index.ts';
import { monthOf, narrowed, type Offered } from '../rules/catalogue.ts';
import { rangeOf } from '../rules/price.ts';
import { allCourses } from '../store/course.ts';
import { settingOn } from '../store/eligibility.ts';
import { externalEvents } from '../store/event.ts';
import { editionsOn } from '../store/price.ts';
import { sessionsOf } from '../store/session.ts';
import { readFilters } from './filters.ts';
import { meantBy } from './meant.ts';
import { catalogueView } from './view.ts';

/** Every open course with its sessions to come, as anybody may see them, and how the words looked for were read. */
async function readCatalogue(page: Page, find: string) {
  return page.transaction(async (db) => {
    const courses = (await allCourses(db)).filter(({ state }) => state === 'open');
    const sessions = await sessionsOf(
      db,
      courses.map(({ id }) => id),
      page.now,
    );
    const offered: Offered[] = courses.map((course) => ({
      course,
      sessions: sessions.filter(
        ({ courseId, cancelledAt }) => courseId === course.id && cancelledAt === null,
      ),
    }));
    return { offered, ...(await meantBy(page, db, courses, find)) };
  });
}

/** What an address narrows the catalogue to, as the page, the brochure and the calendar file read it. */
export async function readNarrowed(page: Page) {
  const { areas } = await currentArrangements(page.services.database, page.now);
  const codes = areas.map(({ code }) => code);
  const filters = readFilters(page.url.searchParams, codes);
  const { offered, read, ...meant } = await readCatalogue(page, filters.find);
  return { offered, areas, filters, read, found: narrowed(offered, { ...filters, ...meant }) };
}

/** GET /learning: what there is to learn, by course or by month. */
export async function showCatalogue(page: Page): Promise<Response> {
  const { offered, areas, filters, found, read } = await readNarrowed(page);
  const today = londonDate(page.now);
  const { events, days, editions } = await page.transaction(async (db) => ({
    editions: await editionsOn(db, today),
    events: await externalEvents(db, today),
    days: await settingOn(db, 'external-check-days', today),
  }));
  const months = new Set(
    offered.flatMap(({ sessions }) => sessions.map(({ startsAt }) => monthOf(startsAt))),
  );
  const levels = new Set(offered.flatMap(({ course }) => course.level ?? []));
  const { actor } = page;
  const model = {
    ...{ found, filters, areas, events, today, read },
    staleAfter: days,
    prices: Object.fromEntries(editions.map(({ code, lines }) => [code, rangeOf(lines)])),
    months: [...months].sort(),
    levels: [...levels].sort(),
    signedIn: actor.kind === 'practitioner',
    leads: actor.kind === 'practitioner' && actor.permissions.has('learning.staff'),
  };
  return showDrawnToAll(page, ['catalogue', model], () => ({
    title: 'Training',
    current: '/learning',
    main: catalogueView(model),
  }));
}
