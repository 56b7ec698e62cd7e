import type { Html } from '../../platform/html/index.ts';
import type { Handler, Page } from '../../platform/http/index.ts';
import { accessibilityView } from './accessibility/view.ts';
import { homeView } from './home/view.ts';
import { levelsView } from './levels/view.ts';
import { privacyView } from './privacy/view.ts';
import { whoCanSeeWhatView } from './who-can-see-what/view.ts';

/** GET /: the front page. */
export function showHome(page: Page): Promise<Response> {
  return page.show({ title: 'Home', kind: 'public', exit: true, current: '/', main: homeView({}) });
}

/** Pages that are the same for everybody: nothing is read, so they may be cached. */
function fixed(title: string, path: string, view: () => Html): Handler {
  return (page) => page.show({ title, kind: 'public', exit: true, current: path, main: view() });
}

export const showLevels = fixed('Levels of help', '/windscreen', levelsView);
export const showAccessibility = fixed('Accessibility', '/accessibility', accessibilityView);
export const showPrivacy = fixed('Privacy', '/privacy', privacyView);
export const showWhoCanSeeWhat = fixed('Who can see what', '/who-can-see-what', whoCanSeeWhatView);
