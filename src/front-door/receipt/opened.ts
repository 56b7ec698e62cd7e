import {
  type Page,
  readCookie,
  type Secrets,
  seal,
  sha256,
  unseal,
  writeCookie,
} from '../../platform/http/index.ts';

/** For so long a code that was typed or followed stays open in this browser, unless it leaves the site before. */
const OPEN_MINUTES = 30;
const cookie = '__Host-receipt';
const purpose = 'opened receipt';

interface Opened {
  code: string;
  /** Hash of the visit it was opened in: leaving the site ends that visit, and this with it. */
  visit: string;
  until: string;
}

/** Opens a code in this browser: its receipt is then read at an address that says nothing. */
export function openReceipt(page: Page, code: string): void {
  const opened: Opened = {
    code,
    visit: sha256(page.visit).toString('hex'),
    until: page.now.add({ minutes: OPEN_MINUTES }).toString(),
  };
  const sealed = seal(page.services.config.SECRET, purpose, JSON.stringify(opened)).toString('base64url');
  page.setCookie(writeCookie(cookie, sealed, OPEN_MINUTES * 60));
}

/** The code that is open in this browser; undefined when there is none (any more). */
export function openedReceipt(page: Page): string | undefined {
  const value = readCookie(page.request.headers.get('cookie'), cookie);
  if (!value || !page.hasVisit) return undefined;
  const opened = readOpened(page.services.config, value);
  if (!opened || opened.visit !== sha256(page.visit).toString('hex')) return undefined;
  return Temporal.Instant.compare(page.now, opened.until) < 0 ? opened.code : undefined;
}

/** Closes whatever code is open in this browser. */
export function closeReceipt(page: Page): void {
  page.setCookie(writeCookie(cookie, '', 0));
}

function readOpened(secrets: Secrets, value: string): Opened | undefined {
  try {
    return JSON.parse(unseal(secrets, purpose, Buffer.from(value, 'base64url')));
  } catch {
    return undefined; // Altered, or sealed under another secret.
  }
}
