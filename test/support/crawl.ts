import type { Page } from 'playwright-core';
import type { Route } from '../../src/platform/http/index.ts';
import { complaintsOf, faultsEverywhere } from './browser.ts';
import { invalidHtml } from './valid-html.ts';

/** What one person's walk through every page they can reach found. */
export interface Walk {
  /** Route patterns that showed this person a page. */
  shown: Set<string>;
  findings: string[];
}

/** Kinds of element seen on each route, by anybody: a page that shows nothing new is not measured again. */
export type Seen = Map<string, Set<string>>;

/** Walks from every address without parameters along every link, at most `perRoute` pages of one route. */
export async function walk(page: Page, routes: readonly Route[], seen: Seen, perRoute = 2): Promise<Walk> {
  const pages = routes.filter((route) => route.method === 'GET' && route.kind !== 'machine');
  const waiting = pages.map((route) => route.path).filter((path) => !path.includes(':'));
  const queued = new Set(waiting);
  const visits = new Map<string, number>();
  const result: Walk = { shown: new Set(), findings: [] };
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = patternOf(pages, path);
    const query = [...new URL(path, 'http://localhost').searchParams.keys()].sort().join();
    const kind = `${pattern}?${query}`;
    const times = visits.get(kind) ?? 0;
    if (pattern === undefined || times >= (query ? 1 : perRoute)) continue;
    visits.set(kind, times + 1);
    const links = await visit(page, path, pattern, seen, result);
    for (const link of links) if (!queued.has(link)) waiting.push(link);
    for (const link of links) queued.add(link);
  }
  return result;
}

function patternOf(pages: readonly Route[], path: string): string | undefined {
  const { pathname } = new URL(path, 'http://localhost');
  const exact = pages.find((route) => route.path === pathname);
  return (exact ?? pages.find((route) => matches(route.path, pathname)))?.path;
}

function matches(pattern: string, pathname: string): boolean {
  const source = pattern
    .replace(/\/:\w+\?$/, '(/[^/]+)?')
    .replace(/:\w+(\{([^}]*)\})?/g, (_, __, own) => own ?? '[^/]+');
  return new RegExp(`^${source}$`).test(pathname);
}

async function visit(page: Page, path: string, pattern: string, seen: Seen, result: Walk): Promise<string[]> {
  const at = await measured(page, path, pattern, seen);
  result.findings.push(...at.findings.map((finding) => `${path}: ${finding}`));
  if (at.status === undefined) return [];
  // The middle of the walk is a redirect for people who may not see the page: it was measured under its own name.
  const moved = new URL(page.url()).pathname !== new URL(path, page.url()).pathname;
  if (!moved && at.status === 200) result.shown.add(pattern);
  return page.evaluate<string[]>(ownLinks);
}

/** Opens a page and says what is wrong with it, unless it shows nothing that `seen` does not know of its kind. */
export async function measured(
  page: Page,
  path: string,
  kind: string,
  seen: Seen,
): Promise<{ status: number | undefined; findings: string[] }> {
  const findings: string[] = [];
  const say = (finding: string) => void findings.push(finding);
  const response = await page.goto(path).catch((error: Error) => {
    if (!error.message.includes('Download is starting')) say(error.message);
    return null;
  });
  const type = response?.headers()['content-type'] ?? '';
  if (!response || !type.startsWith('text/html')) return { status: undefined, findings };
  if (response.status() >= 500) say(`answered ${response.status()}`);
  if (await isNew(page, `${kind} ${response.status()}`, seen)) {
    for (const problem of await invalidHtml(await response.text())) say(problem);
    for (const fault of await faultsEverywhere(page)) say(fault);
  }
  for (const complaint of complaintsOf(page)) say(complaint);
  return { status: response.status(), findings };
}

const ownLinks = `[...document.querySelectorAll('a[href]')]
  .filter((a) => a.origin === location.origin && !a.hasAttribute('download'))
  .map((a) => a.pathname + a.search)`;

const kindsOfElement = `[...new Set([...document.body.querySelectorAll('*')].map((element) =>
  [element.localName, ...element.classList, element.getAttribute('role') ?? ''].join('.')))]`;

async function isNew(page: Page, key: string, seen: Seen): Promise<boolean> {
  const known = seen.get(key) ?? new Set();
  seen.set(key, known);
  const kinds = await page.evaluate<string[]>(kindsOfElement);
  const fresh = kinds.filter((kind) => !known.has(kind));
  for (const kind of fresh) known.add(kind);
  return fresh.length > 0;
}
