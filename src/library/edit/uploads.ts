import { NotTaken, refusalWords } from '../../platform/files/index.ts';
import { type FormError, formError } from '../../platform/forms/index.ts';
import { one, type Page, type Upload } from '../../platform/http/index.ts';
import { keepUpload } from '../files/keep.ts';
import { fileAt, fileHref, isPicture, pictureMarkdown } from '../rules/files.ts';
import { PICTURE, SHOWS, uploadField } from './parts.ts';

/**
 * Keeps what was uploaded with the form of a page, whatever becomes of the form: its address stands in the box from then
 * on, so that nobody brings it twice. A picture goes into the text once it is said what it shows.
 * @returns what is wrong with any of it
 */
export async function takeUploads(page: Page): Promise<FormError[]> {
  const errors: FormError[] = [];
  for (const [field, upload] of page.uploads) {
    const box = boxOf(field);
    if (box === undefined) continue;
    const kept = await taken(page, field, upload);
    if (typeof kept === 'string') type(page, box, kept);
    else errors.push(kept);
  }
  return [...errors, ...placePicture(page)];
}

const boxOf = (field: string): string | undefined => {
  const name = /^upload-(fact-[a-z0-9-]{1,40}|picture)$/.exec(field)?.[1];
  return name && uploadField(name) === field ? name : undefined;
};

async function taken(page: Page, field: string, upload: Upload): Promise<string | FormError> {
  try {
    return fileHref(await keepUpload(page, upload));
  } catch (error) {
    if (error instanceof NotTaken) return formError(field, refusalWords(upload.name, error));
    throw error;
  }
}

/** Puts the picture that was uploaded at the end of the text. */
function placePicture(page: Page): FormError[] {
  const href = one(page.body, PICTURE);
  const shows = one(page.body, SHOWS).trim();
  if (href === '') return [];
  if (!isPicture(fileAt(href)?.end ?? '')) {
    type(page, PICTURE, '');
    return [formError(uploadField(PICTURE), 'That is no picture. Choose a JPEG, PNG, WebP or AVIF file')];
  }
  // How it looks is shown at any time; only what would be kept has to be complete.
  if (shows === '' && one(page.body, 'press') === 'preview') return [];
  if (shows === '') return [formError(SHOWS, 'Say what the picture shows, for whoever cannot see it')];
  type(page, 'body', `${one(page.body, 'body').trimEnd()}\n\n${pictureMarkdown(href, shows)}\n`);
  type(page, PICTURE, '');
  type(page, SHOWS, '');
  return [];
}

function type(page: Page, name: string, value: string): void {
  page.body = new Map([...page.body, [name, [value]]]);
}
