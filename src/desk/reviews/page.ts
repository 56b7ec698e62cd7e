import { requests, uses } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type Cursor, cursorFrom, hrefAfter, pageOf, pageSize } from '../../platform/html/parts/paging.ts';
import type { Page } from '../../platform/http/index.ts';
import { listNames, type RequestList, type UseList } from './types.ts';
import { reviewsView } from './view.ts';

/** GET /access/reviews: emergency access to look at, requests to answer, and what was said of earlier ones. */
export async function showReviews(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const name = listNames.find((each) => each === query.get('list')) ?? 'uses';
  const after = cursorFrom(query);
  const listed = await page.transaction<UseList | RequestList>((db) =>
    name === 'uses' || name === 'reviewed' ? listUses(db, name, after) : listRequests(db, name, after),
  );
  const path = `/access/reviews?list=${name}`;
  return page.show({
    title: 'Access reviews',
    kind: 'workspace',
    current: '/access/reviews',
    main: reviewsView({ listed, next: hrefAfter(path, listed.next), first: after && path, now: page.now }),
  });
}

async function listUses(db: Db, name: UseList['name'], after: Cursor | undefined): Promise<UseList> {
  const reviewed = name === 'reviewed';
  const found = pageOf(await uses(db, { reviewed, after, most: pageSize + 1 }), (use) => ({
    at: reviewed ? use.usedAt : use.reviewDueAt,
    id: use.id,
  }));
  await audit(db, { action: 'list', kind: 'emergency access', shown: found.rows.map((use) => use.id) });
  return { name, ...found };
}

async function listRequests(
  db: Db,
  name: RequestList['name'],
  after: Cursor | undefined,
): Promise<RequestList> {
  const decided = name === 'answered';
  const found = pageOf(await requests(db, { decided, after, most: pageSize + 1 }), (request) => ({
    at: request.askedAt,
    id: request.id,
  }));
  await audit(db, { action: 'list', kind: 'access request', shown: found.rows.map((request) => request.id) });
  return { name, ...found };
}
