import { audit } from '../../../platform/audit/index.ts';
import { type Db, sqlState } from '../../../platform/db/index.ts';
import {
  type FormError,
  formKey,
  once,
  type Typed,
  typedFrom,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { HttpError, notFound, type Page } from '../../../platform/http/index.ts';
import { administers } from '../../administers.ts';
import { teamPurposes } from '../../rules/kinds.ts';
import {
  type AgencyRow,
  insertTeam,
  membersOf,
  openWorkOf,
  readAgency,
  readTeam,
  renameTeam,
  setClosed,
  type TeamRow,
} from '../../store/places.ts';
import { administeredAreas } from '../agencies/page.ts';
import { cursorIn, shell } from '../cursor.ts';
import { readName, readTeamForm } from '../form.ts';
import { addTeamView, renameTeamView, teamView } from './view.ts';

const SIZE = 25;
const pathOf = (team: { id: string }) => `/administration/teams/${team.id}`;

/** GET /administration/teams/:id: what it is for, who is in it, how much it holds. */
export async function showTeam(page: Page, refusedBecause?: string): Promise<Response> {
  const after = cursorIn(page.url.searchParams.get('after'));
  const { team, members, open } = await page.transaction(async (db) => {
    const team = await found(db, page);
    const members = await membersOf(db, team.id, { after, size: SIZE + 1 });
    await audit(db, {
      action: 'list',
      kind: 'practitioner',
      shown: members.slice(0, SIZE).map(({ id }) => id),
    });
    return { team, members, open: await openWorkOf(db, team.id) };
  });
  const last = members.slice(0, SIZE).at(-1);
  return page.show({
    ...shell,
    title: team.name,
    ...(refusedBecause ? { status: 400 } : {}),
    main: teamView({
      team,
      open,
      members: members.slice(0, SIZE),
      size: SIZE,
      next:
        members.length > SIZE && last
          ? `${pathOf(team)}?after=${last.id}_${encodeURIComponent(last.name)}`
          : undefined,
      first: after ? pathOf(team) : undefined,
      may: administers(page.practitioner, team.area),
      refusedBecause,
      now: page.now,
      csrf: page.csrf,
    }),
  });
}

/** GET /administration/agencies/:id/add-team */
export async function showAddTeam(page: Page): Promise<Response> {
  const agency = await page.transaction((db) => openAgency(db, page));
  return addPage(page, agency, typedOr(page), []);
}

/** POST /administration/agencies/:id/add-team */
export async function addTeam(page: Page): Promise<Response> {
  const agency = await page.transaction((db) => openAgency(db, page));
  const parsed = readTeamForm(page.body, await administeredAreas(page));
  if (!parsed.ok) return addPage(page, agency, typedIn(page.body), parsed.errors);
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const id = await insertTeam(db, { agency: agency.id, ...parsed.value });
      await audit(db, { action: 'add team', kind: 'team', id });
      return pathOf({ id });
    }),
  );
  return page.seeOther(location);
}

/** GET /administration/teams/:id/name */
export async function showRenameTeam(page: Page): Promise<Response> {
  const team = await page.transaction((db) => changeable(db, page));
  return renamePage(page, team, typedOr(page, typedFrom({ name: team.name })), []);
}

/** POST /administration/teams/:id/name */
export async function changeTeamName(page: Page): Promise<Response> {
  const team = await page.transaction((db) => changeable(db, page));
  const parsed = readName(page.body, 'team');
  if (!parsed.ok) return renamePage(page, team, typedIn(page.body), parsed.errors);
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      if (!(await renameTeam(db, team.id, parsed.value.name))) throw notFound();
      await audit(db, { action: 'rename team', kind: 'team', id: team.id, fields: ['name'] });
      return pathOf(team);
    }),
  );
  return page.seeOther(location);
}

/** POST /administration/teams/:id/close: whoever is in it goes on seeing what it held; nothing new comes to it. */
export async function closeTeam(page: Page): Promise<Response> {
  const id = page.uuid();
  try {
    await page.transaction(async (db) => {
      await changeable(db, page);
      if (await setClosed(db, 'team', id, page.now))
        await audit(db, { action: 'close team', kind: 'team', id });
    });
  } catch (error) {
    const why = await whyNot(page, id, sqlState(error));
    if (why === undefined) throw error;
    return showTeam(page, why);
  }
  return page.seeOther(pathOf({ id }));
}

/** POST /administration/teams/:id/reopen */
export async function reopenTeam(page: Page): Promise<Response> {
  const id = page.uuid();
  await page.transaction(async (db) => {
    await changeable(db, page);
    if (await setClosed(db, 'team', id, null)) await audit(db, { action: 'reopen team', kind: 'team', id });
  });
  return page.seeOther(pathOf({ id }));
}

async function whyNot(page: Page, id: string, state: string | undefined): Promise<string | undefined> {
  if (state === 'WS011')
    return 'It is the only team that new concerns of its area go to. Add another with the same purpose first.';
  if (state !== 'WS010') return undefined;
  const open = await page.transaction((db) => openWorkOf(db, id));
  return `It still holds ${open} open ${open === 1 ? 'concern' : 'concerns'}. Decide or hand over each of them first.`;
}

async function found(db: Db, page: Page): Promise<TeamRow> {
  const id = page.uuid();
  const team = await readTeam(db, id);
  if (!team) throw notFound({ kind: 'team', id });
  return team;
}

async function changeable(db: Db, page: Page): Promise<TeamRow> {
  const team = await found(db, page);
  if (!administers(page.practitioner, team.area)) throw notFound({ kind: 'team', id: team.id });
  return team;
}

async function openAgency(db: Db, page: Page): Promise<AgencyRow> {
  const id = page.uuid();
  const agency = await readAgency(db, id);
  if (!agency) throw notFound({ kind: 'agency', id });
  if (agency.closedAt)
    throw new HttpError(409, { says: 'That agency is closed, so no team was added. Open it again first.' });
  return agency;
}

async function addPage(
  page: Page,
  agency: AgencyRow,
  typed: Typed,
  errors: readonly FormError[],
): Promise<Response> {
  const areas = await administeredAreas(page);
  const title = `Add a team to ${agency.name}`;
  const href = `/administration/agencies/${agency.id}`;
  const form = {
    ...{ title, path: `${href}/add-team`, back: { label: `Back to ${agency.name}`, href } },
    ...{ typed, errors, csrf: page.csrf, key: formKey(typed) },
  };
  return page.show({
    ...shell,
    title,
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: addTeamView({ ...form, areas, purposes: teamPurposes }),
  });
}

function renamePage(
  page: Page,
  team: TeamRow,
  typed: Typed,
  errors: readonly FormError[],
): Promise<Response> {
  const title = `Rename ${team.name}`;
  const back = { label: `Back to ${team.name}`, href: pathOf(team) };
  const path = `${pathOf(team)}/name`;
  return page.show({
    ...shell,
    title,
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: renameTeamView({ title, path, back, typed, errors, csrf: page.csrf, key: formKey(typed) }),
  });
}
