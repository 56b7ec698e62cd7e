import { audit } from '../../../../platform/audit/index.ts';
import { formKey, once } from '../../../../platform/forms/index.ts';
import { HttpError, notFound, type Page } from '../../../../platform/http/index.ts';
import { tell } from '../../../../platform/jobs/index.ts';
import { csvFile, listSays, reportAsked, reportPage, standsStill } from '../../../../platform/lists/index.ts';
import { listBegins, listedRows, ownList, rowCounts } from '../../../store/chronology-list.ts';
import { LIST_BEGUN } from '../run.ts';
import { type ListedRow, OUTCOMES } from '../types.ts';
import { outcomeWords, reportView } from './view.ts';

const SIZE = 50;

/** GET /people/chronology/import/ID?show=…&after=…: what became of each row, or would. */
export async function showReport(page: Page): Promise<Response> {
  const id = page.uuid();
  const { outcome, after } = reportAsked(page.url.searchParams, OUTCOMES);
  const { list, rows, counts } = await page.transaction(async (db) => {
    const found = await ownList(db, id);
    if (!found) throw notFound({ kind: 'chronology list', id });
    const listed = await listedRows(db, id, { after: after ?? 0, outcome, size: SIZE + 1 });
    await audit(db, { action: 'read', kind: 'chronology list', id, shown: peopleIn(listed) });
    return { list: found, rows: listed, counts: await rowCounts(db, id) };
  });
  if (!list.checkedAt) return page.seeOther(`/people/chronology/import/${id}/columns`);
  return page.show({
    title: 'Report of a list',
    kind: 'workspace',
    current: '/people',
    main: reportView({
      ...{ list, counts, outcome, now: page.now, csrf: page.csrf, key: formKey(), size: SIZE },
      ...reportPage(rows, { path: `/people/chronology/import/${id}`, outcome, after, size: SIZE }),
    }),
  });
}

const peopleIn = (rows: readonly ListedRow[]) => [...new Set(rows.flatMap(({ personId }) => personId ?? []))];

/** POST /people/chronology/import/ID: begins to take the list over, once; or goes on with one that stands still. */
export async function begin(page: Page): Promise<Response> {
  const id = page.uuid();
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const list = await ownList(db, id, true);
      if (!list) throw notFound({ kind: 'chronology list', id });
      if (!list.checkedAt || list.finishedAt || (list.startedAt && !standsStill(list, page.now)))
        throw new HttpError(409, {
          says: list.startedAt ? listSays.begun('taken over') : listSays.untried('taken over'),
        });
      await listBegins(db, id, page.now);
      await tell(db, LIST_BEGUN, { list: id });
      await audit(db, { action: 'take over list', kind: 'chronology list', id });
      return `/people/chronology/import/${id}`;
    }),
  );
  return page.seeOther(location);
}

/** GET /people/chronology/import/ID/report.csv: every row of the report. */
export async function downloadReport(page: Page): Promise<Response> {
  const id = page.uuid();
  const rows = await page.transaction(async (db) => {
    if (!(await ownList(db, id))) throw notFound({ kind: 'chronology list', id });
    const listed = await listedRows(db, id, {});
    await audit(db, { action: 'export', kind: 'chronology list', id, shown: peopleIn(listed) });
    return listed;
  });
  return csvFile('report.csv', [
    ['row', 'outcome', 'about', 'what to put right'],
    ...rows.map(({ line, outcome, label, errors }) => [
      ...[line, outcomeWords(outcome), label ?? '', errors.join('; ')],
    ]),
  ]);
}
