import assert from 'node:assert/strict';
import type { Seen, Visitor } from './visitor.ts';

/** Goes through pages one by one, each with its answers, and returns the page after the last. For tests. */
export async function journey(
  browser: Visitor,
  pages: readonly (readonly [path: string, fields: Record<string, string | readonly string[]>])[],
): Promise<Seen & { path: string }> {
  let path = '/worried';
  let seen = await browser.get(path);
  for (const [page, fields] of pages) {
    if (path !== '/worried') assert.equal(path.split('/').slice(3).join('/'), page);
    const answer = await browser.post(path, fields);
    assert.equal(answer.status, 303, `${page}: ${answer.text.slice(0, 600)}`);
    path = answer.location ?? '';
    seen = await browser.get(path);
  }
  return { ...seen, path };
}
