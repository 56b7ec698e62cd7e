/** Cookies of ours: `__Host-` prefix, so Secure, whole site, this host only. Browsers keep them on localhost too. */
export const sessionCookie = '__Host-session';
export const visitCookie = '__Host-visit';
/** Whoever carries it left this site a moment ago, without a script: what Back asks for is not shown. */
export const leftCookie = '__Host-left';

/** The value of a cookie in a Cookie header. */
export function readCookie(header: string | null, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** A Set-Cookie value. Without `maxAgeSeconds` it goes when the browser closes; 0 removes it. */
export function writeCookie(name: string, value: string, maxAgeSeconds?: number): string {
  const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`;
  return `${name}=${value}; Path=/; HttpOnly; Secure; SameSite=Lax${age}`;
}
