import { audit } from '../../../platform/audit/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { allEditions } from '../../store/price.ts';
import { pricesView } from './view.ts';

/** GET /learning/prices */
export async function showPrices(page: Page): Promise<Response> {
  const editions = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'price table' });
    return allEditions(db);
  });
  return page.show({
    title: 'Prices',
    kind: 'workspace',
    current: '/learning/ledger',
    main: pricesView({ editions, today: londonDate(page.now) }),
  });
}
