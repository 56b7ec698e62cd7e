import { type CallPanel, currentCallPanel } from '../../partnership/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { Handler, Page } from '../../platform/http/index.ts';
import { accessibilityView } from './accessibility/view.ts';
import type { Contact } from './contact/view.ts';
import { homeView } from './home/view.ts';
import { privacyView } from './privacy/view.ts';
import { whoCanSeeWhatView } from './who-can-see-what/view.ts';

/** GET /: the front page. Nobody has named an area yet, so every area's number is on it. */
export async function showHome(page: Page): Promise<Response> {
  const call = await currentCallPanel(page, null);
  const response = await page.show({
    title: 'Home',
    kind: 'public',
    exit: true,
    current: '/',
    main: homeView({ call }),
  });
  response.headers.set('cache-control', `public, max-age=${secondsUntilChange(call, page.now)}`);
  return response;
}

const MOST_SECONDS = 60;

/** No copy may outlive a number on it. */
function secondsUntilChange({ answers }: CallPanel, now: Temporal.Instant): number {
  const waits = answers.flatMap(({ answer: { changesAt } }) =>
    changesAt ? [Math.floor(now.until(changesAt).total('seconds'))] : [],
  );
  return Math.min(MOST_SECONDS, ...waits);
}

/** Pages that are the same for everybody: nothing is read, so they may be cached. */
function fixed(title: string, path: string, view: (contact: Contact) => Html): Handler {
  return (page) => {
    const { CONTACT_EMAIL: email, CONTACT_PHONE: phone } = page.services.config;
    return page.show({ title, kind: 'public', exit: true, current: path, main: view({ email, phone }) });
  };
}

export const showAccessibility = fixed('Accessibility', '/accessibility', accessibilityView);
export const showPrivacy = fixed('Privacy', '/privacy', privacyView);
export const showWhoCanSeeWhat = fixed('Who can see what', '/who-can-see-what', whoCanSeeWhatView);
