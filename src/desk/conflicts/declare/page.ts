import { peopleNamed } from '../../../partnership/index.ts';
import { declareConflict, recordCalled } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import {
  type FormError,
  formError,
  once,
  parseForm,
  type Typed,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { one, type Page } from '../../../platform/http/index.ts';
import { declareFields } from './form.ts';
import { declareView } from './view.ts';

/** GET /access/conflicts/declare?find=…: finds the person by name, then asks for record and reason. */
export function showDeclare(page: Page): Promise<Response> {
  return show(page, page.url.searchParams.get('find') ?? '', typedOr(page), []);
}

/** POST /access/conflicts/declare: from now on that person never sees that record. */
export async function declare(page: Page): Promise<Response> {
  const parsed = parseForm(declareFields, page.body);
  const find = one(page.body, 'find');
  if (!parsed.ok) return show(page, find, typedIn(page.body), parsed.errors);
  const { reference, person, reason } = parsed.value;
  const record = await page.transaction((db) => recordCalled(db, reference));
  if (record === undefined)
    return show(page, find, typedIn(page.body), [
      formError('reference', 'No record has this reference. Check it and enter it again'),
    ]);
  const where = await page.transaction((db) =>
    once(db, page, async () => {
      await declareConflict(db, { practitionerId: person, recordId: record, reason });
      await audit(db, { action: 'declare conflict', kind: 'conflict of interest', id: record });
      return '/access/conflicts';
    }),
  );
  return page.seeOther(where);
}

async function show(page: Page, find: string, typed: Typed, errors: readonly FormError[]): Promise<Response> {
  const words = find.trim();
  const people = words === '' ? [] : await page.transaction((db) => peopleNamed(db, words));
  return page.show({
    title: 'Declare a conflict of interest',
    kind: 'workspace',
    current: '/access/reviews',
    status: errors.length > 0 ? 400 : 200,
    main: declareView({ find: words, people, typed, errors, csrf: page.csrf }),
  });
}
