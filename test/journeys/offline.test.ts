import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { KEPT_PAGES } from '../../src/desk/public/offline/page.ts';
import { faultsOf, type Site, startSite } from '../support/browser.ts';

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

const keptOn = `(async () => {
  const found = [];
  for (const name of await caches.keys()) for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname);
  return found;
})()`;

test('the numbers are kept when somebody asks for it, open without a connection, and go again', async () => {
  const page = await site.window({ stays: true, viewport: { width: 320, height: 720 } });
  await page.goto('/numbers');
  assert.deepEqual(await faultsOf(page), []);
  assert.deepEqual(await page.evaluate(keptOn), [], 'nothing is kept unasked');
  await page.getByRole('button', { name: 'Keep these numbers here' }).click();
  await page.getByText('Kept. These numbers now open without a signal.').waitFor();
  await page.goto('/worried');
  await page.goto('/privacy');
  const kept = await page.evaluate<string[]>(keptOn);
  assert.deepEqual(
    kept.filter((path) => !path.startsWith('/assets/')),
    [...KEPT_PAGES, '/kept-at'],
    'nothing of what was read',
  );
  await page.context().setOffline(true);
  await page.goto('/accessibility');
  assert.match(
    await page.locator('main').innerText(),
    /Numbers to keep[\s\S]*0345 603 7627[\s\S]*01375 372468/,
  );
  await page.goto('/windscreen');
  assert.equal(await page.locator('h1').count(), 1);
  await page.context().setOffline(false);
  await page.goto('/numbers');
  await page.getByRole('button', { name: 'Take them off this phone' }).click();
  await page.getByText('Gone from this phone.').waitFor();
  assert.deepEqual(await page.evaluate(keptOn), []);
});

test('the numbers say when each is answered, and may be read by anybody without scripts', async () => {
  const { text, status, headers } = await site.app.visitor().get('/numbers');
  assert.equal(status, 200);
  assert.match(headers.get('cache-control') ?? '', /^public/);
  assert.match(
    text,
    /Thurrock.*01375 652802 Thurrock multi-agency safeguarding hub Monday to .* 01375 372468 .* at all other times/,
  );
  assert.match(text, /Everywhere.*0800 40 50 40 or text 61016 British Transport Police day and night/);
});

test('it can stand on a home screen, under a name that says nothing', async () => {
  const manifest = await site.app.fetch(new Request('http://localhost:3000/manifest.webmanifest'));
  assert.equal(manifest.headers.get('content-type'), 'application/manifest+json');
  const said = (await manifest.json()) as { name: string; icons: { src: string }[] };
  assert.equal(said.name, 'Windscreen');
  for (const { src } of said.icons)
    assert.equal((await site.app.fetch(new Request(`http://localhost:3000${src}`))).status, 200, src);
});
