import { audit } from '../../../platform/audit/index.ts';
import { once } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { HttpError, notFound, type Page } from '../../../platform/http/index.ts';
import { beginAttempt, ownAttempts } from '../../store/e-learning-attempt.ts';
import { listPackages, onePackage } from '../../store/e-learning-package.ts';
import { modulesView } from './view.ts';

/** GET /learning/modules: what can be learned online, and how far the reader came. */
export async function showModules(page: Page): Promise<Response> {
  const { packages, attempts } = await page.transaction(async (db) => {
    await audit(db, {
      action: 'read',
      kind: 'learning record',
      id: page.practitioner.id,
      fields: ['e-learning'],
    });
    return { packages: await listPackages(db), attempts: await ownAttempts(db, page.practitioner.id) };
  });
  return page.show({
    title: 'E-learning',
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/mine" class="govuk-back-link">My learning</a>`,
    main: modulesView({ packages, attempts, now: page.now, csrf: page.csrf }),
  });
}

/** POST /learning/modules/ID/begin: begins it, or goes on with what was begun. */
export async function begin(page: Page): Promise<Response> {
  const id = page.uuid();
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const pack = await onePackage(db, id);
      if (!pack) throw notFound();
      const mine = await ownAttempts(db, page.practitioner.id);
      const begun = mine.some(({ packageId, completedAt }) => packageId === id && completedAt === null);
      if (pack.withdrawnAt && !begun) throw new HttpError(409, { says: 'This module is no longer offered.' });
      const attempt = await beginAttempt(db, id, page.practitioner.id);
      await audit(db, { action: 'begin', kind: 'e-learning', id: attempt });
      return `/learning/attempts/${attempt}`;
    }),
  );
  return page.seeOther(path);
}
