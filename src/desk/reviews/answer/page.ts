import { currentArrangements } from '../../../partnership/index.ts';
import { answerRequest, requestOf, reviewDue } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  type FormError,
  once,
  parseForm,
  type Typed,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { tellColleagues } from '../../tell-colleagues.ts';
import { answerFields } from './form.ts';
import { answerView } from './view.ts';

const kind = 'access request';

/** GET /access/requests/:id: who asks for which record, and what was found under its reference. */
export function showRequest(page: Page): Promise<Response> {
  return show(page, typedOr(page), []);
}

/** POST /access/requests/:id: four hours, a place among the named people, or no; in words, told at once. */
export async function answer(page: Page): Promise<Response> {
  const parsed = parseForm(answerFields, page.body);
  if (!parsed.ok) return show(page, typedIn(page.body), parsed.errors);
  const where = await page.transaction((db) => once(db, page, () => answerNow(page, db, parsed.value)));
  return page.seeOther(where);
}

/** Whether the answer lets somebody in: then whoever gives it proves again who they are. */
export function opensSomething(page: Page): boolean {
  return one(page.body, 'verdict') !== 'refused';
}

async function answerNow(
  page: Page,
  db: Db,
  answered: { verdict: 'opened' | 'named' | 'refused'; words: string },
): Promise<string> {
  const id = page.uuid();
  const request = await requestOf(db, id);
  if (!request || !offered(request, answered.verdict)) throw notFound({ kind, id });
  const { calendar } = await currentArrangements(page.services.database, page.now, db);
  const told = await answerRequest(db, id, { ...answered, reviewDueAt: reviewDue(calendar, page.now) });
  if (!told) throw notFound({ kind, id });
  await audit(db, { action: 'answer', kind, id, fields: ['verdict', 'words'] });
  await tellColleagues(page, db, told);
  return '/access/reviews?list=requests';
}

/** What the page offers; anything else was not asked by it. */
function offered(
  { answerable, restricted }: { answerable: boolean; restricted: boolean | null },
  verdict: string,
): boolean {
  return verdict === 'refused' || (answerable && (verdict === 'opened' || restricted === true));
}

async function show(page: Page, typed: Typed, errors: readonly FormError[]): Promise<Response> {
  const id = page.uuid();
  const request = await page.transaction(async (db) => {
    const found = await requestOf(db, id);
    if (found) await audit(db, { action: 'read', kind, id });
    return found;
  });
  if (!request) throw notFound({ kind, id });
  return page.show({
    title: `Request for ${request.askedFor}`,
    kind: 'workspace',
    current: '/access/reviews',
    status: errors.length > 0 ? 400 : 200,
    main: answerView({ request, typed, errors, csrf: page.csrf, now: page.now }),
  });
}
