import assert from 'node:assert/strict';
import type { TestApp } from './app.ts';
import type { Seen } from './visitor.ts';

/** Reads a public page as somebody new, and sees that whoever has it is told so without its bytes; what was seen and its tag. */
export async function askedAgain(app: TestApp, path: string): Promise<{ seen: Seen; tag: string }> {
  const seen = await app.visitor().get(path);
  assert.equal(seen.status, 200, path);
  assert.match(seen.headers.get('cache-control') ?? '', /^public, max-age=\d+$/, path);
  const tag = seen.headers.get('etag') ?? '';
  assert.notEqual(tag, '', path);
  const again = await app.visitor().get(path, { 'if-none-match': tag });
  assert.equal(again.status, 304, path);
  assert.equal(again.html, '', path);
  return { seen, tag };
}

/** The same page says something else by now: whoever has it gets it anew. */
export async function saysAnew(app: TestApp, path: string, tag: string): Promise<Seen> {
  const anew = await app.visitor().get(path, { 'if-none-match': tag });
  assert.equal(anew.status, 200, path);
  assert.notEqual(anew.headers.get('etag'), tag, path);
  return anew;
}
