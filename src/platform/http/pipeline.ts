import { Hono } from 'hono';
import type { Actor } from '../access/actor.ts';
import { anybody, provedJustNow } from '../access/actor.ts';
import { audit } from '../audit/record.ts';
import { assetResponse } from '../html/index.ts';
import { countAttempt } from './attempts.ts';
import { type Body, one, readForm } from './body.ts';
import { isFormToken, keyedHash } from './codes.ts';
import { readCookie, sessionCookie, visitCookie } from './cookies.ts';
import { HttpError } from './errors.ts';
import { isGuestHost } from './guest-hosts.ts';
import { isId } from './ids.ts';
import { onlyRead, READ_BY_ALL } from './open.ts';
import { fromOurPages } from './origin.ts';
import { Page, type Services } from './page.ts';
import { problem } from './problem.ts';
import type { Route } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { spoolUpload } from './spool.ts';
import { isUpload, readUpload } from './upload.ts';

export interface PipelineOptions {
  services: Services;
  routes: readonly Route[];
  /** Finds who holds a session token; undefined when it opens nothing (any more). */
  identify: (services: Services, token: string, requestId: string) => Promise<Actor | undefined>;
  /** Finds whose key it is; undefined when it opens nothing (any more). Asked for routes that name a scope. */
  identifyKey?: (services: Services, key: string, requestId: string) => Promise<Actor | undefined>;
  /** Keeps what was posted for whoever typed it, and says where they find it; `formOpens` when there by GET. */
  keep?: (page: Page, formOpens: boolean) => Promise<string | undefined>;
  /** Where whoever is signed in proves anew who they are, and then goes on at `path`. */
  confirm?: (path: string) => string;
  /** What whoever is signed in had typed on the page they open, when the address names it. */
  giveBack?: (page: Page) => Promise<{ id: string; body: Body } | undefined>;
  /** Draws an error page. */
  errorPage: (page: Page, error: HttpError) => Promise<Response>;
  /** Hears of every answer after it was made, for metrics: route pattern, status, milliseconds. It must not throw. */
  observe?: (route: string, status: number, milliseconds: number, seen: Observed) => void;
}

/** What was asked for, and on which route. */
export interface Observed {
  route: Route;
  page: Page;
}

type Bindings = { Bindings: { incoming?: { socket?: { remoteAddress?: string } } } };

/** The request pipeline: assets, identity, permission, origin and form token, limits, handler, errors, headers. */
export function createPipeline(options: PipelineOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.get('/assets/*', (c) => {
    const url = new URL(c.req.url);
    if (isGuestHost(options.services.config, url.host)) return c.notFound();
    const found = assetResponse(url.pathname, c.req.header('accept-encoding') ?? '');
    return found ? new Response(found.body, { status: found.status, headers: found.headers }) : c.notFound();
  });
  for (const route of options.routes) {
    app.on(route.method, route.path, (c) =>
      serve(options, route, c.req.raw, c.req.param(), remoteAddress(options, c)),
    );
  }
  for (const route of options.routes)
    if (route.open)
      app.all(route.path, (c) =>
        serve(options, onlyRead(route), c.req.raw, c.req.param(), remoteAddress(options, c)),
      );
  app.notFound((c) => {
    const route = new URL(c.req.url).pathname.startsWith('/api/') ? unknownToMachines : unknownRoute;
    return serve(options, route, c.req.raw, {}, remoteAddress(options, c));
  });
  return app;
}

const unknownRoute: Route = {
  method: 'GET',
  path: '(unknown)',
  permission: { says: 'anyone', public: true, allows: () => true },
  handler: () => {
    throw new HttpError(404);
  },
};
const unknownToMachines: Route = { ...unknownRoute, path: '(unknown to machines)', kind: 'machine' };

function remoteAddress(
  options: PipelineOptions,
  c: { env?: Bindings['Bindings']; req: { header(name: string): string | undefined } },
): string {
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (options.services.config.TRUST_PROXY && forwarded) return forwarded;
  return c.env?.incoming?.socket?.remoteAddress ?? 'local';
}

async function serve(
  options: PipelineOptions,
  route: Route,
  request: Request,
  params: Record<string, string>,
  address: string,
): Promise<Response> {
  const started = performance.now();
  const { services } = options;
  const cookies = request.headers.get('cookie');
  const session = route.kind === 'machine' ? undefined : readCookie(cookies, sessionCookie);
  const visit = route.kind === 'machine' ? undefined : readCookie(cookies, visitCookie);
  const page = new Page({ request, services, address, actor: anybody, session, visit });
  page.params = params;
  const response = await answer(options, route, page)
    .catch((error: unknown) => failed(options, route, page, error))
    .finally(() => page.discardUploads());
  finish(page, route, response);
  const milliseconds = performance.now() - started;
  services.log.info('request', {
    id: page.id,
    actor: page.actor.kind === 'public' ? 'public' : page.actor.id,
    method: request.method,
    route: route.path,
    status: response.status,
    ms: Math.round(milliseconds * 10) / 10,
  });
  options.observe?.(route.path, response.status, milliseconds, { route, page });
  return response;
}

async function answer(options: PipelineOptions, route: Route, page: Page): Promise<Response> {
  if (!route.guests && isGuestHost(page.services.config, page.url.host)) throw new HttpError(404);
  if (page.sessionToken !== undefined) {
    page.actor = (await options.identify(page.services, page.sessionToken, page.id)) ?? anybody;
  }
  if (route.permission.scope !== undefined) await checkKey(options, route.permission.scope, page);
  if (!route.permission.allows(page.actor)) return refused(options, route, page);
  if (route.method === 'POST' && route.kind !== 'machine') await checkForm(options, route, page);
  if (route.fresh?.(page) && page.actor.kind === 'practitioner' && !provedJustNow(page.actor, page.now))
    return proveFirst(options, route, page);
  if (route.limit) await checkLimit(route.limit, page);
  if (page.actor.kind === 'practitioner' && page.url.searchParams.has('kept')) {
    const kept = await options.giveBack?.(page);
    if (kept) page.giveBack(kept);
  }
  return route.handler(page);
}

async function checkKey(options: PipelineOptions, scope: string, page: Page): Promise<void> {
  const key = /^Bearer +([\w~+/.-]{1,200}=*)$/i.exec(page.request.headers.get('authorization') ?? '')?.[1];
  const actor = key && (await options.identifyKey?.(page.services, key, page.id));
  if (!actor) throw new HttpError(401);
  page.actor = actor;
  if (actor.kind === 'api key' && !actor.scopes.has(scope)) throw new HttpError(403);
}

async function refused(options: PipelineOptions, route: Route, page: Page): Promise<Response> {
  if (page.actor.kind === 'practitioner' || route.kind === 'machine') throw new HttpError(404);
  if (route.method === 'GET')
    return page.seeOther(`/sign-in?next=${encodeURIComponent(page.url.pathname + page.url.search)}`);
  if (page.sessionToken === undefined) throw new HttpError(401);
  await readPosted(route, page, false);
  const path = hasFormToken(page) ? await keep(options, route, page) : undefined;
  if (path === undefined) throw new HttpError(401);
  return page.seeOther(`/sign-in?ended=yes&next=${encodeURIComponent(path)}`);
}

async function proveFirst(options: PipelineOptions, route: Route, page: Page): Promise<Response> {
  const path = (await keep(options, route, page)) ?? page.url.pathname + page.url.search;
  if (!options.confirm) throw new HttpError(403);
  return page.seeOther(options.confirm(path));
}

function keep(options: PipelineOptions, route: Route, page: Page): Promise<string | undefined> | undefined {
  const formOpens = options.routes.some(({ method, path }) => method === 'GET' && path === route.path);
  return options.keep?.(page, formOpens);
}

async function checkForm(options: PipelineOptions, route: Route, page: Page): Promise<void> {
  await readPosted(route, page);
  if (hasFormToken(page)) return;
  // Signed in anew since the form was opened: nothing takes effect, but the words are not lost.
  const path = page.actor.kind === 'practitioner' ? await keep(options, route, page) : undefined;
  if (path === undefined) throw new HttpError(403);
  throw new HttpError(403, {
    says: 'You signed in again after you opened that page, so it could not be taken. Nothing was changed, and what you typed is kept.',
    onward: { label: 'Go on with what you typed', href: path },
  });
}

async function readPosted(route: Route, page: Page, withFiles = true): Promise<void> {
  if (!fromOurPages(page.request.headers, page.services.config.baseUrl)) throw new HttpError(403);
  const limit = route.maxBody ?? 200_000;
  if (route.spool && isUpload(page.request)) {
    const file = withFiles ? route.spool(page.services.config) : 0;
    page.keepSpooled(await spoolUpload(page.request, { fields: limit, file }));
  } else if (route.upload && isUpload(page.request)) {
    const { body, files } = await readUpload(page.request, limit);
    page.body = body;
    page.files = files;
  } else page.body = await readForm(page.request, limit);
}

function hasFormToken(page: Page): boolean {
  const cookie = page.sessionToken ?? (page.hasVisit ? page.visit : undefined);
  return cookie !== undefined && isFormToken(page.services.config.SECRET, cookie, one(page.body, 'csrf'));
}

async function checkLimit(limit: NonNullable<Route['limit']>, page: Page): Promise<void> {
  const who = page.actor.kind === 'public' ? page.address : page.actor.id;
  const subject = `${limit.name}:${keyedHash(page.services.config.SECRET, 'attempt', who)}`;
  const counted = await page.transaction((db) => countAttempt(db, subject, limit, page.now));
  if (!counted.allowed) throw new HttpError(429, { retryAfterSeconds: counted.retryAfterSeconds });
}

async function failed(
  options: PipelineOptions,
  route: Route,
  page: Page,
  thrown: unknown,
): Promise<Response> {
  const error = thrown instanceof HttpError ? thrown : new HttpError(500, { cause: thrown });
  if (error.report) {
    // The class and place of a fault, never its message: a database error's message can quote what was typed.
    const cause = error.cause instanceof Error ? error.cause : error;
    page.services.log.error('fault', {
      id: page.id,
      route: route.path,
      name: cause.name,
      stack: place(cause),
    });
  }
  if (page.actor.kind !== 'public' && error.status < 500) {
    try {
      await recordRefusal(page, route, error);
    } catch (cause) {
      // A refusal that cannot be recorded is not given either: the answer is that something is wrong here.
      return failed(options, route, page, new HttpError(500, { cause }));
    }
  }
  const response =
    route.kind === 'machine'
      ? problem(error.status, titles[error.status], error.errors)
      : await options.errorPage(page, error);
  if (route.permission.scope !== undefined && error.status === 401)
    response.headers.set('www-authenticate', 'Bearer');
  if (error.retryAfterSeconds !== undefined)
    response.headers.set('retry-after', String(error.retryAfterSeconds));
  return response;
}

function place(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return frames
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' < ');
}

// In a transaction of its own, because the refused page's was rolled back.
async function recordRefusal(page: Page, route: Route, error: HttpError): Promise<void> {
  // What was asked for may be no id at all: then there is no record on which it could stand.
  const record = error.record && isId(error.record.id) ? error.record : undefined;
  await page.transaction((db) =>
    audit(db, {
      action: `${page.request.method} ${route.path}`,
      kind: record?.kind ?? 'page',
      ...(record ? { id: record.id } : {}),
      outcome: 'refused',
    }),
  );
}

const titles: Record<HttpError['status'], string> = {
  400: 'The request could not be understood',
  401: 'Sign in or give a key',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'This was already sent with different content',
  410: 'Gone',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Some fields need changing',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Not available just now',
};

function finish(page: Page, route: Route, response: Response): void {
  const headers = response.headers;
  const { config } = page.services;
  const nonce = page.usedNonce;
  const secure = securityHeaders({ https: config.baseUrl.startsWith('https:'), ...(nonce ? { nonce } : {}) });
  if (route.open) for (const [name, value] of READ_BY_ALL) headers.set(name, value);
  for (const [name, value] of Object.entries(secure)) if (!headers.has(name)) headers.set(name, value);
  for (const cookie of page.cookies) headers.append('set-cookie', cookie);
  const cacheable = route.cacheSeconds !== undefined && response.status === 200 && page.cookies.length === 0;
  if (!headers.has('cache-control'))
    headers.set('cache-control', cacheable ? `public, max-age=${route.cacheSeconds}` : 'no-store');
  headers.set('x-request-id', page.id);
}
