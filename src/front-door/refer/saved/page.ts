import type { Page } from '../../../platform/http/index.ts';
import { openDraft } from '../draft.ts';
import { drawPage } from '../page.ts';
import { CODE_DAYS } from '../save.ts';
import { savedView } from './view.ts';

/** GET /worried/DRAFT/saved: the code to come back with. */
export async function showSaved(page: Page): Promise<Response> {
  const { row, told } = await page.transaction((db) => openDraft(db, page));
  const goOn = `/worried/${row.id}`;
  if (!told.code) return page.seeOther(goOn);
  const main = savedView({
    code: told.code,
    days: CODE_DAYS,
    goOn,
    forget: `/worried/${row.id}/delete`,
    csrf: page.csrf,
  });
  return drawPage(page, told, { main });
}
