import { areaCalled, currentArrangements, currentTeams } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { formKey, once } from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { waitingLinks } from '../store/link.ts';
import { likelyPairs, PAIRS_A_PAGE, pairsToCheck, putOff, readProgress } from '../store/pairs.ts';
import { type PairCursor, type PairFilter, SHOWN } from './types.ts';
import { duplicatesView } from './view.ts';

/** So many proposals are shown; the oldest first, so that none is forgotten. */
const MOST = 50;

/** GET /people/duplicates: records that may be of one person, for those who see both. */
export async function showDuplicates(page: Page): Promise<Response> {
  const { now, practitioner, services } = page;
  const query = page.url.searchParams;
  const { areas } = await currentArrangements(services.database, now);
  const filter: PairFilter = {
    area: areaCalled(areas, query.get('area'))?.code ?? '',
    show: SHOWN.find((each) => each === query.get('show')) ?? 'waiting',
  };
  const after = cursorIn(query);
  const found = await page.transaction(async (db) => {
    const waiting = after ? [] : await waitingLinks(db, MOST);
    const toCheck = after ? [] : await pairsToCheck(db, MOST);
    const rows = await likelyPairs(db, filter, after, now);
    const pairs = rows.slice(0, PAIRS_A_PAGE);
    const shown = [
      ...waiting.flatMap(({ personId, headId }) => [personId, headId]),
      ...toCheck.flatMap(({ lowId, highId }) => [lowId, highId]),
      ...pairs.flatMap(({ lowId, highId }) => [lowId, highId]),
    ];
    await audit(db, { action: 'list', kind: 'person', shown: [...new Set(shown)] });
    const [progress, teams] = [await readProgress(db), await currentTeams(services.database, now, db)];
    return { waiting, toCheck, pairs, more: rows.length > PAIRS_A_PAGE, progress, teams };
  });
  const last = found.pairs.at(-1);
  return page.show({
    title: 'Records that may be of one person',
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people" class="govuk-back-link">People</a>`,
    main: duplicatesView({
      ...found,
      teams: new Map([...found.teams.values()].map(({ id, name }) => [id, name])),
      areas,
      filter,
      now,
      mayWrite: practitioner.permissions.has('people.write'),
      csrf: page.csrf,
      key: formKey(),
      first: after ? pathOf(filter) : undefined,
      next:
        found.more && last
          ? pathOf(filter, { weight: last.weight, low: last.lowId, high: last.highId })
          : undefined,
    }),
  });
}

/** POST /people/duplicates/later: a pair stays out of the way for a month. */
export async function leaveForLater(page: Page): Promise<Response> {
  const [first, other] = [one(page.body, 'one'), one(page.body, 'other')];
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      if (!isId(first) || !isId(other) || !(await putOff(db, first, other)))
        throw notFound(isId(first) ? { kind: 'person', id: first } : undefined);
      await audit(db, { action: 'leave pair for later', kind: 'person', id: first, shown: [other] });
      return '/people/duplicates';
    }),
  );
  return page.seeOther(path);
}

function cursorIn(query: URLSearchParams): PairCursor | undefined {
  const [weight, low, high] = [Number(query.get('weight')), query.get('low') ?? '', query.get('high') ?? ''];
  return Number.isFinite(weight) && isId(low) && isId(high) ? { weight, low, high } : undefined;
}

function pathOf({ area, show }: PairFilter, after?: PairCursor): string {
  const query = new URLSearchParams({
    ...(area ? { area } : {}),
    ...(show === 'waiting' ? {} : { show }),
    ...(after ? { weight: String(after.weight), low: after.low, high: after.high } : {}),
  });
  return query.size > 0 ? `/people/duplicates?${query}` : '/people/duplicates';
}
