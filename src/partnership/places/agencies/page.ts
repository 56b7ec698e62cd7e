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
import { notFound, type Page } from '../../../platform/http/index.ts';
import { administers } from '../../administers.ts';
import type { Area } from '../../areas.ts';
import { agencyKinds } from '../../rules/kinds.ts';
import { readAreas } from '../../store/arrangements.ts';
import {
  type AgencyDetails,
  type AgencyRow,
  insertAgency,
  pageOfAgencies,
  readAgency,
  setClosed,
  teamsOfAgency,
  updateAgency,
} from '../../store/places.ts';
import { cursorIn, shell } from '../cursor.ts';
import { readAgencyForm } from '../form.ts';
import { agenciesView, agencyFormView, agencyView } from './view.ts';

const SIZE = 25;
const AGENCIES = '/administration/agencies';

/** GET /administration/agencies: by name. */
export async function showAgencies(page: Page): Promise<Response> {
  const search = (page.url.searchParams.get('search') ?? '').trim().slice(0, 100);
  const after = cursorIn(page.url.searchParams.get('after'));
  const rows = await page.transaction((db) => pageOfAgencies(db, { search, after, size: SIZE + 1 }));
  const shown = rows.slice(0, SIZE);
  const last = shown.at(-1);
  const address = (more: Record<string, string>) => {
    const query = new URLSearchParams(
      Object.entries({ search, ...more }).filter(([, value]) => value !== ''),
    );
    return `${AGENCIES}${query.size > 0 ? `?${query}` : ''}`;
  };
  return page.show({
    ...shell,
    title: 'Agencies',
    main: agenciesView({
      agencies: shown,
      search,
      size: SIZE,
      next: rows.length > SIZE && last ? address({ after: `${last.id}_${last.name}` }) : undefined,
      first: after ? address({}) : undefined,
    }),
  });
}

/** GET /administration/agencies/:id: what it is, its teams, and the way to close it. */
export async function showAgency(page: Page, refusedBecause?: string): Promise<Response> {
  const { agency, teams } = await page.transaction(async (db) => {
    const agency = await found(db, page);
    return { agency, teams: await teamsOfAgency(db, agency.id) };
  });
  return page.show({
    ...shell,
    title: agency.name,
    ...(refusedBecause ? { status: 400 } : {}),
    main: agencyView({
      agency,
      teams,
      may: administers(page.practitioner, agency.area),
      refusedBecause,
      now: page.now,
      csrf: page.csrf,
    }),
  });
}

/** GET /administration/agencies/add */
export async function showAddAgency(page: Page): Promise<Response> {
  const areas = await administeredAreas(page);
  return formPage(page, { areas, typed: typedOr(page), errors: [] });
}

/** POST /administration/agencies/add */
export async function addAgency(page: Page): Promise<Response> {
  const areas = await administeredAreas(page);
  const parsed = readAgencyForm(page.body, areas);
  if (!parsed.ok) return formPage(page, { areas, typed: typedIn(page.body), errors: parsed.errors });
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const id = await insertAgency(db, parsed.value);
      await audit(db, { action: 'add agency', kind: 'agency', id });
      return `${AGENCIES}/${id}`;
    }),
  );
  return page.seeOther(location);
}

/** GET /administration/agencies/:id/change */
export async function showChangeAgency(page: Page): Promise<Response> {
  const areas = await administeredAreas(page);
  const agency = await page.transaction((db) => changeable(db, page));
  const typed = typedFrom({
    name: agency.name,
    kind: agency.kind,
    area: agency.area ?? '',
    statutory: agency.statutory ? 'yes' : 'no',
    'duty-email': agency.dutyEmail ?? '',
    'duty-safe': agency.dutyEmail ? (agency.dutyEmailSafe ? 'yes' : 'no') : '',
    'duty-phone': agency.dutyPhone ?? '',
  });
  return formPage(page, { agency, areas, typed: typedOr(page, typed), errors: [] });
}

/** POST /administration/agencies/:id/change */
export async function changeAgency(page: Page): Promise<Response> {
  const areas = await administeredAreas(page);
  const parsed = readAgencyForm(page.body, areas);
  const agency = await page.transaction((db) => changeable(db, page));
  if (!parsed.ok) return formPage(page, { agency, areas, typed: typedIn(page.body), errors: parsed.errors });
  const { id } = agency;
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      if (!(await updateAgency(db, id, parsed.value))) throw notFound();
      await audit(db, {
        action: 'change agency',
        kind: 'agency',
        id,
        fields: changedIn(agency, parsed.value),
      });
      return `${AGENCIES}/${id}`;
    }),
  );
  return page.seeOther(location);
}

/** POST /administration/agencies/:id/close: it takes on nobody new; what it did stays on record. */
export async function closeAgency(page: Page): Promise<Response> {
  const id = page.uuid();
  try {
    await page.transaction(async (db) => {
      await changeable(db, page);
      if (await setClosed(db, 'agency', id, page.now))
        await audit(db, { action: 'close agency', kind: 'agency', id });
    });
  } catch (error) {
    if (sqlState(error) !== 'WS012') throw error;
    const { teams, people } = await page.transaction((db) => found(db, page));
    const has = [counted(teams, 'open team'), counted(people, 'person', 'people')]
      .filter(Boolean)
      .join(' and ');
    return showAgency(page, `It still has ${has}. Close its teams, and disable or move its people first.`);
  }
  return page.seeOther(`${AGENCIES}/${id}`);
}

/** POST /administration/agencies/:id/reopen */
export async function reopenAgency(page: Page): Promise<Response> {
  const id = page.uuid();
  await page.transaction(async (db) => {
    await changeable(db, page);
    if (await setClosed(db, 'agency', id, null))
      await audit(db, { action: 'reopen agency', kind: 'agency', id });
  });
  return page.seeOther(`${AGENCIES}/${id}`);
}

function changedIn(before: AgencyRow, after: AgencyDetails): string[] {
  return Object.entries(after).flatMap(([field, value]) =>
    before[field as keyof AgencyDetails] === value ? [] : field,
  );
}

function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

async function found(db: Db, page: Page): Promise<AgencyRow> {
  const id = page.uuid();
  const agency = await readAgency(db, id);
  if (!agency) throw notFound({ kind: 'agency', id });
  return agency;
}

async function changeable(db: Db, page: Page): Promise<AgencyRow> {
  const agency = await found(db, page);
  if (!administers(page.practitioner, agency.area)) throw notFound({ kind: 'agency', id: agency.id });
  return agency;
}

/** The areas that whoever asks administers. */
export async function administeredAreas(page: Page): Promise<Area[]> {
  const areas = await page.transaction(readAreas);
  return areas.filter(({ code }) => administers(page.practitioner, code));
}

function formPage(
  page: Page,
  shown: { agency?: AgencyRow; areas: readonly Area[]; typed: Typed; errors: readonly FormError[] },
): Promise<Response> {
  const { agency, typed, errors } = shown;
  const title = agency ? `Change ${agency.name}` : 'Add an agency';
  const path = agency ? `${AGENCIES}/${agency.id}/change` : `${AGENCIES}/add`;
  const back = agency
    ? { label: `Back to ${agency.name}`, href: `${AGENCIES}/${agency.id}` }
    : { label: 'Back to the agencies', href: AGENCIES };
  return page.show({
    ...shell,
    title,
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: agencyFormView({
      ...{ title, path, back, typed, errors, csrf: page.csrf, key: formKey(typed) },
      ...{ areas: shown.areas, kinds: agencyKinds },
    }),
  });
}
