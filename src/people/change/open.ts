import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { formKey, type Refusal, typedIn, typedOr } from '../../platform/forms/index.ts';
import { type Html, html } from '../../platform/html/index.ts';
import { HttpError, notFound, type Page } from '../../platform/http/index.ts';
import { readHead } from '../store/person.ts';
import type { PersonHead } from '../types.ts';
import { readOnly } from './change.ts';
import type { FormModel } from './types.ts';

/**
 * Shows a form of a person's record, empty or as it was typed. Opening one is a read of the record like any other.
 * `load` fetches what this form needs besides, in the same transaction.
 * @throws HttpError 404 for a person one may not see, 403 for one that one may only read
 */
export async function showForm<Extra>(
  page: Page,
  title: string,
  load: (db: Db, person: PersonHead) => Promise<Extra>,
  draw: (form: FormModel, extra: Extra) => Html,
  refusal?: Refusal,
): Promise<Response> {
  const id = page.uuid();
  const { person, extra } = await page.transaction(async (db) => {
    const head = await readHead(db, id);
    if (!head) throw notFound({ kind: 'person', id });
    if (!head.workable) throw new HttpError(403, { says: readOnly, record: { kind: 'person', id } });
    const more = await load(db, head);
    await audit(db, { action: 'read', kind: 'person', id, basis: head.basis });
    return { person: head, extra: more };
  });
  const typed = refusal ? typedIn(page.body) : typedOr(page);
  const form: FormModel = {
    person,
    now: page.now,
    errors: refusal?.errors ?? [],
    changed: refusal?.changed ?? false,
    typed,
    csrf: page.csrf,
    key: formKey(typed),
  };
  return page.show({
    title: `${title}, ${person.reference}`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/${id}" class="govuk-back-link">Back to the person</a>`,
    main: draw(form, extra),
    ...(refusal && !refusal.looking ? { status: refusal.errors.length > 0 ? 400 : 409 } : {}),
  });
}

/** For forms that need nothing besides the person. */
export const nothingMore = async (): Promise<undefined> => undefined;
