/** What an installation asks of how somebody signed in at their agency. `maxAge` in seconds. */
export interface Demands {
  /** Any one of these levels; empty: whatever the agency does. */
  acr: readonly string[];
  /** All of these ways; empty: whatever the agency does. */
  amr: readonly string[];
  maxAge: number | undefined;
}

/** The claims of an ID token that say how and when its holder signed in. */
export interface Authentication {
  readonly acr?: unknown;
  readonly amr?: unknown;
  readonly auth_time?: unknown;
}

/** How far the issuer's clock may run ahead of ours, in seconds. */
const ahead = 60;

/**
 * What is wanting in how somebody signed in; undefined when nothing is. What was asked for must be stated: an agency
 * that leaves a claim out did not do what was asked (OpenID Connect Core 1.0 §2, §3.1.2.1).
 */
export function weakness(
  claims: Authentication,
  { acr, amr, maxAge }: Demands,
  now: Temporal.Instant,
): string | undefined {
  if (acr.length > 0 && !(typeof claims.acr === 'string' && acr.includes(claims.acr)))
    return 'not the level of sign-in asked for';
  const stated: readonly unknown[] = Array.isArray(claims.amr) ? claims.amr : [];
  if (!amr.every((way) => stated.includes(way))) return 'not the way of sign-in asked for';
  const { auth_time: at } = claims;
  if (at === undefined) return maxAge === undefined ? undefined : 'not said when they signed in';
  const seconds = Math.floor(now.epochMilliseconds / 1000);
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at > seconds + ahead)
    return 'signed in at no time there was';
  return maxAge !== undefined && at < seconds - maxAge ? 'signed in too long ago' : undefined;
}
