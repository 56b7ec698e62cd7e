import { review, useOf } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import {
  type FormError,
  once,
  parseForm,
  type Typed,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { reviewFields } from './form.ts';
import { reviewView } from './view.ts';

const kind = 'emergency access';

/** GET /access/reviews/:id: one use of emergency access, and what was or is to be said of it. */
export function showReview(page: Page): Promise<Response> {
  return show(page, typedOr(page), []);
}

/** POST /access/reviews/:id: justified or not, in words. What was not justified ends at once; the person is told. */
export async function judge(page: Page): Promise<Response> {
  const parsed = parseForm(reviewFields, page.body);
  if (!parsed.ok) return show(page, typedIn(page.body), parsed.errors);
  const id = page.uuid();
  const { verdict, words } = parsed.value;
  const where = await page.transaction((db) =>
    once(db, page, async () => {
      if (!(await review(db, id, verdict, words))) throw notFound({ kind, id });
      await audit(db, { action: 'review', kind, id, fields: ['verdict', 'words'] });
      return '/access/reviews';
    }),
  );
  return page.seeOther(where);
}

async function show(page: Page, typed: Typed, errors: readonly FormError[]): Promise<Response> {
  const id = page.uuid();
  const use = await page.transaction(async (db) => {
    const found = await useOf(db, id);
    if (found) await audit(db, { action: 'read', kind, id });
    return found;
  });
  if (!use) throw notFound({ kind, id });
  return page.show({
    title: `Emergency access to ${use.reference}`,
    kind: 'workspace',
    current: '/access/reviews',
    status: errors.length > 0 ? 400 : 200,
    main: reviewView({ use, typed, errors, csrf: page.csrf, now: page.now }),
  });
}
