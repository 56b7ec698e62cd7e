import { audit } from '../../../platform/audit/index.ts';
import { cursorFrom, hrefAfter } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { waiverList } from '../../store/charge-waiver.ts';
import { waiversView } from './view.ts';

const SIZE = 25;

/** GET /learning/waivers?show=decided&after=… */
export async function showWaivers(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const open = query.get('show') !== 'decided';
  const after = cursorFrom(query);
  const found = await page.transaction(async (db) => {
    const rows = await waiverList(db, { open, after, size: SIZE + 1 });
    await audit(db, { action: 'list', kind: 'waiver', shown: rows.slice(0, SIZE).map(({ id }) => id) });
    return rows;
  });
  const waivers = found.slice(0, SIZE);
  const last = found.length > SIZE ? waivers.at(-1) : undefined;
  const path = open ? '/learning/waivers' : '/learning/waivers?show=decided';
  return page.show({
    title: 'Waivers and disputes',
    kind: 'workspace',
    current: '/learning/ledger',
    main: waiversView({
      ...{ open, waivers, now: page.now, size: SIZE, first: after ? path : undefined },
      next: hrefAfter(path, last && { at: last.askedAt, id: last.id }),
    }),
  });
}
