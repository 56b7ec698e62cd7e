import { endEmergency, ownRequests, ownUses } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { cursorFrom, pageOf, pageSize } from '../../platform/html/parts/paging.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { emergencyView } from './view.ts';

/** GET /break-glass: my emergency access, now and before, and what I asked the lead for. */
export async function showEmergency(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const cursors = { uses: cursorFrom(query, 'uses'), requests: cursorFrom(query, 'requests') };
  const found = await page.transaction(async (db) => {
    const uses = pageOf(await ownUses(db, cursors.uses, pageSize + 1), (use) => ({
      at: use.usedAt,
      id: use.id,
    }));
    const asked = await ownRequests(db, cursors.requests, pageSize + 1);
    const requests = pageOf(asked, (request) => ({ at: request.askedAt, id: request.id }));
    await audit(db, {
      action: 'list',
      kind: 'emergency access',
      shown: uses.rows.map((use) => use.recordId),
    });
    return { uses, requests };
  });
  return page.show({
    title: 'Emergency access',
    kind: 'workspace',
    main: emergencyView({ ...found, paged: cursors, now: page.now, csrf: page.csrf }),
  });
}

/** POST /break-glass/:id/end: I have seen what I needed; `id` is the use. */
export async function end(page: Page): Promise<Response> {
  const id = page.uuid();
  const ended = await page.transaction(async (db) => {
    await audit(db, { action: 'end emergency access', kind: 'emergency access', id });
    return endEmergency(db, id);
  });
  if (!ended) throw notFound({ kind: 'emergency access', id });
  return page.seeOther('/break-glass');
}
