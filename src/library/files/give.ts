import { answerBytes, harmlessHeaders } from '../../platform/files/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { isCaptions, isFilm, isPicture, isSound } from '../rules/files.ts';
import { bytesOf, fileToGive } from '../store/files.ts';

/** How long a copy may be used unasked: one that was withdrawn is gone within the hour. */
const SECONDS = 3600;

/**
 * GET /files/ID/NAME: a file that a published page leads to, for anybody; any other for those who keep the pages. Nothing in
 * it can run here, whatever it is.
 */
export async function giveFile(page: Page): Promise<Response> {
  const id = page.uuid();
  const file = await page.transaction((db) => fileToGive(db, id));
  if (!file || file.name !== page.param('name')) throw notFound();
  const { type, bytes, hash, name, shown, sensitive } = file;
  const end = name.slice(name.lastIndexOf('.') + 1);
  const inPage = [isPicture, isSound, isFilm, isCaptions].some((is) => is(end));
  const headers = {
    ...harmlessHeaders(name, inPage),
    'cache-control': shown && !sensitive ? `public, max-age=${SECONDS}` : 'no-store',
  };
  return answerBytes(page.request, { type, bytes, tag: hash, headers }, (from, length) =>
    page.transaction((db) => bytesOf(db, id, from, length)),
  );
}
