import * as oidc from 'openid-client';
import { HttpError, keyedHash, type Services, type SiteSettings } from '../../platform/http/index.ts';
import { type Demands, weakness } from '../rules/authentication.ts';
import { objection } from '../rules/id-token.ts';
import { Refused } from '../sign-in/refuse.ts';
import type { AgencyAccount } from '../store/credential.ts';
import type { Proof } from '../store/session.ts';

/** An account that was just proved, and when its holder last signed in at the agency. */
export type ProvedAccount = AgencyAccount & Proof;

/** Whoever was sent to sign in anew must have done so within this time. */
const ANEW_MINUTES = 5;

export const returnPath = '/sign-in/return';
const keptFor = Temporal.Duration.from({ hours: 1 });
const discovered = new WeakMap<SiteSettings, { at: Temporal.Instant; service: oidc.Configuration }>();

/** Whether this installation signs people in by their agency. */
export function hasAgencySignIn(config: SiteSettings): boolean {
  return config.OIDC_ISSUER !== undefined && config.OIDC_CLIENT_ID !== undefined;
}

/**
 * The address that sends somebody to sign in with their agency. `again` asks for a fresh sign-in.
 * Reads the service's description over the network, at most once an hour: never call it in a transaction.
 */
export async function authorisationAddress(services: Services, state: string, again: boolean): Promise<URL> {
  const service = await discover(services);
  const { nonce, verifier } = derived(services.config, state);
  const { acr, maxAge } = demandsOf(services.config, again);
  return oidc.buildAuthorizationUrl(service, {
    redirect_uri: services.config.baseUrl + returnPath,
    scope: 'openid',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(again ? { prompt: 'login' } : {}),
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
    ...(acr.length > 0 ? { acr_values: acr.join(' ') } : {}),
  });
}

/**
 * Turns the answer in `search` into the account it proves, by the network: never in a transaction.
 * @throws Refused when it proves nothing, HttpError 503 when the service does not answer
 */
export async function proveAccount(
  services: Services,
  search: string,
  { state, anew }: { state: string; anew: boolean },
): Promise<ProvedAccount> {
  const { config } = services;
  const service = await discover(services);
  const { nonce, verifier } = derived(config, state);
  const answer = new URL(config.baseUrl + returnPath + search);
  const checks = {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  };
  const tokens = await oidc.authorizationCodeGrant(service, answer, checks).catch((error: unknown) => {
    throw refusal(error);
  });
  const claims = tokens.claims();
  if (!claims) throw new Refused('no ID token');
  const issuer = config.OIDC_ISSUER ?? '';
  const expected = { issuer, clientId: config.OIDC_CLIENT_ID ?? '', now: services.now() };
  const wrong = objection(claims, expected) ?? weakness(claims, demandsOf(config, anew), services.now());
  if (wrong !== undefined) throw new Refused(wrong);
  const { auth_time: at, sid } = claims;
  return {
    issuer,
    subject: claims.sub,
    provedAt: at === undefined ? null : Temporal.Instant.fromEpochMilliseconds(at * 1000),
    sid: typeof sid === 'string' ? sid : undefined,
  };
}

/** What this installation asks of how the agency had somebody prove who they are. */
function demandsOf(config: SiteSettings, anew: boolean): Demands {
  const minutes = anew ? ANEW_MINUTES : config.OIDC_MAX_AGE_MINUTES;
  return {
    acr: wordsIn(config.OIDC_ACR_VALUES),
    amr: wordsIn(config.OIDC_AMR_VALUES),
    maxAge: minutes === undefined ? undefined : minutes * 60,
  };
}

const wordsIn = (list: string | undefined) => list?.split(' ').filter(Boolean) ?? [];

// Not stored: whoever has the database but not SECRET and the browser's state can finish no sign-in.
function derived(config: SiteSettings, state: string) {
  return {
    nonce: keyedHash(config.SECRET, 'oidc nonce', state),
    verifier: keyedHash(config.SECRET, 'oidc verifier', state),
  };
}

/** The service's own description. @throws HttpError 503 when it does not answer */
export async function discover(services: Services): Promise<oidc.Configuration> {
  const { config } = services;
  const now = services.now();
  const known = discovered.get(config);
  if (known && Temporal.Instant.compare(known.at.add(keptFor), now) > 0) return known.service;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = config;
  if (issuer === undefined || id === undefined) throw new HttpError(404);
  const service = await oidc
    .discovery(new URL(issuer), id, secret, clientAuthentication(secret), {
      timeout: 10,
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
      ],
    })
    .catch((cause: unknown) => {
      throw unreachable(cause);
    });
  // The library forgives a trailing slash and a template for tenants; an identity needs one exact issuer.
  if (service.serverMetadata().issuer !== issuer) throw unreachable(new Error('another issuer answered'));
  discovered.set(config, { at: now, service });
  return service;
}

// HTTP Basic unless the service says that it takes only the other (OpenID Connect Discovery 1.0 §3).
function clientAuthentication(secret: string | undefined): oidc.ClientAuth {
  if (secret === undefined) return oidc.None();
  return (as, ...rest) => {
    const takesBasic = as.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true;
    return (takesBasic ? oidc.ClientSecretBasic : oidc.ClientSecretPost)(secret)(as, ...rest);
  };
}

function unreachable(cause: unknown): HttpError {
  return new HttpError(503, {
    says: 'Your agency’s sign-in did not answer us. Nothing was lost. Try again in a minute, or sign in with a passkey.',
    cause,
  });
}

function refusal(error: unknown): Error {
  if (error instanceof oidc.AuthorizationResponseError)
    return new Refused(
      error.error === 'access_denied' ? 'not finished at the agency' : 'agency answered no',
      error,
    );
  if (error instanceof oidc.ResponseBodyError) return new Refused('code refused', error);
  if (error instanceof oidc.ClientError)
    return new Refused(`${error.code ?? 'unsound'}${claimOf(error)}`, error);
  return unreachable(error);
}

// The name of the claim at fault, as the library's own error carries it.
function claimOf(error: Error): string {
  const inner = error.cause instanceof Error ? error.cause.cause : undefined;
  const named = typeof inner === 'object' && inner !== null && 'claim' in inner ? inner.claim : undefined;
  return typeof named === 'string' ? `: ${named}` : '';
}
