import { audit } from '../../../platform/audit/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { cursorIn } from '../../cursor.ts';
import { stillOwed } from '../../store/telling.ts';
import { owedListView } from './view.ts';

const size = 25;

/** GET /to-tell: everybody who still waits for word of a decision, first due first. */
export async function showOwedList(page: Page): Promise<Response> {
  const { now } = page;
  const after = cursorIn(page.url.searchParams.get('after') ?? '');
  const rows = await page.transaction(async (db) => {
    const found = await stillOwed(db, { size: size + 1, after });
    const shown = [...new Set(found.slice(0, size).map(({ concernId }) => concernId))];
    await audit(db, { action: 'list', kind: 'concern', shown });
    return found;
  });
  const lines = rows.slice(0, size);
  const last = lines.at(-1);
  return page.show({
    title: 'Still to tell',
    kind: 'workspace',
    current: '/front-door',
    main: owedListView({
      lines,
      now,
      size,
      next: rows.length > size && last ? `/to-tell?after=${last.dueAt}_${last.id}` : undefined,
      first: after ? '/to-tell' : undefined,
    }),
  });
}
