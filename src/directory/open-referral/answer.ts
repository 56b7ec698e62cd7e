import { createHash } from 'node:crypto';
import { type FieldProblem, type Page, problem } from '../../platform/http/index.ts';

const SECONDS = 300;

/** An answer of the feed: kept by any cache, and not sent again where it is the same. */
export function feedAnswer(page: Page, body: unknown): Response {
  const text = JSON.stringify(body);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const headers = { etag: tag, 'cache-control': `public, max-age=${SECONDS}` };
  if (page.request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } });
}

/** What was asked could not be read: each parameter is named. */
export const feedRefuses = (wrong: readonly FieldProblem[]) =>
  problem(400, 'The question could not be understood', wrong);

export const NOT_HERE = () => problem(404, 'Not found');
