import { createHash } from 'node:crypto';
import { type Page, problem } from '../../platform/http/index.ts';

const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const SECONDS = 300;

/** An answer of the feed: open to every site, kept by any cache, and not sent again where it is the same. */
export function feedAnswer(page: Page, body: unknown): Response {
  const text = JSON.stringify(body);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const headers = { ...OPEN, etag: tag, 'cache-control': `public, max-age=${SECONDS}` };
  if (page.request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } });
}

/** An error of the feed; that too may be read by every site. */
export function feedProblem(
  status: number,
  title: string,
  errors: { field: string; message: string }[] = [],
) {
  const answer = problem(status, title, errors);
  for (const [name, value] of Object.entries(OPEN)) answer.headers.set(name, value);
  return answer;
}

export const NOT_HERE = () => feedProblem(404, 'Not found');
