import { currentArrangements, localFact, localFactNames, localFactView } from '../../../partnership/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { currentManual } from '../manual.ts';
import { namings } from './used.ts';
import { localFactsView } from './view.ts';

/** GET /library/local-facts: what procedures may name instead of saying it, what that is today, and where it is used. */
export async function showLocalFacts(page: Page): Promise<Response> {
  const { database } = page.services;
  const arrangements = await currentArrangements(database, page.now);
  const used = namings(await currentManual(database, page.now), page.now);
  const facts = localFactNames.map((name) => ({
    name,
    says: localFactView(localFact(arrangements, name, null, page.now) ?? []),
    used: used.filter(({ names }) => names.includes(name)),
  }));
  return page.show({
    title: 'Local facts',
    kind: 'workspace',
    current: '/procedures',
    main: localFactsView(facts),
  });
}
