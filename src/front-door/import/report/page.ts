import { audit } from '../../../platform/audit/index.ts';
import { formKey, once } from '../../../platform/forms/index.ts';
import { HttpError, notFound, one, type Page } from '../../../platform/http/index.ts';
import { tell } from '../../../platform/jobs/index.ts';
import { csvFile, listSays, reportAsked, reportPage, standsStill } from '../../../platform/lists/index.ts';
import { type ImportList, importList, importRows, listBegins, rowCounts } from '../../store/import.ts';
import { LIST_BEGUN } from '../run.ts';
import { tryingView } from './trying-view.ts';
import { OUTCOMES, outcomeWords, reportView } from './view.ts';

const SIZE = 50;

/** GET /front-door/import/ID?show=…&after=…: what became of each row, or would. */
export async function showReport(page: Page): Promise<Response> {
  const id = page.uuid();
  const { outcome, after } = reportAsked(page.url.searchParams, OUTCOMES);
  const shown = await page.transaction(async (db) => {
    const list = await importList(db, id);
    if (!list) throw notFound({ kind: 'import list', id });
    const rows = await importRows(db, id, { after: after ?? 0, outcome, size: SIZE + 1 });
    await audit(db, { action: 'read', kind: 'import list', id });
    return { list, rows, counts: await rowCounts(db, id) };
  });
  if (shown.list.tryingSince) return showTrying(page, shown.list);
  if (!shown.list.checkedAt) return page.seeOther(`/front-door/import/${id}/columns`);
  return page.show({
    title: 'Report of a list',
    kind: 'workspace',
    current: '/front-door/import',
    main: reportView({
      ...shown,
      ...reportPage(shown.rows, { path: `/front-door/import/${id}`, outcome, after, size: SIZE }),
      outcome,
      now: page.now,
      csrf: page.csrf,
      key: formKey(),
      opens: page.practitioner.permissions.has('front-door.read'),
      size: SIZE,
    }),
  });
}

/** While a long list is tried: how far it is. */
function showTrying(page: Page, list: ImportList): Promise<Response> {
  return page.show({
    title: 'A list is tried',
    kind: 'workspace',
    current: '/front-door/import',
    main: tryingView(list),
  });
}

/** POST /front-door/import/ID: begins to take the list over, once. */
export async function begin(page: Page): Promise<Response> {
  const id = page.uuid();
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const list = await importList(db, id, true);
      if (!list) throw notFound({ kind: 'import list', id });
      if (!list.checkedAt || (list.startedAt && !standsStill(list, page.now)))
        throw new HttpError(409, {
          says: list.startedAt ? listSays.begun('taken over') : listSays.untried('taken over'),
        });
      const tellReferrers = list.startedAt ? list.tellReferrers : one(page.body, 'tell') === 'yes';
      await listBegins(db, id, { at: page.now, by: page.practitioner.id, tellReferrers });
      await tell(db, LIST_BEGUN, { list: id });
      await audit(db, { action: 'take over list', kind: 'import list', id });
      return `/front-door/import/${id}`;
    }),
  );
  return page.seeOther(location);
}

/** GET /front-door/import/ID/report.csv: every row of the report. */
export async function downloadReport(page: Page): Promise<Response> {
  const id = page.uuid();
  const rows = await page.transaction(async (db) => {
    if (!(await importList(db, id))) throw notFound({ kind: 'import list', id });
    await audit(db, { action: 'export', kind: 'import list', id });
    return importRows(db, id, {});
  });
  return csvFile('report.csv', [
    ['row', 'their reference', 'outcome', 'our reference', 'what to put right'],
    ...rows.map(({ line, theirReference, outcome, reference, errors }) => [
      ...[line, theirReference, outcomeWords(outcome), reference ?? '', errors.join('; ')],
    ]),
  ]);
}
