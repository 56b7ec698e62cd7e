import { currentCallPanel, secondsItHolds, showWithNumbers } from '../../partnership/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { answerKept, type Handler, type Page } from '../../platform/http/index.ts';
import { accessibilityView } from './accessibility/view.ts';
import type { Contact } from './contact/view.ts';
import { homeView } from './home/view.ts';
import { privacyView } from './privacy/view.ts';
import { whoCanSeeWhatView } from './who-can-see-what/view.ts';

const MOST_SECONDS = 60;

/** GET /: the front page. Nobody has named an area yet, so every area's number is on it. */
export async function showHome(page: Page): Promise<Response> {
  const call = await currentCallPanel(page, null);
  const seconds = secondsItHolds(call, page.now, MOST_SECONDS);
  return answerKept(page, { holder: page.services, key: ['/', call.lines], seconds }, () => ({
    title: 'Home',
    exit: true,
    current: '/',
    main: homeView({ call }),
  }));
}

/** Pages that are the same for everybody, so they may be cached while their numbers hold. */
function fixed(title: string, path: string, view: (contact: Contact) => Html): Handler {
  return (page) => {
    const { CONTACT_EMAIL: email, CONTACT_PHONE: phone } = page.services.config;
    const draw = () => ({ title, current: path, main: view({ email, phone }) });
    return showWithNumbers(page, draw, { keepSeconds: 300, same: [path] });
  };
}

export const showAccessibility = fixed('Accessibility', '/accessibility', accessibilityView);
export const showPrivacy = fixed('Privacy', '/privacy', privacyView);
export const showWhoCanSeeWhat = fixed('Who can see what', '/who-can-see-what', whoCanSeeWhatView);
