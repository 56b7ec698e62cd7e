import type { Page, Response } from 'playwright-core';
import { complaintsOf, faultsAtWidths, type Site } from './browser.ts';
import { invalidHtml } from './valid-html.ts';

/** Looks at every page that others come to, exactly as it was sent to them, in a window of its own with scripts on. */
export interface Witness {
  /** Notes each page that this window comes to from now on, or those alone that are like one: "GET http://…". */
  follow(page: Page, like?: RegExp): void;
  /** Everything found wrong with what was seen, once it has all been looked at. */
  findings(): Promise<string[]>;
  /** How many pages were looked at. */
  count(): number;
}

interface Sent {
  url: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The pages are looked at while the journeys go on. */
export async function startWitness(site: Site): Promise<Witness> {
  const window = await site.window();
  const found: string[] = [];
  const followed: Page[] = [];
  let looked = 0;
  let looking: Promise<void> = Promise.resolve();
  const see = (response: Response, like?: RegExp) => {
    if (!response.request().isNavigationRequest() || response.status() === 303) return;
    if (!response.url().startsWith(site.url)) return;
    if (like?.test(`${response.request().method()} ${response.url()}`) === false) return;
    // A file to keep is no page.
    if (!/^text\/html/.test(response.headers()['content-type'] ?? '')) return;
    const sent = asSent(response);
    looking = looking.then(async () => {
      found.push(...(await faultsOfSent(window, await sent)));
      looked += 1;
    });
  };
  return {
    follow: (page, like) => {
      followed.push(page);
      page.on('response', (response) => see(response, like));
    },
    findings: async () => {
      await looking;
      return [...found, ...followed.flatMap(complaintsOf)];
    },
    count: () => looked,
  };
}

async function asSent(response: Response): Promise<Sent> {
  const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
  return { url: response.url(), status: response.status(), headers, body: await response.text() };
}

/** Shows the bytes that were sent, a page that refuses a form included, at the address where they were shown. */
async function faultsOfSent(window: Page, { url, ...sent }: Sent): Promise<string[]> {
  const problems = await invalidHtml(sent.body);
  await window.route(url, (route) => route.fulfill(sent));
  await window.goto(url);
  problems.push(...(await faultsAtWidths(window)));
  await window.unroute(url);
  const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/
    .exec(sent.body)?.[1]
    ?.replace(/<[^>]*>/g, '')
    .trim();
  return problems.map((problem) => `${new URL(url).pathname} “${heading}”: ${problem}`);
}
