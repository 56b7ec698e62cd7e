import { currentTeams } from '../../partnership/index.ts';
import { emergencyPathOf } from '../../platform/access/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { openlyRelated } from '../rules/openly-related.ts';
import { auditOthers } from '../same/read.ts';
import { readFamily } from '../store/family.ts';
import { readHead } from '../store/person.ts';
import { auditFamily } from './audit.ts';
import { familyView } from './view.ts';

/** GET /people/ID/family: who belongs to whom, who lives together, what is around them. */
export async function showFamily(page: Page): Promise<Response> {
  const id = page.uuid();
  const { practitioner, now } = page;
  const found = await page.transaction(async (db) => {
    const [head, family] = await Promise.all([readHead(db, id), readFamily(db, id)]);
    if (!head || !family) throw notFound({ kind: 'person', id });
    const teams = await currentTeams(page.services.database, now, db);
    await auditFamily(db, { action: 'read', id, basis: head.basis }, openlyRelated(family));
    await auditOthers(db, id, ['family']);
    return { head, family, teams };
  });
  if (found.head.shownAs !== id) return page.seeOther(`/people/${found.head.shownAs}/family`);
  return page.show({
    title: `Family, ${found.head.reference}`,
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people/${id}" class="govuk-back-link">Back to the person</a>`,
    main: familyView({
      family: found.family,
      today: londonDate(now),
      workable: found.head.workable && practitioner.permissions.has('people.write'),
      teams: new Map([...found.teams.values()].map(({ id: team, name }) => [team, name])),
      emergencyPath: emergencyPathOf(page),
      mayRestrict: practitioner.permissions.has('people.restrict'),
      holder: found.teams.get(found.head.teamId)?.name ?? 'the team that holds the record',
    }),
  });
}
