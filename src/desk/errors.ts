import { html } from '../platform/html/index.ts';
import type { HttpError, Page } from '../platform/http/index.ts';

const words: Partial<Record<HttpError['status'], { title: string; says: string }>> = {
  400: { title: 'That request was not understood', says: 'Nothing was saved. Go back and try again.' },
  401: { title: 'You are signed out', says: 'Your session has ended. Sign in again to go on.' },
  403: {
    title: 'That could not be accepted',
    says: 'The page was open for too long, or was sent from another site. Nothing was changed. Go back, load the page again and send it once more.',
  },
  404: { title: 'Page not found', says: 'Check the address, or go back to where you came from.' },
  409: {
    title: 'This was already sent',
    says: 'The same form arrived before with different words. The first one was kept. Load the page again to send another.',
  },
  413: { title: 'That is too long', says: 'Nothing was saved. Go back, shorten it and send it again.' },
  429: { title: 'Too many tries', says: 'Nothing was lost. Wait a few minutes and try again.' },
  503: { title: 'Not available just now', says: 'Nothing was lost. Try again in a minute.' },
};

const unexpected = {
  title: 'Something went wrong',
  says: 'What you had sent before this is safe. Try again in a minute.',
};

/** Any error as a page: what happened, what was kept, what to do next, and an id to quote. */
export function showError(page: Page, error: HttpError): Promise<Response> {
  const { title, says } = words[error.status] ?? unexpected;
  return page.show({
    title,
    kind: page.actor.kind === 'practitioner' ? 'workspace' : 'public',
    status: error.status,
    main: html`<h1 class="govuk-heading-xl">${title}</h1><p class="govuk-body">${error.says ?? says}</p>
<p class="govuk-body">If you ask us about this, quote <code>${page.id}</code>.</p>`,
  });
}
