import { audit } from '../../../platform/audit/index.ts';
import { BadZip, NotTaken, scanUpload } from '../../../platform/files/index.ts';
import {
  type FormError,
  formError,
  formKey,
  once,
  typedIn,
  typedOr,
  Undone,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, one, type Page, type Upload } from '../../../platform/http/index.ts';
import { NotPlayable } from '../../rules/e-learning-manifest.ts';
import { coursesToClaim } from '../../store/credential-evidence.ts';
import { listPackages, onePackage, setWithdrawn } from '../../store/e-learning-package.ts';
import { keepPackage, type Looked, lookAt, MOST_ZIP } from './bring.ts';
import { manageView } from './view.ts';

/** GET /learning/e-learning: the packages there are, and a form to bring one. */
export async function showManage(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  const found = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'page' });
    return { packages: await listPackages(db), courses: await coursesToClaim(db) };
  });
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page);
  return page.show({
    title: 'Modules and uploads',
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/mine" class="govuk-back-link">My learning</a>`,
    main: manageView({ ...found, now: page.now, typed, errors, csrf: page.csrf, key: formKey() }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** POST /learning/e-learning: a package, looked at whole before anything of it is kept. */
export async function bringPackage(page: Page): Promise<Response> {
  const upload = page.uploads.get('package');
  const course = one(page.body, 'course');
  const looked = upload && (await lookedAt(page, upload));
  const errors = [
    ...(looked === undefined ? [formError('package', 'Choose a zip file that holds a SCORM module')] : []),
    ...(looked && 'why' in looked ? [formError('package', `This cannot be played. ${looked.why}`)] : []),
  ];
  if (!upload || !looked || 'why' in looked) return showManage(page, errors);
  try {
    return page.seeOther(
      await page.transaction((db) =>
        once(db, page, () => keep(page, db, { zip: upload.path, looked, course })),
      ),
    );
  } catch (error) {
    if (error instanceof Undone) return showManage(page, error.refusal.errors);
    throw error;
  }
}

async function keep(
  page: Page,
  db: Parameters<typeof keepPackage>[0],
  { zip, looked, course }: { zip: string; looked: Looked; course: string },
): Promise<string> {
  const courses = await coursesToClaim(db);
  if (!courses.some(({ id }) => id === course))
    throw new Undone({
      errors: [formError('course', 'Choose the course that it counts as')],
      changed: false,
    });
  const id = await keepPackage(db, zip, { looked, courseId: course, by: page.practitioner });
  const twice = 'This module is here already';
  if (id === undefined) throw new Undone({ errors: [formError('package', twice)], changed: false });
  await audit(db, { action: 'upload', kind: 'e-learning package', id });
  return '/learning/e-learning';
}

async function lookedAt(page: Page, upload: Upload): Promise<Looked | { why: string }> {
  if (upload.tooLarge) return { why: `It is larger than ${MOST_ZIP / 1_000_000} MB.` };
  try {
    await scanUpload(page.services.config, upload);
    return await lookAt(upload.path);
  } catch (error) {
    if (error instanceof NotPlayable || error instanceof BadZip || error instanceof NotTaken)
      return { why: `${error.message}.` };
    throw error;
  }
}

/** POST /learning/e-learning/ID: nobody begins it any more, or somebody may again. */
export async function offerPackage(page: Page): Promise<Response> {
  const id = page.uuid();
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const pack = await onePackage(db, id);
      if (!pack) throw notFound({ kind: 'e-learning package', id });
      const offered = one(page.body, 'offer') === 'yes';
      await setWithdrawn(db, id, offered ? null : page.now);
      await audit(db, { action: offered ? 'offer' : 'withdraw', kind: 'e-learning package', id });
      return '/learning/e-learning';
    }),
  );
  return page.seeOther(path);
}
