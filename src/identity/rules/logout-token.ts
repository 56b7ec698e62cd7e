/** The claims of a logout token whose signature, issuer, audience and age were checked. */
export interface LogoutClaims {
  readonly sub?: unknown;
  readonly sid?: unknown;
  readonly jti?: unknown;
  readonly iat?: unknown;
  readonly nonce?: unknown;
  readonly events?: unknown;
}

/** Whose sign-in has ended at the agency: one sign-in (`sid`), or every one of the account. */
export interface EndedSignIn {
  subject: string | undefined;
  sid: string | undefined;
  /** When the agency said so; seconds since 1970. */
  issuedAt: number;
}

const event = 'http://schemas.openid.net/event/backchannel-logout';

/**
 * Reads a logout token (OpenID Connect Back-Channel Logout 1.0 §2.6); undefined when it is something else, such as
 * an ID token, which carries a nonce and no event.
 */
export function readLogout(claims: LogoutClaims): EndedSignIn | undefined {
  const { sub, sid, jti, iat, nonce, events } = claims;
  if (nonce !== undefined || typeof iat !== 'number' || !isName(jti)) return undefined;
  if (typeof events !== 'object' || events === null || Array.isArray(events)) return undefined;
  const said: unknown = Object.getOwnPropertyDescriptor(events, event)?.value;
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return undefined;
  if (![sub, sid].every((name) => name === undefined || isName(name))) return undefined;
  if (sub === undefined && sid === undefined) return undefined;
  return { subject: isName(sub) ? sub : undefined, sid: isName(sid) ? sid : undefined, issuedAt: iat };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 255;
}
