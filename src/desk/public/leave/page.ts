import { SAFE_PLACE } from '../../../platform/html/index.ts';
import { type Page, sessionCookie, visitCookie, writeCookie } from '../../../platform/http/index.ts';

/**
 * GET /leave: to the weather, and this browser no longer opens what was begun or looked up in it: whoever presses
 * Back sees none of it. A code still opens it. Who works here stays signed in. Asks nothing of the database, so that
 * nothing can hold it up; a link on another site only leads to the weather.
 */
export function leave(page: Page): Response {
  const site = page.request.headers.get('sec-fetch-site') ?? 'same-origin';
  if (site === 'same-origin' || site === 'none') {
    page.setCookie(writeCookie(visitCookie, '', 0));
    if (page.actor.kind === 'public') page.setCookie(writeCookie(sessionCookie, '', 0));
  }
  return new Response(null, { status: 303, headers: { location: SAFE_PLACE } });
}
