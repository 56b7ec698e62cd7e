import { audit } from '../../platform/audit/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page, PERSON_PLACES } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { readPerson } from '../store/person.ts';
import type { PersonRecord } from '../types.ts';
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
    return { person, drawn };
  });
  if (found.person.shownAs !== id) return page.seeOther(`/people/${found.person.shownAs}`);
  return page.show({
    title: `${found.person.reference}, people`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people" class="govuk-back-link">People</a>`,
    main: recordView({
      person: found.person,
      today: londonDate(page.now),
      panels: found.drawn.map(({ place, draw }) => ({ place, body: draw() })),
    }),
  });
}

/** Shielded facts that the page shows: a read of their own. */
function revealed({ addresses, facts }: PersonRecord): { fields?: string[] } {
  const fields = [
    ...addresses.filter(({ shielded }) => shielded).map(() => 'address'),
    ...facts.filter(({ shielded }) => shielded).map(({ kind }) => kind),
  ];
  return fields.length > 0 ? { fields: [...new Set(fields)] } : {};
}
