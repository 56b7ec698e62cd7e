import { declareConflict, sees } from '../../../platform/access/index.ts';
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
import { wordsField } from '../../reviews/review/form.ts';
import { ownView } from './view.ts';

const ownFields = { reason: wordsField('Write what the conflict of interest is') };
const kind = 'record';

/** GET /access/own-conflict/:id: I know this family, or should not see this for another reason. */
export function showOwn(page: Page): Promise<Response> {
  return show(page, typedOr(page), []);
}

/** POST /access/own-conflict/:id: I never see this record again. */
export async function declareOwn(page: Page): Promise<Response> {
  const parsed = parseForm(ownFields, page.body);
  if (!parsed.ok) return show(page, typedIn(page.body), parsed.errors);
  const id = page.uuid();
  const where = await page.transaction((db) =>
    once(db, page, async () => {
      if (!(await sees(db, id))) throw notFound({ kind, id });
      await audit(db, { action: 'declare conflict', kind: 'conflict of interest', id });
      await declareConflict(db, {
        practitionerId: page.practitioner.id,
        recordId: id,
        reason: parsed.value.reason,
      });
      return '/desk';
    }),
  );
  return page.seeOther(where);
}

async function show(page: Page, typed: Typed, errors: readonly FormError[]): Promise<Response> {
  const id = page.uuid();
  await page.transaction(async (db) => {
    if (!(await sees(db, id))) throw notFound({ kind, id });
    await audit(db, { action: 'read', kind, id });
  });
  return page.show({
    title: 'I should not see this',
    kind: 'workspace',
    status: errors.length > 0 ? 400 : 200,
    main: ownView({ id, typed, errors, csrf: page.csrf }),
  });
}
