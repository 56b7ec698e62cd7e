import { currentTeams } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { freshOf, monthsIn } from '../facts/fresh.ts';
import { known } from '../facts/page.ts';
import { headingOf } from '../rules/heading.ts';
import { auditOthers } from '../same/read.ts';
import { readHead } from '../store/person.ts';
import type { PersonRecord } from '../types.ts';
import { sectionsOf, toAsk } from './sections.ts';
import type { KnownModel } from './types.ts';
import { knownView } from './view.ts';

/** GET /people/ID/known: everything told of somebody and how fresh it is; what is over and was withdrawn, too. */
export async function showKnown(page: Page): Promise<Response> {
  const id = page.uuid();
  const model = await page.transaction(async (db) => {
    const head = await readHead(db, id);
    const { person } = await known(page, db, { id, area: head?.area ?? null });
    await audit(db, { action: 'read', kind: 'person', id, basis: person.basis, ...revealed(person) });
    await auditOthers(db, id);
    return knownModel(page, db, person);
  });
  if (model.person.shownAs !== id) return page.seeOther(`/people/${model.person.shownAs}/known`);
  return page.show({
    title: `What is known, ${model.person.reference}`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/${id}" class="govuk-back-link">Back to the person</a>`,
    main: knownView(model),
  });
}

/** What a record's pages are drawn from. */
export async function knownModel(page: Page, db: Db, person: PersonRecord): Promise<KnownModel> {
  const today = londonDate(page.now);
  const fresh = freshOf(person, await monthsIn(page, db, person.area), today);
  const teams = await currentTeams(page.services.database, page.now, db);
  const { permissions } = page.practitioner;
  return {
    person,
    heading: headingOf(person),
    today,
    sections: sectionsOf(person, fresh, today),
    ask: toAsk(person, fresh, today),
    holder: teams.get(person.teamId)?.name ?? 'the team that holds the record',
    workable: person.workable && permissions.has('people.write'),
    mayRestrict: permissions.has('people.restrict'),
  };
}

/** Shielded facts that a page shows: a read of their own. */
export function revealed(person: PersonRecord): { fields?: string[] } {
  const { addresses, contacts, registrations, facts } = person;
  const named = (rows: readonly { shielded: boolean }[], field: string) =>
    rows.some(({ shielded }) => shielded) ? [field] : [];
  // Not even what sort of fact it is: the audit is read by more people than the fact.
  const fields = [
    ...named(addresses, 'address'),
    ...named(contacts, 'contact'),
    ...named(registrations, 'registration'),
    ...named(facts, 'fact'),
  ];
  return fields.length > 0 ? { fields } : {};
}
