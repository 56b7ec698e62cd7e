import { audit } from '../../../platform/audit/index.ts';
import {
  choices,
  type FormError,
  formError,
  formKey,
  once,
  parseForm,
} from '../../../platform/forms/index.ts';
import { one, type Page } from '../../../platform/http/index.ts';
import { addReceipt, ownReceipt } from '../../store/chapter-reading.ts';
import { kept } from '../addresses.ts';
import { ledOn, type Opened, openChapter } from '../chapter/page.ts';
import { readView } from './view.ts';

/** GET /procedures/CHAPTER/read: somebody signed in says that they read the version in force. */
export async function showRead(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const opened = await openChapter(page);
  const led = insteadOfReading(opened);
  if (led) return page.seeOther(led);
  const { version, slug, area, position } = opened;
  const at = await page.transaction((db) => ownReceipt(db, version.id));
  return page.show({
    title: 'I have read this',
    kind: 'workspace',
    current: '/procedures',
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: readView({
      ...{ version, position, errors, at, now: page.now, csrf: page.csrf, key: formKey() },
      chapterHref: `/procedures/${slug}${kept({ on: undefined, area })}`,
      action: `/procedures/${slug}/read${kept({ on: undefined, area })}`,
    }),
  });
}

/** Nobody confirms a chapter that was withdrawn: the one in its place is confirmed, or nothing is. */
const insteadOfReading = (opened: Opened): string | undefined =>
  ledOn(opened, '/read') ??
  (opened.gone ? `/procedures/${opened.slug}${kept({ on: undefined, area: opened.area })}` : undefined);

const fields = { read: choices(['yes'], { ask: 'Tick the box when you have read the chapter' }) };

/** POST /procedures/CHAPTER/read: of the version that was shown, and of no other. */
export async function confirmRead(page: Page): Promise<Response> {
  const read = parseForm(fields, page.body);
  if (!read.ok) return showRead(page, read.errors);
  const opened = await openChapter(page);
  const led = insteadOfReading(opened);
  if (led) return page.seeOther(led);
  const { version, slug, area } = opened;
  if (one(page.body, 'version-id') !== version.id)
    return showRead(page, [
      formError('read', 'A new version began while you read. Read that one, then tick the box', ''),
    ]);
  const { id: practitionerId, agencyId } = page.practitioner;
  const done = await page.transaction((db) =>
    once(db, page, async () => {
      await addReceipt(db, { versionId: version.id, practitionerId, agencyId });
      await audit(db, { action: 'confirm reading', kind: 'procedure', id: version.id });
      return `/procedures/${slug}/read${kept({ on: undefined, area })}`;
    }),
  );
  return page.seeOther(done);
}
