import { askLead, leastReason } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import {
  type FormError,
  once,
  parseForm,
  type Typed,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { tellColleagues } from '../../tell-colleagues.ts';
import { askFields } from './form.ts';
import { askView } from './view.ts';

/** GET /break-glass/ask */
export function showAsk(page: Page): Promise<Response> {
  return show(page, typedOr(page), []);
}

/** POST /break-glass/ask: the lead is asked; whether there is such a record, the person asking does not learn here. */
export async function ask(page: Page): Promise<Response> {
  const parsed = parseForm(askFields, page.body);
  if (!parsed.ok) return show(page, typedIn(page.body), parsed.errors);
  const { reference, reason } = parsed.value;
  const where = await page.transaction((db) =>
    once(db, page, async () => {
      const { id, told } = await askLead(db, reference, reason);
      await audit(db, { action: 'ask for access', kind: 'access request', id });
      await tellColleagues(page, db, told);
      return '/break-glass';
    }),
  );
  return page.seeOther(where);
}

function show(page: Page, typed: Typed, errors: readonly FormError[]): Promise<Response> {
  return page.show({
    title: 'Ask for a record you cannot find',
    kind: 'workspace',
    status: errors.length > 0 ? 400 : 200,
    main: askView({ typed, errors, csrf: page.csrf, leastReason }),
  });
}
