import { type FormError, formError, typedIn, untouched } from '../../platform/forms/index.ts';
import { one, type Page, readWrittenCode } from '../../platform/http/index.ts';
import { codeHash } from '../receive.ts';
import { ownReceipts, readReceipt } from '../store/receipt.ts';
import { tryCode } from '../try-code.ts';
import type { Receipt } from '../types.ts';
import { enterCodeView, receiptView } from './view.ts';

/** A tab or a history tells nothing. */
const TITLE = 'Your code';
const NOT_FOUND = 'We cannot find that code. Check it and type it again. A code stops working after a year';

/** GET /receipt: a box for the code; for somebody signed in also what they raised. */
export async function showEnterCode(page: Page): Promise<Response> {
  return drawEnterCode(page, []);
}

/** POST /receipt: on to the receipt, if there is one. */
export async function enterCode(page: Page): Promise<Response> {
  const typed = one(page.body, 'code');
  const found = await findReceipt(page, typed);
  if (!found) return drawEnterCode(page, [formError('code', typed.trim() ? NOT_FOUND : 'Enter your code')]);
  return page.seeOther(`/receipt/${found.code}`);
}

/** GET /receipt/CODE: received, being weighed, decided. A wrong code and one that ran out look the same. */
export async function showReceipt(page: Page): Promise<Response> {
  const found = await findReceipt(page, page.param('code'));
  if (!found) return drawEnterCode(page, [formError('code', NOT_FOUND)], 404);
  return page.show({
    title: TITLE,
    kind: 'public',
    exit: true,
    main: receiptView({ receipt: found.receipt, now: page.now }),
  });
}

async function findReceipt(
  page: Page,
  typed: string,
): Promise<{ code: string; receipt: Receipt } | undefined> {
  const code = readWrittenCode(typed);
  return tryCode(page, 'receipt', async () => {
    if (!code) return undefined;
    const hash = codeHash(code);
    const receipt = await page.transaction((db) => readReceipt(db, hash), { receipt: hash });
    return receipt && { code, receipt };
  });
}

async function drawEnterCode(page: Page, errors: readonly FormError[], status = 400): Promise<Response> {
  const { actor } = page;
  const own = actor.kind === 'practitioner' ? await page.transaction((db) => ownReceipts(db, actor.id)) : [];
  return page.show({
    title: TITLE,
    kind: 'public',
    exit: true,
    ...(errors.length > 0 ? { status } : {}),
    main: enterCodeView({
      errors,
      typed: errors.length > 0 ? typedIn(page.body) : untouched,
      csrf: page.csrf,
      own,
      now: page.now,
    }),
  });
}
