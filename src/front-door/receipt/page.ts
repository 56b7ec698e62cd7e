import { currentCallPanel } from '../../partnership/index.ts';
import { type FormError, formError, typedIn, untouched } from '../../platform/forms/index.ts';
import { one, type Page, readWrittenCode } from '../../platform/http/index.ts';
import { codeHash } from '../receive.ts';
import { askedForm, keepAnswer } from '../send-back/answer-page.ts';
import { ownReceipts, readReceipt } from '../store/receipt.ts';
import { hasFamilyWord, openFamilyWord } from '../store/telling.ts';
import { tryCode } from '../try-code.ts';
import type { Receipt } from '../types.ts';
import { closeReceipt, openedReceipt, openReceipt } from './opened.ts';
import { enterCodeView, receiptView } from './view.ts';
import { wordView } from './word-view.ts';

/** A tab or a history tells nothing. */
const TITLE = 'Your code';
const NOT_FOUND = 'We cannot find that code. Check it and type it again. A code stops working after a year';

/** GET /receipt: the receipt whose code is open in this browser, or a box for a code. */
export async function showOpened(page: Page): Promise<Response> {
  const code = page.url.searchParams.has('other') ? undefined : openedReceipt(page);
  if (code === undefined) return drawEnterCode(page, []);
  const receipt = await readByCode(page, code);
  if (receipt) return drawReceipt(page, receipt);
  const word = await readWord(page, code);
  if (word) return page.show({ title: TITLE, kind: 'public', exit: true, main: wordView(word.words) });
  closeReceipt(page);
  return drawEnterCode(page, []);
}

/** POST /receipt: opens the code that was typed, if it is one. */
export async function enterCode(page: Page): Promise<Response> {
  const typed = one(page.body, 'code');
  const found = await findCode(page, typed);
  if (!found) return drawEnterCode(page, [formError('code', typed.trim() ? NOT_FOUND : 'Enter your code')]);
  return openCode(page, found);
}

/**
 * GET /receipt/CODE, from a message: opens the code and goes on to an address without it, so that no history holds
 * the way in. A wrong code and one that ran out look the same.
 */
export async function followCode(page: Page): Promise<Response> {
  const found = await findCode(page, page.param('code'));
  return found ? openCode(page, found) : drawEnterCode(page, [formError('code', NOT_FOUND)], 404);
}

function openCode(page: Page, code: string): Response {
  openReceipt(page, code);
  return page.seeOther('/receipt');
}

async function drawReceipt(
  page: Page,
  receipt: Receipt,
  errors: readonly FormError[] = [],
): Promise<Response> {
  const urgent = receipt.urgentDueAt !== null && receipt.decidedAt === null;
  const { lines } = urgent ? await currentCallPanel(page, receipt.area) : { lines: [] };
  return page.show({
    title: TITLE,
    kind: 'public',
    exit: true,
    main: receiptView({ receipt, now: page.now, lines, form: askedForm(page, '/receipt/answer', errors) }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /receipt/answer: what whoever spoke up answers, beside what they told. Their code is open in this browser. */
export async function answerReceipt(page: Page): Promise<Response> {
  const code = openedReceipt(page);
  const receipt = code === undefined ? undefined : await readByCode(page, code);
  if (code === undefined || !receipt) return drawEnterCode(page, [formError('code', NOT_FOUND)], 404);
  const errors = await keepAnswer(page, receipt.concernId, '/receipt', { receipt: codeHash(code) });
  return errors ? drawReceipt(page, receipt, errors) : page.seeOther('/receipt');
}

/** What somebody of a family is told, behind the code of a message to them. */
function readWord(page: Page, code: string): Promise<{ words: string } | undefined> {
  const hash = codeHash(code);
  return page.transaction((db) => openFamilyWord(db, hash, page.now), { receipt: hash });
}

function readByCode(page: Page, code: string): Promise<Receipt | undefined> {
  const hash = codeHash(code);
  return page.transaction((db) => readReceipt(db, hash), { receipt: hash });
}

async function findCode(page: Page, typed: string): Promise<string | undefined> {
  const code = readWrittenCode(typed);
  return tryCode(page, 'receipt', async () => (code && (await opensAnything(page, code)) ? code : undefined));
}

async function opensAnything(page: Page, code: string): Promise<boolean> {
  return (await readByCode(page, code)) !== undefined || holdsWord(page, code);
}

function holdsWord(page: Page, code: string): Promise<boolean> {
  const hash = codeHash(code);
  return page.transaction((db) => hasFamilyWord(db, hash), { receipt: hash });
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
