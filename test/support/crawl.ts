import type { Page } from 'playwright-core';
import type { Route } from '../../src/platform/http/index.ts';
import { complaintsOf, faultsEverywhere, faultsOnAPhone } from './browser.ts';
import { invalidHtml } from './valid-html.ts';
import type { Visitor } from './visitor.ts';

/** What one person's walk through every page they can reach found. */
export interface Walk {
  /** Route patterns that showed this person a page. */
  shown: Set<string>;
  findings: string[];
}

/** Somebody who walks: with a browser that has no scripts, and a window of a real one. */
export interface Walker {
  visitor: Visitor;
  page: Page;
}

/** Kinds of element seen on each route, by anybody: a page that shows nothing new is not measured again. */
export type Seen = Map<string, Set<string>>;

/** Walks from every address without parameters along every link, at most `perRoute` pages of one route. */
export async function walk(
  walker: Walker,
  routes: readonly Route[],
  seen: Seen,
  perRoute = 2,
): Promise<Walk> {
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
    const links = await visit(walker, path, pattern, seen, result);
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

/** Reads a page as a browser without scripts, and opens it in a real one where it shows what nobody saw there before. */
async function visit(
  { page, visitor }: Walker,
  path: string,
  pattern: string,
  seen: Seen,
  result: Walk,
): Promise<string[]> {
  const answer = await visitor.get(path);
  // A redirect leads people who may not see the page elsewhere: that is measured under its own name.
  if (answer.location !== undefined) return ownAddresses([answer.location], path);
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return [];
  if (answer.status === 200) result.shown.add(pattern);
  const known = seen.has(`${pattern} ${answer.status}`);
  if (isFresh(kindsIn(answer.html), `${pattern} ${answer.status}`, seen)) {
    // What is new on a page that was measured whole is measured where room is scarcest.
    const { findings } = await examined(page, path, known ? faultsOnAPhone : faultsEverywhere);
    result.findings.push(...findings.map((finding) => `${path}: ${finding}`));
  }
  return linksIn(answer.html, path);
}

function linksIn(html: string, from: string): string[] {
  const found = [...html.matchAll(/<a\b[^>]*>/g)].filter(([tag]) => !/\bdownload\b/.test(tag));
  return ownAddresses(
    found.flatMap(([tag]) => /\bhref="([^"]*)"/.exec(tag)?.[1] ?? []),
    from,
  );
}

function ownAddresses(addresses: readonly string[], from: string): string[] {
  const base = new URL(from, 'http://localhost');
  return addresses.flatMap((address) => {
    const to = new URL(address.replaceAll('&amp;', '&'), base);
    return to.origin === base.origin ? [to.pathname + to.search] : [];
  });
}

/** Each kind of element in a page: its name, its classes, its role. */
function kindsIn(html: string): string[] {
  const tags = html.matchAll(/<([a-z][\w-]*)\b([^>]*)>/g);
  const part = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return [
    ...new Set(
      [...tags].map(([, name, rest = '']) => [name, part(rest, 'class'), part(rest, 'role')].join('.')),
    ),
  ];
}

/** Opens a page and says what is wrong with it, unless it shows nothing that `seen` does not know of its kind. */
export async function measured(
  page: Page,
  path: string,
  kind: string,
  seen: Seen,
): Promise<{ status: number | undefined; findings: string[] }> {
  return examined(page, path, faultsEverywhere, async (status) =>
    isFresh(await page.evaluate<string[]>(kindsOfElement), `${kind} ${status}`, seen),
  );
}

async function examined(
  page: Page,
  path: string,
  faults: (page: Page) => Promise<string[]>,
  worthIt: (status: number) => Promise<boolean> = async () => true,
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
  if (await worthIt(response.status())) {
    for (const problem of await invalidHtml(await response.text())) say(problem);
    for (const fault of await faults(page)) say(fault);
  }
  for (const complaint of complaintsOf(page)) say(complaint);
  return { status: response.status(), findings };
}

const kindsOfElement = `[...new Set([...document.body.querySelectorAll('*')].map((element) =>
  [element.localName, ...element.classList, element.getAttribute('role') ?? ''].join('.')))]`;

function isFresh(kinds: readonly string[], key: string, seen: Seen): boolean {
  const known = seen.get(key) ?? new Set();
  seen.set(key, known);
  const fresh = kinds.filter((kind) => !known.has(kind));
  for (const kind of fresh) known.add(kind);
  return fresh.length > 0;
}
