import { createHash } from 'node:crypto';
import { SAFE_PLACE } from '../html/index.ts';
import { leftCookie, readCookie } from './cookies.ts';
import { codingFor } from './encoding.ts';
import type { Page, View } from './page.ts';

/** What an answer kept in memory hangs on. */
export interface KeptBy {
  /** Goes with the answers it holds: whoever makes a new one in its place has forgotten them all. */
  holder: object;
  /** All that the drawing depends on beside the holder. Never words that somebody typed: only so many are kept. */
  key: readonly unknown[];
  /** How long anybody's cache may go on showing it. */
  seconds: number;
}

/** A page for anybody; of a sensitive one no copy is kept anywhere but here. */
export type KeptView = Omit<View, 'kind' | 'status'> & { sensitive?: boolean };

/** A whole answer as it was drawn, packed for browsers that take the same. */
interface Drawn {
  body: Uint8Array<ArrayBuffer>;
  headers: readonly [string, string][];
  etag: string;
  sensitive: boolean;
}

/** So many answers of a holder are kept; the oldest give way. */
const MOST = 600;
const kept = new WeakMap<object, Map<string, Drawn>>();

/**
 * Answers with a page that is the same for everybody, from memory where it was drawn before; whoever has it already is
 * told so in a few bytes. A page that turned out to carry anything of its reader's is shown and not kept.
 */
export async function answerKept(
  page: Page,
  { holder, key, seconds }: KeptBy,
  draw: () => KeptView | Promise<KeptView>,
): Promise<Response> {
  const drawn = kept.get(holder) ?? new Map<string, Drawn>();
  kept.set(holder, drawn);
  const name = JSON.stringify([codingFor(page.request.headers.get('accept-encoding')), ...key]);
  // Who has something typed to be given back gets a page of their own.
  const own = page.url.searchParams.has('kept');
  const known = own ? undefined : drawn.get(name);
  if (known) return answer(page, known, seconds);
  const { sensitive = false, ...view } = await draw();
  const response = await page.show({ ...view, kind: 'public' });
  if (own || page.cookies.length > 0 || page.usedNonce !== undefined) return response;
  const whole = await wholeOf(response, sensitive);
  drawn.set(name, whole);
  const oldest = drawn.size > MOST ? drawn.keys().next().value : undefined;
  if (oldest !== undefined) drawn.delete(oldest);
  return answer(page, whole, seconds);
}

async function wholeOf(response: Response, sensitive: boolean): Promise<Drawn> {
  const body = new Uint8Array(await response.arrayBuffer());
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, headers: [...response.headers], etag, sensitive };
}

function answer(page: Page, { body, headers, etag, sensitive }: Drawn, seconds: number): Response {
  // Search engines may find it, and keep no copy either.
  if (sensitive && readCookie(page.request.headers.get('cookie'), leftCookie) !== undefined)
    return new Response(null, {
      status: 303,
      headers: { location: SAFE_PLACE, 'cache-control': 'no-store' },
    });
  if (sensitive)
    return new Response(body, {
      headers: [...headers, ['cache-control', 'no-store'], ['x-robots-tag', 'noarchive']],
    });
  const lasting: [string, string][] = [
    ['etag', etag],
    ['cache-control', `public, max-age=${seconds}`],
  ];
  const had = page.request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (had.some((tag) => tag.replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers: [...lasting, ['vary', 'accept-encoding']] });
  return new Response(body, { headers: [...headers, ...lasting] });
}
