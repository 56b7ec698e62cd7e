import {
  type Arrangements,
  areaCalled,
  countingFor,
  currentArrangements,
  currentTeams,
  type Team,
} from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { endOfDay, londonDate } from '../../platform/time/london.ts';
import { openingAt } from '../../platform/time/opening-hours.ts';
import { clockWords, whenWords } from '../../platform/time/words.ts';
import { inboxPage } from '../store/inbox.ts';
import { inboxCounts } from '../store/inbox-counts.ts';
import { savedFilters } from '../store/saved-filter.ts';
import { cursorFrom, filtersFrom, noFilters } from './filters.ts';
import { inboxView } from './view.ts';

/**
 * GET /front-door: what somebody's teams hold and what was opened to them, most urgent clock first. A bare address
 * shows what their list starts with.
 */
export async function showInbox(page: Page): Promise<Response> {
  const { practitioner, now } = page;
  const query = page.url.searchParams;
  const cursor = cursorFrom(query);
  const day = { at: now, endOfDay: endOfDay(londonDate(now)) };
  const found = await page.transaction(async (db) => {
    const [saved, asked, counts] = await Promise.all([
      savedFilters(db, practitioner.id),
      inboxPage(db, practitioner, filtersFrom(query), cursor, day),
      inboxCounts(db, practitioner, day),
    ]);
    const start = query.size === 0 ? saved.find(({ starts }) => starts) : undefined;
    const filters = filtersFrom(start ? new URLSearchParams(start.query) : query);
    const list = start ? await inboxPage(db, practitioner, filters, cursor, day) : asked;
    const arrangements = await currentArrangements(page.services.database, now, db);
    const teams = await currentTeams(page.services.database, now, db);
    await audit(db, { action: 'list', kind: 'concern', shown: list.rows.map((row) => row.id) });
    return { list, counts, arrangements, teams, saved, filters };
  });
  return page.show({
    title: 'Front door',
    kind: 'workspace',
    current: '/front-door',
    main: inboxView({
      now,
      opening: openingWords(found.arrangements, areasHeld(practitioner.teams, found.teams), now),
      page: found.list,
      counts: found.counts,
      filters: found.filters,
      base: found.saved.some(({ starts }) => starts) ? { ...noFilters, all: 'yes' } : noFilters,
      saved: found.saved,
      several: {
        allocate: practitioner.permissions.has('front-door.allocate'),
        acknowledge: practitioner.permissions.has('front-door.triage'),
      },
      me: practitioner.id,
      areas: found.arrangements.areas,
      soon: new Map(found.arrangements.clockRules.map((rule) => [rule.name, rule.warnHours * 60])),
      handed: query.get('handed') === 'over',
      holdsTeam: practitioner.teams.length > 0,
    }),
  });
}

function areasHeld(teams: readonly string[], known: ReadonlyMap<string, Team>): string[] {
  return [...new Set(teams.flatMap((id) => known.get(id)?.area ?? []))].sort();
}

/** "open until 16:30"; with several areas each by its name. */
function openingWords(arrangements: Arrangements, areas: readonly string[], now: Temporal.Instant): string {
  const said = areas
    .flatMap((code) => areaCalled(arrangements.areas, code) ?? [])
    .map((area) => {
      const opening = openingAt(countingFor(arrangements, area.code).hours, now);
      const words = opening.open
        ? `open until ${clockWords(opening.until).text}`
        : opening.until
          ? `closed until ${whenWords(opening.until, now).text}`
          : 'closed';
      return areas.length > 1 ? `${area.name} ${words}` : words;
    });
  return said.join(', ');
}
