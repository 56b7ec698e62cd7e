import { randomUUID } from 'node:crypto';
import { addStaffMember, changeStaffing, listAgencies, staffMember } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  type FormError,
  formKey,
  once,
  type Typed,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { keyedHash, notFound, one, type Page } from '../../../platform/http/index.ts';
import { tellOwner } from '../../account/notice.ts';
import { invitationLife, linkFrom } from '../../invitations/link.ts';
import { changeInWords, staffingChange } from '../../rules/staffing.ts';
import { openInvitation, writeInvitation } from '../../store/invitation.ts';
import { offerOf } from '../staffing/page.ts';
import { type Newcomer, readNewcomer } from './form.ts';
import { type InviteModel, inviteView, linkView } from './view.ts';

type Offered = InviteModel['offer'];

/** GET /administration/people/invite */
export async function showInvite(page: Page): Promise<Response> {
  const offer = await page.transaction((db) => load(db, page));
  return invitePage(page, { offer, typed: typedOr(page), errors: [] });
}

/** POST /administration/people/invite: adds somebody and shows the link that lets them in, this once. */
export async function invite(page: Page): Promise<Response> {
  const offer = await page.transaction((db) => load(db, page));
  const parsed = readNewcomer(page.body, offer);
  if (!parsed.ok) return invitePage(page, { offer, typed: typedIn(page.body), errors: parsed.errors });
  const { name } = parsed.value;
  let link: string | undefined;
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const id = await addNewcomer(db, parsed.value, offer);
      link = await makeLink(db, page, id);
      return `/administration/people/${id}`;
    }),
  );
  return link === undefined ? shownAgain(page, path, name) : linkPage(page, { path, link, name });
}

async function addNewcomer(db: Db, { chosen, ...person }: Newcomer, offer: Offered): Promise<string> {
  const id = randomUUID();
  await addStaffMember(db, { id, ...person });
  const mine = { areas: offer.areas.map(({ code }) => code), teams: offer.teams.map((team) => team.id) };
  const change = staffingChange({ roles: [], teams: [] }, chosen, mine);
  await changeStaffing(db, id, change);
  await audit(db, { action: 'invite', kind: 'practitioner', id, fields: changeInWords(change) });
  return id;
}

/**
 * POST /administration/people/:id/invitation: another link for somebody; any before it opens nothing any more.
 * Pressed twice it is one link, and both answers show it.
 */
export async function inviteAgain(page: Page): Promise<Response> {
  const id = page.uuid();
  const path = `/administration/people/${id}`;
  const made = await page.transaction(async (db) => {
    const person = await staffMember(db, id);
    if (!person?.administered || person.disabled_at !== null) throw notFound({ kind: 'practitioner', id });
    let link: string | undefined;
    await once(db, page, async () => {
      await audit(db, { action: 'invite again', kind: 'practitioner', id });
      await tellOwner(db, page, id, 'link');
      link = await makeLink(db, page, id);
      return path;
    });
    return { name: person.name, link };
  });
  const { name, link } = made;
  return link === undefined ? shownAgain(page, path, name) : linkPage(page, { path, link, name });
}

// The same form again, in a second press: its link, as long as that opens something.
async function shownAgain(page: Page, path: string, name: string): Promise<Response> {
  const { link, tokenHash } = linkOf(page);
  const stands = await page.transaction((db) => openInvitation(db, tokenHash));
  return stands ? linkPage(page, { path, link, name }) : page.seeOther(path);
}

async function makeLink(db: Db, page: Page, person: string): Promise<string> {
  const { link, tokenHash } = linkOf(page);
  const by = page.practitioner.id;
  const expiresAt = page.now.add(invitationLife);
  await writeInvitation(db, { person, tokenHash, by, now: page.now, expiresAt });
  return link;
}

/** The link that a form makes: from its address and key, so that a second press makes the same. Stored nowhere. */
function linkOf(page: Page) {
  const { SECRET, baseUrl } = page.services.config;
  const made = [page.practitioner.id, page.url.pathname, one(page.body, 'form-key')].join(' ');
  return linkFrom(baseUrl, keyedHash(SECRET, 'invitation', made));
}

async function load(db: Db, page: Page): Promise<Offered> {
  return { ...(await offerOf(db, page)), agencies: await listAgencies(db) };
}

// Shown in answer to the POST itself: the link is nowhere to be read again.
function linkPage(page: Page, shown: { path: string; link: string; name: string }): Promise<Response> {
  return page.show({
    title: `Invitation for ${shown.name}`,
    kind: 'workspace',
    current: '/administration/people',
    main: linkView({ ...shown, until: page.now.add(invitationLife), now: page.now }),
  });
}

function invitePage(
  page: Page,
  shown: { offer: Offered; typed: Typed; errors: readonly FormError[] },
): Promise<Response> {
  return page.show({
    title: 'Invite somebody',
    kind: 'workspace',
    current: '/administration/people',
    ...(shown.errors.length > 0 ? { status: 400 } : {}),
    main: inviteView({ ...shown, csrf: page.csrf, key: formKey(shown.typed) }),
  });
}
