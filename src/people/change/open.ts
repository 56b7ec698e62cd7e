import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { mustBeWorkable, type Refusal, recordForm, statusOf } from '../../platform/forms/index.ts';
import { type Html, html } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import type { PersonHead } from '../types.ts';
import { people } from './change.ts';
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
    const head = mustBeWorkable(people, id, await people.readHead(db, id));
    const more = await load(db, head);
    await audit(db, { action: 'read', kind: 'person', id, basis: head.basis });
    return { person: head, extra: more };
  });
  if (person.shownAs !== id)
    return page.seeOther(page.url.pathname.replace(`/people/${id}`, `/people/${person.shownAs}`));
  return page.show({
    title: `${title}, ${person.reference}`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/${id}" class="govuk-back-link">Back to the person</a>`,
    main: draw({ person, ...recordForm(page, refusal) }, extra),
    ...statusOf(refusal),
  });
}

export { nothingMore } from '../../platform/forms/index.ts';
