import {
  administeredTeams,
  areaName,
  changeStaffing,
  currentArrangements,
  roles,
  type StaffMember,
  staffMember,
} from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import { type Db, sqlState } from '../../../platform/db/index.ts';
import {
  type FormError,
  formError,
  parseForm,
  type Typed,
  typedFrom,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { changeInWords, staffingChange } from '../../rules/staffing.ts';
import type { Offer } from './fields.ts';
import { administeredAreas, asTyped, chosenIn, rolesIn, staffingFields } from './form.ts';
import { staffingView } from './view.ts';

/** GET /administration/people/:id/roles */
export async function showStaffing(page: Page): Promise<Response> {
  const { person, offer } = await page.transaction((db) => load(db, page));
  return staffingPage(page, {
    person,
    offer,
    typed: typedOr(page, typedFrom(asTyped(heldBy(person)))),
    errors: [],
  });
}

/** POST /administration/people/:id/roles: gives and takes roles and places in teams; in force with the next page. */
export async function changeRoles(page: Page): Promise<Response> {
  const areas = administeredAreas(page.practitioner);
  try {
    const left = await page.transaction(async (db) => {
      const { person, offer } = await load(db, page);
      const parsed = parseForm(staffingFields(areas, offer.teams), page.body);
      if (!parsed.ok) return { person, offer, errors: parsed.errors };
      const mine = { areas, teams: offer.teams.map(({ id }) => id) };
      const change = staffingChange(heldBy(person), chosenIn(parsed.value, areas), mine);
      await changeStaffing(db, person.id, change);
      const fields = changeInWords(change);
      if (fields.length > 0)
        await audit(db, { action: 'change roles', kind: 'practitioner', id: person.id, fields });
      return undefined;
    });
    if (left === undefined) return page.seeOther(`/administration/people/${page.uuid()}`);
    return staffingPage(page, { ...left, typed: typedIn(page.body) });
  } catch (error) {
    if (!isLastAdministrator(error)) throw error;
    const { person, offer } = await page.transaction((db) => load(db, page));
    const message = `${person.name} is the only administrator of an area. Make somebody else administrator there first`;
    const errors = areas.map((area) => formError(rolesIn(area), message)).slice(0, 1);
    return staffingPage(page, { person, offer, typed: typedIn(page.body), errors });
  }
}

/** Whether the database refused to leave an area without an administrator. */
export function isLastAdministrator(error: unknown): boolean {
  return sqlState(error) === 'WS001';
}

/** What an administrator has to give, for the forms; to `person` also what they may give up. */
export async function offerOf(db: Db, page: Page, person?: string): Promise<Offer> {
  const { areas } = await currentArrangements(page.services.database, page.now, db);
  return {
    areas: administeredAreas(page.practitioner).map((code) => ({ code, name: areaName(areas, code) })),
    roles,
    teams: await administeredTeams(db, person),
  };
}

async function load(db: Db, page: Page): Promise<{ person: StaffMember; offer: Offer }> {
  const id = page.uuid();
  const person = await staffMember(db, id);
  if (!person?.administered) throw notFound({ kind: 'practitioner', id });
  return { person, offer: await offerOf(db, page, id) };
}

const heldBy = (person: StaffMember) => ({ roles: person.roles, teams: person.teams.map(({ id }) => id) });

function staffingPage(
  page: Page,
  shown: { person: StaffMember; offer: Offer; typed: Typed; errors: readonly FormError[] },
): Promise<Response> {
  return page.show({
    title: `Roles of ${shown.person.name}`,
    kind: 'workspace',
    current: '/administration/people',
    ...(shown.errors.length > 0 ? { status: 400 } : {}),
    main: staffingView({ ...shown, csrf: page.csrf }),
  });
}
