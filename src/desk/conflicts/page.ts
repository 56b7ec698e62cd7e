import { conflicts } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { cursorFrom, hrefAfter, pageOf, pageSize } from '../../platform/html/parts/paging.ts';
import type { Page } from '../../platform/http/index.ts';
import { conflictsView } from './view.ts';

const path = '/access/conflicts';

/** GET /access/conflicts: who never sees which record, latest first. */
export async function showConflicts(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const after = cursorFrom(query);
  const person = cursorFrom(query, 'person');
  const before = after && person && { at: after.at, recordId: after.id, practitionerId: person.id };
  const found = await page.transaction(async (db) => {
    const list = pageOf(await conflicts(db, before, pageSize + 1), ({ declaredAt, recordId }) => ({
      at: declaredAt,
      id: recordId,
    }));
    await audit(db, {
      action: 'list',
      kind: 'conflict of interest',
      shown: list.rows.map((row) => row.recordId),
    });
    return list;
  });
  const last = found.rows.at(-1);
  const href = hrefAfter(path, found.next);
  const next = href && last && hrefAfter(href, { at: last.declaredAt, id: last.practitionerId }, 'person');
  return page.show({
    title: 'Conflicts of interest',
    kind: 'workspace',
    current: '/access/reviews',
    main: conflictsView({ rows: found.rows, next, first: before && path, now: page.now }),
  });
}
