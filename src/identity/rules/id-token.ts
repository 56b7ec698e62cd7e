/** The claims of an ID token whose signature, nonce and form were checked. Times are seconds since 1970. */
export interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string | readonly string[];
  readonly azp?: unknown;
  readonly exp: number;
  readonly iat: number;
}

/** How far the issuer's clock may run ahead of ours, and how old a token fresh from its endpoint may be. */
const ahead = 60;
const oldest = 600;

/**
 * What is wrong with an ID token by our own clock and names; undefined when nothing is. Stricter than OpenID
 * Connect Core 1.0 §3.1.3.7: the token must be for us alone, and just made.
 */
export function objection(
  claims: Claims,
  expected: { issuer: string; clientId: string; now: Temporal.Instant },
): string | undefined {
  const now = Math.floor(expected.now.epochMilliseconds / 1000);
  const audience = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (claims.iss !== expected.issuer) return 'another issuer';
  if (audience.length !== 1 || audience[0] !== expected.clientId) return 'another audience';
  if (claims.azp !== undefined && claims.azp !== expected.clientId) return 'another authorised party';
  if (claims.sub === '' || claims.sub.length > 255) return 'no usable subject';
  if (claims.exp <= now) return 'expired';
  if (claims.iat > now + ahead) return 'issued in the future';
  if (claims.iat < now - oldest) return 'issued long ago';
  return undefined;
}
