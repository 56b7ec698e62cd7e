import { audit } from '../../../platform/audit/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { cursorIn } from '../../cursor.ts';
import { ledgerAcross, sharedWith } from '../../store/sharing.ts';
import { acrossView } from './view.ts';

const size = 50;

/**
 * GET /sharing: the ledger of a lead's areas, newest first, of all agencies or one. Ids, names of facts and of
 * agencies: no words, and nothing of a restricted concern.
 */
export async function showAcross(page: Page): Promise<Response> {
  const { searchParams } = page.url;
  const after = cursorIn(searchParams.get('after') ?? '');
  const agency = /^[0-9a-f-]{36}$/.exec(searchParams.get('agency') ?? '')?.[0];
  const found = await page.transaction(async (db) => {
    const rows = await ledgerAcross(db, { size: size + 1, after, agency });
    const shown = [...new Set(rows.slice(0, size).map(({ concernId }) => concernId))];
    await audit(db, { action: 'list ledger', kind: 'concern', shown });
    return { rows, agencies: await sharedWith(db) };
  });
  const lines = found.rows.slice(0, size);
  const last = lines.at(-1);
  const query = agency ? `agency=${agency}&` : '';
  return page.show({
    title: 'Sharing ledger',
    kind: 'workspace',
    current: '/sharing',
    main: acrossView({
      ...{ lines, agency, agencies: found.agencies, size },
      next: found.rows.length > size && last ? `/sharing?${query}after=${last.at}_${last.id}` : undefined,
      first: after ? `/sharing${agency ? `?agency=${agency}` : ''}` : undefined,
    }),
  });
}
