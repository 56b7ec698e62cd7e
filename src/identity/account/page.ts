import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { notFound, type Page, sessionCookie, writeCookie } from '../../platform/http/index.ts';
import { limitsOf } from '../limits.ts';
import { myAccounts } from '../store/credential.ts';
import { myKeptTexts } from '../store/kept-text.ts';
import { myPasskeys } from '../store/passkey.ts';
import { endMySessions, endSession, mySessions } from '../store/session.ts';
import { signedInLately } from './recent.ts';
import { accountView } from './view.ts';

const size = 10;

/** GET /account: how I sign in, and where I am signed in. */
export async function showAccount(page: Page): Promise<Response> {
  const after = cursorIn(page.url.searchParams.get('after'));
  const loaded = await page.transaction(async (db) => ({
    accounts: await myAccounts(db),
    passkeys: await myPasskeys(db),
    kept: await myKeptTexts(db),
    sessions: await sessionsFrom(db, page, after),
    lately: signedInLately(page),
  }));
  const last = loaded.sessions[size - 1];
  const more = loaded.sessions.length > size && last !== undefined;
  return page.show({
    title: 'Your account',
    kind: 'workspace',
    current: '/account',
    main: accountView({
      ...loaded,
      sessions: loaded.sessions.slice(0, size),
      person: page.practitioner,
      now: page.now,
      csrf: page.csrf,
      next: more ? `/account?after=${last.started_at}_${last.id}` : undefined,
      first: after ? '/account' : undefined,
    }),
  });
}

type Cursor = { started_at: Temporal.Instant; id: string };

function sessionsFrom(db: Db, page: Page, after: Cursor | undefined) {
  return mySessions(db, limitsOf(page.services.config), page.now, { size: size + 1, after });
}

function cursorIn(after: string | null): Cursor | undefined {
  const [, at, id] = /^([\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  if (at === undefined || id === undefined) return undefined;
  return { started_at: Temporal.Instant.from(at), id };
}

/** POST /account/sessions/:id/end: signs one of my sessions out. */
export async function endOneSession(page: Page): Promise<Response> {
  const id = page.uuid();
  await page.transaction(async (db) => {
    if (!(await endSession(db, id, page.now))) throw notFound({ kind: 'session', id });
    await audit(db, { action: 'sign out', kind: 'session', id });
  });
  return id === page.practitioner.sessionId ? leave(page) : page.seeOther('/account');
}

/** POST /account/sign-out-everywhere: ends all my sessions, this one too. */
export async function signOutEverywhere(page: Page): Promise<Response> {
  await page.transaction(async (db) => {
    const shown = await endMySessions(db, page.now);
    await audit(db, { action: 'sign out everywhere', kind: 'session', shown });
  });
  return leave(page);
}

/** Takes the session off this browser, with what it kept of it. */
export function leave(page: Page): Response {
  page.setCookie(writeCookie(sessionCookie, '', 0));
  const response = page.seeOther('/');
  response.headers.set('clear-site-data', '"cache", "storage"');
  return response;
}
