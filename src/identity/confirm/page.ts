import { samplePeople } from '../../partnership/index.ts';
import { provedJustNow } from '../../platform/access/index.ts';
import { HttpError, one, type Page } from '../../platform/http/index.ts';
import { hasAgencySignIn } from '../oidc/service.ts';
import { ownPath } from '../rules/own-path.ts';
import { goOn, startProved } from '../sign-in/begin.ts';
import { refuseSignIn } from '../sign-in/refuse.ts';
import { mySession } from '../store/session.ts';
import { confirmView } from './view.ts';

/** Where somebody signed in proves anew who they are before something grave, and then goes on at `path`. */
export function confirmPath(path: string): string {
  return `/sign-in/confirm?next=${encodeURIComponent(path)}`;
}

/** GET /sign-in/confirm?next=…: the ways to prove it, those of signing in. */
export async function showConfirm(page: Page): Promise<Response> {
  const next = ownPath(page.url.searchParams.get('next'));
  const { practitioner } = page;
  if (provedJustNow(practitioner, page.now)) return page.seeOther(next);
  const sample = await page.transaction((db) => isSampleSession(page, db));
  return page.show({
    title: 'Prove that it is you',
    kind: 'workspace',
    main: confirmView({
      next,
      csrf: page.csrf,
      agency: hasAgencySignIn(page.services.config),
      sample: sample ? practitioner.name : undefined,
    }),
  });
}

/** POST /sign-in/confirm: a sample person says that it is them. Trial mode only, and only in a sample sign-in. */
export async function confirmAsSample(page: Page): Promise<Response> {
  const { practitioner } = page;
  const token = await page.transaction(async (db) => {
    if (!(await isSampleSession(page, db))) throw new HttpError(404);
    const known = (await samplePeople(db)).some(({ id }) => id === practitioner.id);
    return known ? startProved(db, page, practitioner.id, 'sample') : undefined;
  });
  if (token === undefined) return refuseSignIn(page, 'no such sample person');
  return goOn(page, token, ownPath(one(page.body, 'next')));
}

async function isSampleSession(page: Page, db: Parameters<typeof mySession>[0]): Promise<boolean> {
  if (page.services.config.mode !== 'trial') return false;
  return (await mySession(db, page.practitioner.sessionId))?.method === 'sample';
}
