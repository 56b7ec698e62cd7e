import { notices, putNoticeAway } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import type { NoticesModel } from './view.ts';

const shown = 10;

/** The newest notices of whoever is asking, for the panel on their desk. */
export async function loadNotices(page: Page, db: Db): Promise<NoticesModel> {
  const found = await notices(db, shown + 1);
  const records = found.slice(0, shown).flatMap(({ recordId }) => recordId ?? []);
  if (records.length > 0) await audit(db, { action: 'list', kind: 'notice', shown: records });
  return {
    notices: found.slice(0, shown),
    more: found.length > shown,
    reviewer: page.practitioner.permissions.has('access.review'),
    now: page.now,
    csrf: page.csrf,
  };
}

/** POST /desk/notices/:id/put-away */
export async function putAway(page: Page): Promise<Response> {
  const id = page.uuid();
  if (!(await page.transaction((db) => putNoticeAway(db, id, page.now))))
    throw notFound({ kind: 'notice', id });
  return page.seeOther('/desk');
}
