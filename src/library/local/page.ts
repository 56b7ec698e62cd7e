import { currentArrangements, localFactNames, namedAt, namedIn } from '../../partnership/index.ts';
import { NOTHING } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { askAll } from '../../platform/questions/index.ts';
import { localFactsView } from './view.ts';

/** GET /library/local-facts: what texts may name instead of saying it, what that is today, and where it is used. */
export async function showLocalFacts(page: Page): Promise<Response> {
  const { database } = page.services;
  const arrangements = await currentArrangements(database, page.now);
  const used = await page.transaction((db) =>
    askAll(page.services, namedIn, db, { names: localFactNames, now: page.now }),
  );
  const { view } = namedAt(arrangements, null, page.now);
  const facts = localFactNames.map((name) => ({
    name,
    says: view(name) ?? NOTHING,
    used: used.filter(({ names }) => names.includes(name)),
  }));
  return page.show({
    title: 'Local facts',
    kind: 'workspace',
    current: '/library',
    main: localFactsView(facts),
  });
}
