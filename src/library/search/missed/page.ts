import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { missedSearches, readSynonyms } from '../../store/searching.ts';
import { LEAST_ASKED } from '../rules/missed.ts';
import { missedView } from './view.ts';

const DAYS = 90;

/** GET /library/searches: what was looked for in vain, and which words mean the same. */
export async function showMissed(page: Page): Promise<Response> {
  const since = londonDate(page.now).subtract({ days: DAYS });
  const [rows, synonyms] = await page.transaction(async (db) => [
    await missedSearches(db, since, LEAST_ASKED),
    await readSynonyms(db),
  ]);
  return page.show({
    title: 'Searches',
    kind: 'workspace',
    current: '/library/inbox',
    main: missedView({ rows, synonyms, since, least: LEAST_ASKED }),
  });
}
