import type { HttpError, Page } from '../../platform/http/index.ts';
import { errorView } from './view.ts';
import { errorWords, IN_THE_WAY } from './words.ts';

/** Any error as a page: what happened, what was kept, what to do next, and a code to quote. */
export function showError(page: Page, error: HttpError): Promise<Response> {
  const usual = errorWords(error.status);
  // Of a conflict only the bare one is a form that was sent before; any other says what it is.
  const words = error.status === 409 && error.says ? { ...usual, title: IN_THE_WAY } : usual;
  const signedIn = page.actor.kind === 'practitioner';
  const desk = { label: 'Go to your desk', href: '/desk' };
  const home = error.onward ?? (signedIn ? desk : { label: 'Go to the first page', href: '/' });
  return page.show({
    title: words.title,
    kind: signedIn ? 'workspace' : 'public',
    exit: !signedIn,
    status: error.status,
    main: errorView({ words, says: error.says, id: page.id, home }),
  });
}
