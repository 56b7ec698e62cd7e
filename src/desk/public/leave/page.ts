import { SAFE_PLACE } from '../../../platform/html/index.ts';
import {
  leftCookie,
  type Page,
  sessionCookie,
  visitCookie,
  writeCookie,
} from '../../../platform/http/index.ts';

const HELD_SECONDS = 300;

/**
 * GET /leave: to the weather, and this browser no longer opens what was begun or looked up in it: whoever presses
 * Back sees none of it. The script of our pages sees to that itself; without it a browser is not shown a sensitive page
 * for some minutes. A code still opens what was begun. Who works here stays signed in. Asks nothing of the database, so that
 * nothing can hold it up; a link on another site only leads to the weather.
 */
export function leave(page: Page): Response {
  const site = page.request.headers.get('sec-fetch-site') ?? 'same-origin';
  if (site === 'same-origin' || site === 'none') {
    page.setCookie(writeCookie(visitCookie, '', 0));
    if (page.url.searchParams.get('by') !== 'script')
      page.setCookie(writeCookie(leftCookie, '1', HELD_SECONDS));
    if (page.actor.kind === 'public') page.setCookie(writeCookie(sessionCookie, '', 0));
  }
  return new Response(null, { status: 303, headers: { location: SAFE_PLACE } });
}
