import { answerBytes } from '../../../platform/files/index.ts';
import { asset, assetResponse } from '../../../platform/html/index.ts';
import { isGuestHost, notFound, type Page, sha256 } from '../../../platform/http/index.ts';
import { contentOf, contentPart } from '../../store/e-learning-package.ts';
import { CONTENT } from '../play/page.ts';
import { withInterface } from './inject.ts';

/** What a module asks for to reach its player; no package may have a file there. */
export const INTERFACE = '_windscreen/api.js';
/** Beside it: where a module's documents tell what they say as they close. */
export const LAST_WORDS = '_windscreen/last-words';

/**
 * GET /learning/e-learning/content/PROOF/PATH: a file of a module, or the range of it that a player asks for. Whatever it
 * is, the browser runs it as of its attempt's own host, or of no origin, able to load nothing but its own files.
 */
export async function serveContent(page: Page): Promise<Response> {
  const proof = page.param('proof');
  const path = page.param('path');
  if (!/^[\w-]{20,60}$/.test(proof)) throw notFound();
  const home = `${CONTENT}/${proof}/`;
  const headers = walls(page, home);
  if (path === INTERFACE) return whole(headers, 'text/javascript; charset=utf-8', interfaceScript());
  const asked = [sha256(proof), decoded(path)] as const;
  const found = await page.transaction((db) => contentOf(db, ...asked));
  if (!found) throw notFound();
  const { type, bytes } = found;
  const read = (from: number, length: number) =>
    page.transaction((db) => contentPart(db, ...asked, { from, length }));
  // A page gets what it needs to reach its player, and so is read whole; so is nothing else.
  if (/^(text\/html|application\/xhtml)/.test(type))
    return whole(headers, type, withInterface(await read(0, bytes), home + INTERFACE));
  const tag = sha256(`${found.package} ${asked[1]}`).toString('base64url').slice(0, 22);
  return answerBytes(page.request, { bytes, type, tag, headers }, read);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function interfaceScript(): Buffer {
  const parts = ['cross-frame-api.js', 'player-frame.js'].map((name) => {
    const found = assetResponse(asset(name));
    return found ? Buffer.from(found.body) : Buffer.alloc(0);
  });
  return Buffer.concat([parts[0] ?? Buffer.alloc(0), Buffer.from('\n'), parts[1] ?? Buffer.alloc(0)]);
}

function walls(page: Page, home: string): Record<string, string> {
  const { config } = page.services;
  const guest = isGuestHost(config, page.url.host);
  const site = guest
    ? `${new URL(config.MODULES_URL ?? config.baseUrl).protocol}//${page.url.host}`
    : config.baseUrl;
  const own = `${site}${home}`;
  const policy = [
    `sandbox allow-scripts allow-forms allow-modals${guest ? ' allow-same-origin' : ''}`,
    `default-src ${own} data: blob: 'unsafe-inline' 'unsafe-eval'`,
    `base-uri ${own}`,
    "form-action 'none'",
    "object-src 'none'",
    // On a host of its own it shows in our player and in itself; a document of no origin has no name to ask for.
    ...(guest ? [`frame-ancestors ${config.baseUrl} ${site}`] : []),
  ];
  return {
    'content-security-policy': policy.join('; '),
    // Its documents are of no origin, and so everything they load comes from another.
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': 'null',
    // Not for `DENY`: a module may show pages of its own within its pages. What is framed is harmless.
    'x-frame-options': 'ALLOWALL',
    'cache-control': 'private, max-age=600',
  };
}

const whole = (headers: Record<string, string>, type: string, content: Buffer): Response =>
  new Response(new Uint8Array(content), { headers: { ...headers, 'content-type': type } });
