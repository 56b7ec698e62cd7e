import { areaCalled, currentArrangements, currentCallPanel } from '../../partnership/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { AGES } from '../rules/audiences.ts';
import { countMissed } from '../store/searching.ts';
import { find, groundOf, MOST_PAGES } from './find.ts';
import { firstToday } from './once-a-day.ts';
import { soundsLikeDanger } from './rules/danger.ts';
import { countable } from './rules/missed.ts';
import type { Asked } from './types.ts';
import { searchView } from './view.ts';

/** GET /search?q=…&kind=…&area=…&audience=…&topic=…&age=…&page=…: what is published that fits, for anybody. */
export async function showSearch(page: Page): Promise<Response> {
  const { database } = page.services;
  const { areas } = await currentArrangements(database, page.now);
  const asked = readAsked(page.url.searchParams, (code) => areaCalled(areas, code)?.code ?? '');
  const [narrowing, results] = await page.transaction(async (db) => {
    const ground = await groundOf(database, page.now, db);
    const found = asked.words === '' ? undefined : await find(db, asked, ground.synonyms);
    return [ground.narrowing, found] as const;
  });
  // Somebody who is afraid spells as it comes: what was read counts as what was typed.
  const read = (results?.read ?? []).reduce(
    (words, { typed, as }) => words.replaceAll(typed, as),
    asked.words.toLowerCase(),
  );
  const danger = soundsLikeDanger(asked.words) || soundsLikeDanger(read);
  if (results && (results.total === 0 || results.loosely) && asked.page === 1 && !danger)
    await noteMissed(page, asked);
  const call = await currentCallPanel(page, asked.area || null);
  return page.show({
    // The words stay out of the window's title and of whoever looks over a shoulder.
    title: 'Search',
    kind: 'public',
    exit: true,
    current: '/search',
    call,
    main: searchView({
      asked,
      areas,
      narrowing,
      results,
      call,
      danger,
    }),
  });
}

function readAsked(query: URLSearchParams, areaOf: (code: string) => string): Asked {
  const named = (name: string) => {
    const value = query.get(name) ?? '';
    return /^[a-z][a-z0-9-]{0,59}$/.test(value) ? value : '';
  };
  const number = Number(query.get('page') ?? '1');
  return {
    words: (query.get('q') ?? '').replaceAll('\0', '').normalize('NFC').trim().slice(0, 120),
    kind: named('kind'),
    area: areaOf(query.get('area') ?? ''),
    audience: named('audience'),
    topic: named('topic'),
    age: AGES.find((age) => age === query.get('age')) ?? '',
    page: Number.isInteger(number) && number >= 1 && number <= MOST_PAGES ? number : 1,
  };
}

/** Only the words, and only once a day for one address; with a filter on, that may be why nothing was found. */
async function noteMissed(page: Page, asked: Asked): Promise<void> {
  const words = countable(asked.words);
  if (words === undefined) return;
  if (asked.kind || asked.area || asked.audience || asked.topic || asked.age) return;
  if (!firstToday(page.address, words, page.now)) return;
  await page.transaction((db) => countMissed(db, words));
}
