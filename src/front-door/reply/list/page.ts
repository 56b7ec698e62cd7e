import { audit } from '../../../platform/audit/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { cursorIn } from '../../cursor.ts';
import { askedLines } from '../../store/asked.ts';
import { repliesByAgency } from '../../store/figures.ts';
import { askedListView } from './view.ts';

const size = 25;

/** GET /asked: what one's own agency was asked, newest first. */
export async function showAskedList(page: Page): Promise<Response> {
  const { practitioner, now } = page;
  const after = cursorIn(page.url.searchParams.get('after') ?? '');
  const { found: rows, figures } = await page.transaction(async (db) => {
    const found = await askedLines(db, practitioner.agencyId, { size: size + 1, after });
    await audit(db, { action: 'list', kind: 'question', shown: found.slice(0, size).map(({ id }) => id) });
    return { found, figures: await repliesByAgency(db, { weeks: 4, now }) };
  });
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return page.show({
    title: 'Asked of us',
    kind: 'workspace',
    current: '/asked',
    main: askedListView({
      agency: practitioner.agencyName,
      lines: shown,
      figures: figures.filter(({ agencyId }) => agencyId === practitioner.agencyId),
      now,
      size,
      next: rows.length > size && last ? `/asked?after=${last.askedAt}_${last.id}` : undefined,
      first: after ? '/asked' : undefined,
    }),
  });
}
