import { audit } from '../../platform/audit/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page, PERSON_PLACES } from '../../platform/http/index.ts';
import { knownModel, revealed } from '../known/page.ts';
import { auditOthers } from '../same/read.ts';
import { readPerson } from '../store/person.ts';
import { recordView } from './view.ts';

/**
 * GET /people/ID: one person, whole, as far as the reader may see them: what is known, and what every slice shows
 * of them, in the order in which a worker needs it. Hidden and absent look the same; a record that leads to another
 * which the reader sees too leads them there.
 */
export async function showPerson(page: Page): Promise<Response> {
  const id = page.uuid();
  const panels = page.services.personPanels
    .filter((panel) => panel.permission.allows(page.actor))
    .toSorted((one, other) => PERSON_PLACES.indexOf(one.place) - PERSON_PLACES.indexOf(other.place));
  const found = await page.transaction(async (db) => {
    const [person, drawn] = await Promise.all([
      readPerson(db, id),
      Promise.all(panels.map(async ({ place, load }) => ({ place, draw: await load(page, db, id) }))),
    ]);
    if (!person) throw notFound({ kind: 'person', id });
    await audit(db, { action: 'read', kind: 'person', id, basis: person.basis, ...revealed(person) });
    await auditOthers(db, id);
    return { known: await knownModel(page, db, person), drawn };
  });
  if (found.known.person.shownAs !== id) return page.seeOther(`/people/${found.known.person.shownAs}`);
  return page.show({
    title: `${found.known.person.reference}, people`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people" class="govuk-back-link">People</a>`,
    main: recordView({
      ...found.known,
      panels: found.drawn.map(({ place, draw }) => ({ place, body: draw() })),
    }),
  });
}
