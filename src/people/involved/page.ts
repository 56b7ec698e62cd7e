import { audit } from '../../platform/audit/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { auditOthers } from '../same/read.ts';
import { involvements } from '../store/involved.ts';
import { readHead } from '../store/person.ts';
import { involvedView } from './view.ts';

/** GET /people/ID/involved: which teams work with somebody, who leads, and who did before. */
export async function showInvolved(page: Page): Promise<Response> {
  const id = page.uuid();
  const { person, rows } = await page.transaction(async (db) => {
    const [head, found] = await Promise.all([readHead(db, id), involvements(db, id)]);
    if (!head) throw notFound({ kind: 'person', id });
    await audit(db, { action: 'read', kind: 'person', id, basis: head.basis, fields: ['involvement'] });
    await auditOthers(db, id, ['involvement']);
    return { person: head, rows: found };
  });
  if (person.shownAs !== id) return page.seeOther(`/people/${person.shownAs}/involved`);
  const { permissions } = page.practitioner;
  const workable = person.workable && permissions.has('people.write');
  return page.show({
    title: `Who is involved, ${person.reference}`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/${id}" class="govuk-back-link">Back to the person</a>`,
    main: involvedView({
      ...{ person, rows, workable },
      mayRestrict: workable && permissions.has('people.restrict'),
    }),
  });
}
