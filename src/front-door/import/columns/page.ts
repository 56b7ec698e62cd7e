import { currentArrangements } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import { type FormError, once } from '../../../platform/forms/index.ts';
import { HttpError, notFound, type Page, unseal } from '../../../platform/http/index.ts';
import { tell } from '../../../platform/jobs/index.ts';
import {
  keptMapping,
  listSays,
  type Mapping,
  readMapping,
  showColumnsOf,
} from '../../../platform/lists/index.ts';
import { importContent, importList, lastMapping } from '../../store/import.ts';
import { keepTrial, trialBegins } from '../../store/import-trial.ts';
import { firstMapping, importFields } from '../fields.ts';
import type { Kept } from '../run.ts';
import { LIST_TRIED, outcomes, readAll } from '../trial.ts';
import type { ListedImport } from '../types.ts';

/** GET /front-door/import/ID/columns */
export async function showColumns(page: Page): Promise<Response> {
  const { list, mapping, kept } = await open(page);
  const { areas } = await currentArrangements(page.services.database, page.now);
  const known = (mapping ?? kept) as Mapping | null | undefined;
  const begin = firstMapping(importFields(areas), list.columns);
  return draw(page, list, known ? { ...begin, ...keptMapping(known, list.columns) } : begin, []);
}

/** POST /front-door/import/ID/columns: tries every row, keeps what would become of it, and shows that. */
export async function tryList(page: Page): Promise<Response> {
  const { list, rows } = await open(page);
  const { areas } = await currentArrangements(page.services.database, page.now);
  const fields = importFields(areas);
  const { mapping, errors } = readMapping(page.body, fields, list.columns);
  if (errors.length > 0) return draw(page, list, mapping, errors);
  if (rows.length > AT_ONCE) return tryLater(page, list.id, mapping);
  const read = await readAll(rows, { columns: list.columns, mapping, fields, areas, now: page.now });
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const still = await importList(db, list.id, true);
      if (still?.startedAt) throw new HttpError(409, { says: listSays.columnsStay('taken over') });
      const { agencyId } = page.practitioner;
      await keepTrial(db, { id: list.id, agencyId, mapping, at: page.now, rows: await outcomes(db, read) });
      await audit(db, { action: 'try list', kind: 'import list', id: list.id });
      return `/front-door/import/${list.id}`;
    }),
  );
  return page.seeOther(location);
}

/** A list of more rows is tried as a job: the page says how far it is. */
const AT_ONCE = 200;

async function tryLater(page: Page, id: string, mapping: Mapping): Promise<Response> {
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const still = await importList(db, id, true);
      if (still?.startedAt) throw new HttpError(409, { says: listSays.columnsStay('taken over') });
      await trialBegins(db, id, { mapping, at: page.now, by: page.practitioner.id });
      await tell(db, LIST_TRIED, { list: id });
      await audit(db, { action: 'try list', kind: 'import list', id });
      return `/front-door/import/${id}`;
    }),
  );
  return page.seeOther(location);
}

async function open(page: Page) {
  const id = page.uuid();
  const opened = await page.transaction(async (db) => {
    const list = await importList(db, id);
    if (!list) throw notFound({ kind: 'import list', id });
    await audit(db, { action: 'read', kind: 'import list', id });
    return { list, ...(await importContent(db, id)), kept: await lastMapping(db) };
  });
  if (opened.list.startedAt) throw new HttpError(409, { says: listSays.columnsStay('taken over') });
  if (!opened.content) throw new HttpError(410, { says: listSays.gone('taken over') });
  const { rows } = JSON.parse(unseal(page.services.config, 'import', opened.content)) as Kept;
  return { ...opened, rows };
}

async function draw(
  page: Page,
  list: ListedImport,
  mapping: Mapping,
  errors: readonly FormError[],
): Promise<Response> {
  const { areas } = await currentArrangements(page.services.database, page.now);
  return showColumnsOf(
    page,
    {
      ...{ list, mapping, errors, fields: importFields(areas), needs: 'What every concern needs' },
      action: `/front-door/import/${list.id}/columns`,
    },
    { current: '/front-door/import' },
  );
}
