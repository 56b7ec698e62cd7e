import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { serve } from '@hono/node-server';
import {
  type Request as Asked,
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import { SAFE_PLACE } from '../../src/platform/html/index.ts';
import { startTestApp, type TestApp } from './app.ts';
import { findChromium } from './chromium.ts';

/** The product on a port of this machine, and a real browser in front of it. */
export interface Site {
  app: TestApp;
  /** http://localhost:PORT, as the product knows itself; `__Host-` cookies work there. */
  url: string;
  /** A new browser window with no cookies, or signed in. It notes script errors and breaches of the policy. */
  window(options?: WindowOptions): Promise<Page>;
  close(): Promise<void>;
}

export type WindowOptions = BrowserContextOptions & {
  as?: SampleRole;
  /** Never goes to another site. Nothing is intercepted then, so that styles and fonts are loaded once a window. */
  stays?: boolean;
};

// Run in the browser, so given as text: the types of a browser are no part of this program.
const NOTE_BREACHES = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('breach of the policy:', event.effectiveDirective, event.blockedURI, event.sample))`;
/** Labels of stacked rows of which a word is wider than its column, so that it breaks inside. */
const BROKEN_LABELS = `(() => {
  const pen = document.createElement('canvas').getContext('2d');
  const broken = new Set();
  for (const cell of document.querySelectorAll('.ws-table td[data-label]')) {
    const look = getComputedStyle(cell, '::before');
    if (look.content === 'none' || look.display === 'none' || !cell.checkVisibility()) continue;
    pen.font = look.font;
    for (const word of cell.dataset.label.split(/[\\s-]/))
      if (pen.measureText(word).width > parseFloat(look.width) + 0.5) broken.add(cell.dataset.label);
  }
  return [...broken];
})()`;
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

const QUIET =
  '--no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --font-render-hinting=none';
const NOWHERE_ELSE =
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1';

/** Starts the product and a browser for one test file. Addresses outside this machine are not reachable. */
export async function startSite(options: Parameters<typeof startTestApp>[0] = {}): Promise<Site> {
  let app: TestApp | undefined;
  const answer = (request: Request) => app?.fetch(request) ?? new Response(null, { status: 503 });
  const server = serve({ fetch: answer, port: 0, hostname: 'localhost' });
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://localhost:${address.port}`;
  const started = await startTestApp({ ...options, config: { ...options.config, baseUrl: url } });
  app = started;
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...QUIET.split(' '), NOWHERE_ELSE],
  });
  return {
    app: started,
    url,
    window: (context) => openWindow(browser, url, context),
    close: async () => {
      await browser.close();
      server.close();
      await started.close();
    },
  };
}

async function openWindow(browser: Browser, url: string, options: WindowOptions = {}): Promise<Page> {
  const { as, stays = false, ...rest } = options;
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', ...rest });
  context.setDefaultTimeout(15_000);
  if (!stays)
    await context.route(
      (address) => address.origin !== url && !address.hostname.endsWith('.localhost'),
      (route) => route.fulfill({ body: '<title>Elsewhere</title>', contentType: 'text/html' }),
    );
  const page = await context.newPage();
  await page.addInitScript({ content: NOTE_BREACHES });
  await page.addInitScript({ content: AXE_WHEN_ASKED });
  listen(page, url);
  if (as !== undefined) await signIn(page, as);
  return page;
}

const complaints = new WeakMap<Page, string[]>();

function listen(page: Page, url: string): void {
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('pageerror', (error) => heard.push(`script error: ${error.message}`));
  page.on('console', (message) => {
    // A page that answers 404 on purpose is reported as a failed load of itself.
    const itself = /^Failed to load resource/.test(message.text()) && message.location().url === page.url();
    if (message.type() === 'error' && page.url().startsWith(url) && !itself) heard.push(message.text());
  });
}

/** Script errors and breaches of the policy in this window since the last time they were asked for. */
export function complaintsOf(page: Page): string[] {
  return complaints.get(page)?.splice(0) ?? [];
}

/** Does what leaves the site and returns what the other site was asked; no other site is there to answer. */
export async function leaving(page: Page, act: () => Promise<unknown>): Promise<Asked> {
  const asked = page.waitForEvent('requestfailed', (request) => request.url() === SAFE_PLACE);
  await Promise.all([asked, act()]);
  await page.waitForURL('chrome-error://**');
  return asked;
}

/** Signs in by the trial's page of sample people, as a person would. */
export async function signIn(page: Page, role: SampleRole): Promise<void> {
  const { name } = samplePractitioners[role];
  await page.goto('/sign-in');
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
}

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const { resolve } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const AXE = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');
/**
 * Stands in every page and does nothing until it is asked: half a megabyte is handed to the browser once a window and
 * not for every page. What passed is left there; to send it took as long again as to find it.
 */
const AXE_WHEN_ASKED = `globalThis.withAxe = async (options) => {
  if (typeof axe === 'undefined') (function () { ${AXE} }).call(window);
  const { violations } = await axe.run(document, options);
  return { violations, sideways: ${SIDEWAYS} };
}`;
const axe = (rules: readonly string[] | { type: 'rule'; values: readonly string[] }) =>
  `withAxe(${JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })})`;
const RUN_AXE = axe(STANDARDS);
const COLOURS_ONLY = axe({ type: 'rule', values: ['color-contrast'] });
const ROOM_ONLY = axe({ type: 'rule', values: ['target-size'] });

interface Axe {
  violations: readonly { id: string; nodes: readonly { target: unknown; failureSummary?: string }[] }[];
  sideways: number;
}

/**
 * What is wrong with the page as it is shown: WCAG 2.2 AA and good practice by axe, breaches of the policy,
 * script errors, scrolling sideways. Needs scripts. Our pages have no frames, so axe is asked directly: by its wrapper
 * for browsers the same takes five times as long.
 */
export async function faultsOf(page: Page, run = RUN_AXE): Promise<string[]> {
  // A link that was just pressed may show a page whose style has not come yet.
  await page.waitForLoadState();
  const { violations, sideways } = await page.evaluate<Axe>(run);
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target} ${failureSummary.split('\n').slice(1)}`),
  );
  if (sideways > 0) found.push(`wider than the window by ${sideways}`);
  for (const label of await page.evaluate<string[]>(BROKEN_LABELS))
    found.push(`breaks inside a word: ${label}`);
  return [...found, ...complaintsOf(page)];
}

/** The widths that every page is looked at: a small phone (and 1280 px at 400%), a tablet, a desk. */
export const WIDTHS = [320, 768, 1280] as const;

/** `npm run test:all` asks everything at every width, and of every page that shows something new. */
const LONG = process.env.TEST_ALL !== undefined;

/** Faults at the width of a small phone, or of the long run at every width. */
export async function faultsOnAPhone(page: Page): Promise<string[]> {
  if (LONG) return faultsAtWidths(page);
  const [width] = WIDTHS;
  await page.setViewportSize({ width, height: 800 });
  return (await faultsOf(page)).map((fault) => `${width} px: ${fault}`);
}

/** Faults at every width. Daily, what is right on a phone and on a desk counts as right between, but for the room it has. */
export async function faultsAtWidths(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const run = width === WIDTHS[1] && !LONG ? ROOM_ONLY : RUN_AXE;
    for (const fault of await faultsOf(page, run)) found.push(`${width} px: ${fault}`);
  }
  return found;
}

/** The same, and at a desk in the dark. */
export async function faultsEverywhere(page: Page): Promise<string[]> {
  const found = await faultsAtWidths(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  // What was right in the light but for its colours is right in the dark.
  for (const fault of await faultsOf(page, COLOURS_ONLY)) found.push(`in the dark: ${fault}`);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
