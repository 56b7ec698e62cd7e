import { areaCalled, callPanel, currentArrangements } from '../../../partnership/index.ts';
import { ledTo } from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { codeHash, receiptCode } from '../../receive.ts';
import { readReceipt } from '../../store/receipt.ts';
import { RAISED_BY } from '../../types.ts';
import { drawPage } from '../page.ts';
import { openingOf } from '../shared/opening.ts';
import { sentView } from './view.ts';

/** For so long whoever sent something may look at its code again. */
const SHOWN_MINUTES = 30;

/** GET /worried/sent/ID?…: thanks, and the code. Only for whoever sent it, for half an hour. */
export async function showSent(page: Page): Promise<Response> {
  const id = page.uuid();
  const code = receiptCode(page.services.config.SECRET, id);
  const hash = codeHash(code);
  const since = page.now.subtract({ minutes: SHOWN_MINUTES });
  const own = page.url.pathname + page.url.search;
  const receipt = await page.transaction(
    async (db) => ((await ledTo(db, own, since)) ? readReceipt(db, hash) : undefined),
    { receipt: hash },
  );
  if (!receipt) throw notFound();
  const query = page.url.searchParams;
  const area = query.get('area');
  const arrangements = await currentArrangements(page.services.database, page.now);
  const { areas } = arrangements;
  const known = areaCalled(areas, area)?.code ?? null;
  const main = sentView({
    code,
    receipt,
    now: page.now,
    by: RAISED_BY.find((each) => each === query.get('by')) ?? 'public',
    opening: openingOf(arrangements, known, page.now),
    call: callPanel(arrangements, known, 'child', page.now),
  });
  return drawPage(page, { areas, answers: { where: { area: known ?? 'unknown' } } }, { main });
}
