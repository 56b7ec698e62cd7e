import { audit } from '../../../platform/audit/index.ts';
import { sqlState } from '../../../platform/db/index.ts';
import {
  type FormError,
  formError,
  formKey,
  once,
  type Typed,
  typedFrom,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { administers } from '../../administers.ts';
import { type Area, areaCalled } from '../../areas.ts';
import { forgetArrangements } from '../../arrangements/current.ts';
import { readAreas } from '../../store/arrangements.ts';
import { areasWithTeams, insertArea, renameArea } from '../../store/places.ts';
import { readAreaForm, readName } from '../form.ts';
import { addAreaView, areasView, renameAreaView } from './view.ts';

const AREAS = '/administration/areas';
const shell = { kind: 'workspace', current: '/administration/agencies' } as const;

/** GET /administration/areas */
export async function showAreas(page: Page): Promise<Response> {
  const areas = await page.transaction(areasWithTeams);
  const may = (code: string) => administers(page.practitioner, code);
  return page.show({
    ...shell,
    title: 'Areas',
    main: areasView(areas.map((a) => ({ ...a, may: may(a.code) }))),
  });
}

/** GET /administration/add-area */
export async function showAddArea(page: Page): Promise<Response> {
  return addPage(page, await page.transaction(readAreas), typedOr(page), []);
}

/** POST /administration/add-area: it begins with the hours and limits of an area like it, to be confirmed. */
export async function addArea(page: Page): Promise<Response> {
  const areas = await page.transaction(readAreas);
  const parsed = readAreaForm(page.body, areas);
  if (!parsed.ok) return addPage(page, areas, typedIn(page.body), parsed.errors);
  const { code } = parsed.value;
  try {
    const location = await page.transaction((db) =>
      once(db, page, async () => {
        await insertArea(db, parsed.value);
        await audit(db, { action: 'add area', kind: 'area', fields: [code] });
        return AREAS;
      }),
    );
    forgetArrangements(page.services.database);
    return page.seeOther(location);
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    const taken = formError('code', 'Somebody has just added an area with this code or these letters');
    return addPage(page, areas, typedIn(page.body), [taken]);
  }
}

/** GET /administration/areas/:code */
export async function showRenameArea(page: Page): Promise<Response> {
  const area = await found(page);
  return renamePage(page, area, typedOr(page, typedFrom({ name: area.name })), []);
}

/** POST /administration/areas/:code: what it is called. Its code and its references stay. */
export async function changeArea(page: Page): Promise<Response> {
  const area = await found(page);
  const parsed = readName(page.body, 'area');
  if (!parsed.ok) return renamePage(page, area, typedIn(page.body), parsed.errors);
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      if (!(await renameArea(db, area.code, parsed.value.name))) throw notFound();
      await audit(db, { action: 'rename area', kind: 'area', fields: [area.code] });
      return AREAS;
    }),
  );
  forgetArrangements(page.services.database);
  return page.seeOther(location);
}

async function found(page: Page): Promise<Area> {
  const area = areaCalled(await page.transaction(readAreas), page.param('code'));
  if (!area || !administers(page.practitioner, area.code)) throw notFound();
  return area;
}

const back = { label: 'Back to the areas', href: AREAS };

function addPage(page: Page, areas: readonly Area[], typed: Typed, errors: readonly FormError[]) {
  const title = 'Add an area';
  const form = {
    title,
    path: '/administration/add-area',
    back,
    typed,
    errors,
    csrf: page.csrf,
    key: formKey(typed),
  };
  const status = errors.length > 0 ? { status: 400 } : {};
  return page.show({ ...shell, ...status, title, main: addAreaView({ ...form, areas }) });
}

function renamePage(page: Page, { code, name, prefix }: Area, typed: Typed, errors: readonly FormError[]) {
  const title = `Rename ${name}`;
  const form = { title, path: `${AREAS}/${code}`, back, typed, errors, csrf: page.csrf, key: formKey(typed) };
  const status = errors.length > 0 ? { status: 400 } : {};
  return page.show({ ...shell, ...status, title, main: renameAreaView({ ...form, code, prefix }) });
}
