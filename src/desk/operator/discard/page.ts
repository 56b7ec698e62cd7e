import { audit } from '../../../platform/audit/index.ts';
import { type FormError, parseForm } from '../../../platform/forms/index.ts';
import { govuk } from '../../../platform/html/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { deadLetter, discard } from '../../../platform/jobs/index.ts';
import { discardFields } from './form.ts';
import { discardView } from './view.ts';

/** GET /operator/:id/discard */
export function showDiscard(page: Page): Promise<Response> {
  return show(page, '', []);
}

/** POST /operator/:id/discard: gives one dead letter up, with the reason. */
export async function discardLetter(page: Page): Promise<Response> {
  const id = page.uuid();
  const parsed = parseForm(discardFields, page.body);
  if (!parsed.ok) return show(page, one(page.body, 'reason'), parsed.errors);
  const { reason } = parsed.value;
  const settled = await page.transaction(async (db) => {
    const ids = await discard(db, id, { practitionerId: page.practitioner.id, at: page.now, reason });
    if (ids.length > 0) await audit(db, { action: 'discard', kind: 'dead letter', id, fields: ['reason'] });
    return ids.length;
  });
  return page.seeOther(`/operator?did=discard&count=${settled}`);
}

async function show(page: Page, reason: string, errors: readonly FormError[]): Promise<Response> {
  const id = page.uuid();
  const letter = await page.transaction(async (db) => {
    const found = await deadLetter(db, id);
    if (found) await audit(db, { action: 'read', kind: 'dead letter', id });
    return found;
  });
  if (letter === undefined) throw notFound({ kind: 'dead letter', id });
  return page.show({
    title: 'Discard a dead letter',
    kind: 'workspace',
    current: '/operator',
    ...(errors.length > 0 ? { status: 400 } : {}),
    before: govuk.backLink({ text: 'Back to messages and jobs', href: '/operator' }),
    main: discardView({ letter, now: page.now, reason, errors, csrf: page.csrf }),
  });
}
