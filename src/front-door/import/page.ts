import { randomUUID } from 'node:crypto';
import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { type FormError, formError, formKey, once } from '../../platform/forms/index.ts';
import { cursorFrom, hrefAfter } from '../../platform/html/index.ts';
import { one, type Page, seal } from '../../platform/http/index.ts';
import { csvFile, listExpires, type ReadList, uploadedList } from '../../platform/lists/index.ts';
import { exampleConcern } from '../intake/example.ts';
import { addList, importLists } from '../store/import.ts';
import { importFields } from './fields.ts';
import { templateRow } from './template.ts';
import { importView } from './view.ts';

export const TITLE = 'Take over a back-log';
const SIZE = 20;

/** GET /front-door/import: the agency's lists, and the form to upload another. */
export async function showImports(page: Page): Promise<Response> {
  return drawImports(page, []);
}

/** POST /front-door/import: reads a file, or what was pasted, and keeps it sealed; on to its columns. */
export async function upload(page: Page): Promise<Response> {
  const { name, read } = uploadedList(page);
  if ('wrong' in read) return drawImports(page, [formError('file', read.wrong)]);
  const location = await page.transaction((db) =>
    once(db, page, async () => {
      const id = randomUUID();
      await addList(db, { id, ...keptList(page, read), fileName: name });
      await audit(db, { action: 'upload list', kind: 'import list', id });
      return `/front-door/import/${id}/columns`;
    }),
  );
  return page.seeOther(location);
}

/** GET /front-door/import/template.csv: every column there is, with an example. */
export async function template(page: Page): Promise<Response> {
  const { areas } = await currentArrangements(page.services.database, page.now);
  const fields = importFields(areas);
  const keys = fields.map(({ key }) => key);
  return csvFile('concerns-template.csv', [keys, templateRow(fields, exampleConcern)]);
}

function keptList(page: Page, { columns, rows, encoding, delimiter }: ReadList) {
  const { id: madeBy, name: madeByName, agencyId } = page.practitioner;
  return {
    ...{ madeBy, madeByName, agencyId, encoding, delimiter, columns: [...columns], rows: rows.length },
    content: seal(page.services.config.SECRET, 'import', JSON.stringify({ rows })),
    at: page.now,
    expiresAt: listExpires(page.now),
  };
}

async function drawImports(page: Page, errors: readonly FormError[]): Promise<Response> {
  const after = cursorFrom(page.url.searchParams);
  const lists = await page.transaction(async (db) => {
    const found = await importLists(db, { size: SIZE + 1, after });
    await audit(db, { action: 'list', kind: 'import list', shown: found.slice(0, SIZE).map(({ id }) => id) });
    return found;
  });
  const last = lists.slice(0, SIZE).at(-1);
  return page.show({
    title: TITLE,
    kind: 'workspace',
    current: '/front-door/import',
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: importView({
      lists: lists.slice(0, SIZE),
      errors,
      pasted: errors.length > 0 ? one(page.body, 'pasted') : '',
      csrf: page.csrf,
      key: formKey(),
      now: page.now,
      size: SIZE,
      next: hrefAfter(
        '/front-door/import',
        lists.length > SIZE && last ? { at: last.uploadedAt, id: last.id } : undefined,
      ),
      first: after ? '/front-door/import' : undefined,
    }),
  });
}
