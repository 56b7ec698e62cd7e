import { type StaffMember, setDisabled, staffMember } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { standingOf } from '../../rules/standing.ts';
import { type StandingRow, standings } from '../../store/invitation.ts';
import { isLastAdministrator } from '../staffing/page.ts';
import { personView } from './view.ts';

/** GET /administration/people/:id */
export async function showPerson(page: Page): Promise<Response> {
  return personPage(page, await page.transaction((db) => load(db, page)));
}

/** POST /administration/people/:id/disable: their next page is refused, and all their sessions end. */
export async function disablePerson(page: Page): Promise<Response> {
  const id = page.uuid();
  try {
    await page.transaction(async (db) => {
      if (!(await setDisabled(db, id, page.now))) throw notFound({ kind: 'practitioner', id });
      await audit(db, { action: 'disable', kind: 'practitioner', id });
    });
  } catch (error) {
    if (!isLastAdministrator(error)) throw error;
    const loaded = await page.transaction(async (db) => {
      await audit(db, {
        action: 'disable',
        kind: 'practitioner',
        id,
        outcome: 'refused',
        basis: 'last administrator',
      });
      return load(db, page);
    });
    return personPage(page, loaded, 'the last administrator of an area');
  }
  return page.seeOther(`/administration/people/${id}`);
}

/** POST /administration/people/:id/enable: their ways in work again. */
export async function enablePerson(page: Page): Promise<Response> {
  const id = page.uuid();
  await page.transaction(async (db) => {
    if (!(await setDisabled(db, id, null))) throw notFound({ kind: 'practitioner', id });
    await audit(db, { action: 'enable', kind: 'practitioner', id });
  });
  return page.seeOther(`/administration/people/${id}`);
}

type Loaded = { person: StaffMember; stand: StandingRow | undefined };

async function load(db: Db, page: Page): Promise<Loaded> {
  const id = page.uuid();
  const person = await staffMember(db, id);
  if (!person) throw notFound({ kind: 'practitioner', id });
  await audit(db, { action: 'read', kind: 'practitioner', id });
  const [stand] = await standings(db, [id]);
  return { person, stand };
}

function personPage(page: Page, { person, stand }: Loaded, refusedAs?: string): Promise<Response> {
  const waysIn = stand?.ways_in ?? 0;
  const invitedUntil = stand?.invited_until ?? null;
  const facts = { disabledAt: person.disabled_at, sample: person.sample, waysIn, invitedUntil };
  return page.show({
    title: person.name,
    kind: 'workspace',
    current: '/administration/people',
    ...(refusedAs === undefined ? {} : { status: 400 }),
    main: personView({
      person,
      standing: standingOf(facts, page.now),
      invitedUntil,
      lastSignedInAt: stand?.last_signed_in_at ?? null,
      self: person.id === page.practitioner.id,
      refusedAs,
      now: page.now,
      csrf: page.csrf,
    }),
  });
}
