import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { audit } from '../../platform/audit/index.ts';
import {
  HttpError,
  one,
  type Page,
  problem,
  readForm,
  type SiteSettings,
} from '../../platform/http/index.ts';
import { type EndedSignIn, readLogout } from '../rules/logout-token.ts';
import { endAgencySessions } from '../store/session.ts';
import { discover, hasAgencySignIn } from './service.ts';

/** Signatures made with a secret of ours would let anybody who has it end sessions; none is no signature. */
const algorithms = ['RS256', 'PS256', 'ES256', 'RS384', 'PS384', 'ES384', 'RS512', 'PS512', 'ES512', 'EdDSA'];
/** A token is used at once; a clock of the agency may differ by a minute. */
const oldest = '10 minutes';
const ahead = 60;

/**
 * POST /sign-in/back-channel-logout: the agency says that somebody signed out there. Their sessions from that sign-in
 * end here, if they began before it said so: a token that is played again ends nothing new.
 */
export async function logOutByAgency(page: Page): Promise<Response> {
  if (!hasAgencySignIn(page.services.config)) throw new HttpError(404);
  const token = one(await readForm(page.request, mostBytes), 'logout_token');
  const ended = await readToken(page, token);
  if (!ended) {
    await page.transaction((db) =>
      audit(db, { action: 'sign out', kind: 'session', outcome: 'refused', basis: 'agency, unsound token' }),
    );
    return problem(400, 'That is no logout token for us', [
      {
        field: 'logout_token',
        message: 'Send a signed logout token (logout+jwt) that is for us and just made',
      },
    ]);
  }
  await page.transaction(async (db) => {
    const before = Temporal.Instant.fromEpochMilliseconds((ended.issuedAt + ahead) * 1000);
    const issuer = page.services.config.OIDC_ISSUER ?? '';
    const ids = await endAgencySessions(db, { issuer, ...ended, before }, page.now);
    for (const id of ids) await audit(db, { action: 'sign out', kind: 'session', id, basis: 'agency' });
  });
  return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } });
}

const mostBytes = 20_000;

async function readToken(page: Page, token: string): Promise<EndedSignIn | undefined> {
  const { config } = page.services;
  const keys = await keysOf(page);
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: config.OIDC_ISSUER ?? '',
      audience: config.OIDC_CLIENT_ID ?? '',
      typ: 'logout+jwt',
      algorithms,
      requiredClaims: ['exp', 'iat', 'jti'],
      maxTokenAge: oldest,
      clockTolerance: ahead,
      currentDate: new Date(page.now.epochMilliseconds),
    });
    if (Array.isArray(payload.aud) && payload.aud.length !== 1) return undefined;
    return readLogout(payload);
  } catch (error) {
    // The library's plain error is an answer of the keys' address that is none.
    const silent = error instanceof errors.JWKSTimeout || code(error) === 'ERR_JOSE_GENERIC';
    if (error instanceof errors.JOSEError && !silent) return undefined;
    throw unreachable(error);
  }
}

const code = (error: unknown) => (error instanceof errors.JOSEError ? error.code : undefined);

const known = new WeakMap<SiteSettings, { from: string; keys: JWTVerifyGetKey }>();

/** The agency's keys, read again when a token names one that is not known, at most every half minute. */
async function keysOf({ services }: Page): Promise<JWTVerifyGetKey> {
  const { jwks_uri: from } = (await discover(services)).serverMetadata();
  if (from === undefined) throw unreachable(new Error('no keys are published'));
  const before = known.get(services.config);
  if (before?.from === from) return before.keys;
  const keys = createRemoteJWKSet(new URL(from), {
    timeoutDuration: 10_000,
    [customFetch]: (address, options) => fetch(address, { ...options, redirect: 'error' }),
  });
  known.set(services.config, { from, keys });
  return keys;
}

function unreachable(cause: unknown): HttpError {
  return new HttpError(503, { says: 'The agency’s keys could not be read. Nothing was ended.', cause });
}
