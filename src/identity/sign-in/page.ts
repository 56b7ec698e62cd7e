import { currentCallPanel, samplePeople } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import { HttpError, one, type Page } from '../../platform/http/index.ts';
import { leave } from '../account/page.ts';
import { hasAgencySignIn } from '../oidc/service.ts';
import { ownPath } from '../rules/own-path.ts';
import { endSession } from '../store/session.ts';
import { goOn, startProved } from './begin.ts';
import { refuseSignIn } from './refuse.ts';
import { signInView } from './view.ts';

/** GET /sign-in: the ways in. In trial mode the sample people are among them, one per role. */
export async function showSignIn(page: Page): Promise<Response> {
  const next = ownPath(page.url.searchParams.get('next'));
  const again = page.url.searchParams.get('again') === 'yes';
  if (page.actor.kind === 'practitioner' && !again) return page.seeOther(next);
  const { config } = page.services;
  const people = config.mode === 'trial' ? await page.transaction(samplePeople) : [];
  return page.show({
    title: 'Sign in',
    kind: 'public',
    current: '/sign-in',
    call: await currentCallPanel(page, null),
    main: signInView({
      people,
      csrf: page.csrf,
      next,
      again,
      ended: page.url.searchParams.get('ended') === 'yes',
      agency: hasAgencySignIn(config),
      httpAddress: config.baseUrl.startsWith('http:') ? config.baseUrl : undefined,
    }),
  });
}

/** POST /sign-in/sample: starts a session as a sample person. Trial mode only. */
export async function signInAsSample(page: Page): Promise<Response> {
  if (page.services.config.mode !== 'trial') throw new HttpError(404);
  const wanted = one(page.body, 'person');
  const token = await page.transaction(async (db) => {
    const known = (await samplePeople(db)).some((person) => person.id === wanted);
    return known ? startProved(db, page, wanted, 'sample') : undefined;
  });
  if (token === undefined) return refuseSignIn(page, 'no such sample person');
  return goOn(page, token, ownPath(one(page.body, 'next')));
}

/** POST /sign-out */
export async function signOut(page: Page): Promise<Response> {
  const { sessionId } = page.practitioner;
  await page.transaction(async (db) => {
    await endSession(db, sessionId, page.now);
    await audit(db, { action: 'sign out', kind: 'session', id: sessionId });
  });
  return leave(page);
}
