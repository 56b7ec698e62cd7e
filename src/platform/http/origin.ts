/**
 * Whether an unsafe request was started by our own pages, told from headers that a page cannot forge.
 * Browsers of the last years send Sec-Fetch-Site; older ones send Origin; neither present is a refusal.
 */
export function fromOurPages(headers: Headers, baseUrl: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  return origin !== null && origin === new URL(baseUrl).origin;
}
