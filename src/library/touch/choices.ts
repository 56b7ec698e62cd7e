import { currentArrangements } from '../../partnership/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { groundOf } from '../search/find.ts';
import type { ChangeFilter, Choices } from './types.ts';

/** What there is to choose from: what published pages are about, whom they are for, and the areas. */
export async function choicesOf(page: Page): Promise<Choices> {
  const { database } = page.services;
  const { areas } = await currentArrangements(database, page.now);
  const { narrowing } = await page.transaction((db) => groundOf(database, page.now, db));
  return { topics: narrowing.topics, audiences: narrowing.audiences, areas };
}

/** What an address narrows changes by; whatever is no such thing counts for nothing. */
export function filterOf(query: URLSearchParams, choices: Choices): ChangeFilter {
  const one = (name: string, of: readonly string[]) => of.find((value) => value === query.get(name)) ?? '';
  return {
    topic: one(
      'topic',
      choices.topics.map(({ code }) => code),
    ),
    audience: one('audience', choices.audiences),
    area: one(
      'area',
      choices.areas.map(({ code }) => code),
    ),
  };
}
