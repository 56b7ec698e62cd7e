import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { seedLibrary } from '../../../library/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  const owner = await app.database.owner();
  await seedLibrary(owner, app.clock.now);
  await owner.close();
});
after(() => app.close());

test('search engines are told what is published, and each of its addresses is a page', async () => {
  const robots = await app.visitor().get('/robots.txt');
  const map = /^Sitemap: http:\/\/localhost:3000(\/\S+)$/m.exec(robots.html)?.[1] ?? '';
  const listed = await app.visitor().get(map);
  assert.match(listed.headers.get('content-type') ?? '', /^application\/xml/);
  assert.equal(listed.headers.get('cache-control'), 'public, max-age=3600');
  const paths = [...listed.html.matchAll(/<loc>http:\/\/localhost:3000(\/[^<#]*)<\/loc>/g)].map(
    ([, path]) => path ?? '',
  );
  assert.ok(paths.length > 60, `${paths.length} addresses`);
  assert.equal(new Set(paths).size, paths.length);
  const closed = [...robots.html.matchAll(/^Disallow: (\S+)$/gm)].map(([, path]) => path ?? '');
  for (const path of paths)
    assert.ok(!closed.some((each) => path.startsWith(each)), `${path} is listed and closed`);
  for (const path of ['/', '/worried', '/guides', '/numbers', ...paths.filter((_, n) => n % 40 === 0)])
    assert.equal((await app.visitor().get(path)).status, 200, path);
});

test('a page for survivors may be found, and nobody keeps a copy; others say in a sentence what they are', async () => {
  const owner = await app.database.owner();
  const [sensitive] = await owner.query<{ path: string }>(
    `select split_part(href, '?', 1) as path from library.search_entry where sensitive order by href limit 1`,
  );
  await owner.close();
  const seen = await app.visitor().get(sensitive?.path ?? '');
  assert.equal(seen.status, 200);
  assert.equal(seen.headers.get('x-robots-tag'), 'noarchive');
  assert.equal(seen.headers.get('cache-control'), 'no-store');
  const home = await app.visitor().get('/');
  assert.match(home.html, /<meta name="description" content="Worried about a child, [^"]{40,140}">/);
});
