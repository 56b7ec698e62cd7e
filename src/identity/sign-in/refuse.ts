import { audit } from '../../platform/audit/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { refusedView } from './view.ts';

/** A proof that proves nothing. `why` is for the audit: one of our own phrases, never what came in. */
export class Refused extends Error {
  readonly why: string;
  constructor(why: string, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/**
 * Answers a sign-in that failed: a plain page with the way back, and a line in the audit.
 * Whoever reads the page is not told which check failed.
 */
export async function refuseSignIn(page: Page, why: string): Promise<Response> {
  await page.transaction((db) =>
    audit(db, { action: 'sign in', kind: 'session', outcome: 'refused', basis: why }),
  );
  return page.show({
    title: 'We could not sign you in',
    kind: 'public',
    current: '/sign-in',
    status: 403,
    main: refusedView(page.id),
  });
}
