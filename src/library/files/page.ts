import { audit } from '../../platform/audit/index.ts';
import { afterCommit } from '../../platform/db/index.ts';
import { mostBytes, NotTaken, refusalWords } from '../../platform/files/index.ts';
import { type FormError, formError, parseForm, text } from '../../platform/forms/index.ts';
import { cursorFrom, hrefAfter } from '../../platform/html/index.ts';
import { pageOf, pageSize } from '../../platform/html/parts/paging.ts';
import { notFound, one, type Page } from '../../platform/http/index.ts';
import { forgetShown } from '../pages/shelf.ts';
import { forgetManual } from '../procedures/manual.ts';
import { chaptersWith } from '../store/chapter-files.ts';
import { keptFile, listFiles, pagesWith, withdrawFile } from '../store/files.ts';
import { keepUpload } from './keep.ts';
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
export async function showFile(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const id = page.uuid();
  const { file, pages, chapters } = await page.transaction(async (db) => ({
    file: await keptFile(db, id),
    pages: await pagesWith(db, id),
    chapters: await chaptersWith(db, id),
  }));
  if (!file) throw notFound({ kind: 'file', id });
  return page.show({
    title: file.name,
    kind: 'workspace',
    current: '/library',
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: oneFileView({
      ...{ file, pages, chapters, errors, now: page.now, csrf: page.csrf },
      why: one(page.body, 'why'),
      mayTakeDown: page.practitioner.permissions.has('library.publish'),
    }),
  });
}

/** POST /library/files/ID/take-down: deletes its content for good; whatever shows it says what it showed. */
export async function takeDown(page: Page): Promise<Response> {
  const id = page.uuid();
  const read = parseForm({ why: text({ ask: 'Say why it is taken down', max: 500 }) }, page.body);
  if (!read.ok) return showFile(page, read.errors);
  const { database } = page.services;
  await page.transaction(async (db) => {
    if (!(await keptFile(db, id))) throw notFound({ kind: 'file', id });
    const how = { by: page.practitioner.name, why: read.value.why, now: page.now };
    // Pressed twice, it is taken down once.
    if (await withdrawFile(db, id, how)) await audit(db, { action: 'take down', kind: 'file', id });
    afterCommit(db, () => {
      forgetShown(database);
      forgetManual(database);
    });
  });
  return page.seeOther(`${PATH}/${id}`);
}
