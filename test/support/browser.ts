import { once } from 'node:events';
import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { serve } from '@hono/node-server';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startTestApp, type TestApp } from './app.ts';

/** The product on a port of this machine, and a real browser in front of it. */
export interface Site {
  app: TestApp;
  /** http://localhost:PORT, as the product knows itself. */
  url: string;
  /** A new browser window with no cookies. It notes every breach of the content security policy. */
  window(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

// Run in the browser, so given as text: the types of a browser are no part of this program.
const NOTE_BREACHES = `document.addEventListener('securitypolicyviolation', (event) => {
  document.documentElement.dataset.breach = event.violatedDirective + ' ' + event.blockedURI;
})`;
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

const QUIET =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

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
  const browser = await openBrowser();
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

async function openBrowser(): Promise<Browser> {
  const installed = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path));
  const executablePath = installed ?? (await sparticuz.executablePath());
  return chromium.launch({ executablePath, args: QUIET.split(' ') });
}

async function openWindow(browser: Browser, url: string, options?: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, ...options });
  await context.route(
    (address) => address.origin !== url,
    (route) => route.fulfill({ body: '<title>Elsewhere</title>', contentType: 'text/html' }),
  );
  const page = await context.newPage();
  await page.addInitScript({ content: NOTE_BREACHES });
  return page;
}

/** What is wrong with the page shown: WCAG 2.2 AA by axe, breaches of the policy, scrolling sideways. Needs scripts. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
  const breach = await page.evaluate<string | undefined>('document.documentElement.dataset.breach');
  if (breach) found.push(`policy: ${breach}`);
  const sideways = await page.evaluate<number>(SIDEWAYS);
  if (sideways > 0) found.push(`wider than the window by ${sideways}`);
  return found;
}
