import { type FormError, formError } from '../../../platform/forms/index.ts';
import { one, type Page, readWrittenCode, sha256 } from '../../../platform/http/index.ts';
import { codeHash } from '../../receive.ts';
import { openDraftByCode } from '../../store/draft.ts';
import { tryCode } from '../../try-code.ts';
import { drawPage } from '../page.ts';
import { returnView } from './view.ts';

const NOT_FOUND = 'We cannot find that code. Check it and type it again. A code stops working after 30 days';

/** GET /worried/return: a box for the code that was written down. */
export function showReturn(page: Page): Promise<Response> {
  return draw(page, '', []);
}

/** POST /worried/return: opens the draft for this browser too. Wrong, sent and run-out codes look the same. */
export async function comeBack(page: Page): Promise<Response> {
  const typed = one(page.body, 'code').trim();
  const code = readWrittenCode(typed);
  const visit = sha256(page.visit).toString('hex');
  const id = await tryCode(page, 'return', async () => {
    if (!code) return undefined;
    const hash = codeHash(code);
    return page.transaction((db) => openDraftByCode(db, hash, visit), { draft: hash });
  });
  if (!id) return draw(page, typed, [formError('code', typed ? NOT_FOUND : 'Enter your code')]);
  return page.seeOther(`/worried/${id}`);
}

function draw(page: Page, typed: string, errors: readonly FormError[]): Promise<Response> {
  const main = returnView({ typed, errors, csrf: page.csrf });
  return drawPage(
    page,
    { answers: {}, areas: [] },
    { main, back: '/worried', ...(errors.length > 0 ? { status: 400 } : {}) },
  );
}
