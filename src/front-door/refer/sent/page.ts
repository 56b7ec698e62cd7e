import { currentCallPanel } from '../../../partnership/index.ts';
import { ledTo } from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { codeHash, receiptCode } from '../../receive.ts';
import { readReceipt } from '../../store/receipt.ts';
import { TITLE } from '../page.ts';
import { sentView } from './view.ts';

/** For so long the browser that sent something may look at its code again. */
const SHOWN_MINUTES = 30;

/** GET /worried/sent/ID: thanks, and the code. Only for whoever sent it, for half an hour. */
export async function showSent(page: Page): Promise<Response> {
  const id = page.uuid();
  const code = receiptCode(page.services.config.SECRET, id);
  const hash = codeHash(code);
  const since = page.now.subtract({ minutes: SHOWN_MINUTES });
  const receipt = await page.transaction(
    async (db) => ((await ledTo(db, page.url.pathname, since)) ? readReceipt(db, hash) : undefined),
    { receipt: hash },
  );
  if (!receipt) throw notFound();
  return page.show({
    title: TITLE,
    kind: 'public',
    exit: true,
    call: await currentCallPanel(page, null),
    main: sentView({ code, receipt, now: page.now }),
  });
}
