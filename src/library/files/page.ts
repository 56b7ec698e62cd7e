import { mostBytes, NotTaken } from '../../platform/files/index.ts';
import { type FormError, formError } from '../../platform/forms/index.ts';
import { cursorFrom, hrefAfter } from '../../platform/html/index.ts';
import { pageOf, pageSize } from '../../platform/html/parts/paging.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { filesOf, listFiles, pagesWith } from '../store/files.ts';
import { keepUpload } from './keep.ts';
import { refusalWords } from './refusal.ts';
import { filesView, oneFileView } from './view.ts';

const PATH = '/library/files';

/** GET /library/files: what was brought, the latest first, and a form to bring more. */
export function showFiles(page: Page): Promise<Response> {
  return draw(page, []);
}

/** POST /library/files: keeps a file that was uploaded, and leads to how it is put on a page. */
export async function bringFile(page: Page): Promise<Response> {
  const upload = page.uploads.get('file');
  if (!upload) return draw(page, [formError('file', 'Choose a file')]);
  try {
    const { id } = await keepUpload(page, upload);
    return page.seeOther(`${PATH}/${id}`);
  } catch (error) {
    if (error instanceof NotTaken) return draw(page, [formError('file', refusalWords(upload.name, error))]);
    throw error;
  }
}

async function draw(page: Page, errors: readonly FormError[]): Promise<Response> {
  const query = page.url.searchParams;
  const found = await page.transaction((db) =>
    listFiles(db, { after: cursorFrom(query), most: pageSize + 1 }),
  );
  const { rows, next } = pageOf(found, ({ at, id }) => ({ at, id }));
  return page.show({
    title: 'Files',
    kind: 'workspace',
    current: '/library',
    main: filesView({
      ...{ files: rows, errors, csrf: page.csrf, now: page.now, size: pageSize },
      next: hrefAfter(PATH, next),
      first: query.has('after') ? PATH : undefined,
      megabytes: mostBytes(page.services.config) / 1_000_000,
      scans: page.services.config.CLAMD !== undefined,
    }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** GET /library/files/ID: what a file is, how it is put on a page, and which pages lead to it. */
export async function showFile(page: Page): Promise<Response> {
  const id = page.uuid();
  const { file, pages } = await page.transaction(async (db) => ({
    file: (await filesOf(db, [id]))[0],
    pages: await pagesWith(db, id),
  }));
  if (!file) throw notFound({ kind: 'file', id });
  return page.show({
    title: file.name,
    kind: 'workspace',
    current: '/library',
    main: oneFileView({ file, pages, now: page.now }),
  });
}
