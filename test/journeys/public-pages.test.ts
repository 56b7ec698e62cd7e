import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultsOf, leaving, type Site, startSite } from '../support/browser.ts';

const PAGES = ['/', '/windscreen', '/who-can-see-what', '/privacy', '/accessibility', '/style', '/not-there'];
const DRAWN = ['/', '/style'];
const WINDOWS = {
  'a phone': { paths: PAGES, viewport: { width: 320, height: 720 } },
  'a tablet': { paths: PAGES, viewport: { width: 768, height: 1024 } },
  'a desk': { paths: PAGES, viewport: { width: 1280, height: 900 } },
  'a desk in the dark': { paths: DRAWN, viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'a desk at 400%': { paths: DRAWN, viewport: { width: 320, height: 256 } },
  'forced colours': { paths: DRAWN, viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
} as const;

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

for (const [name, { paths, ...options }] of Object.entries(WINDOWS)) {
  test(`nothing is wrong with the public pages on ${name}`, async () => {
    const page = await site.window(options);
    for (const path of paths) {
      await page.goto(path);
      assert.deepEqual(await faultsOf(page), [], path);
    }
    await page.context().close();
  });
}

test('leaving blanks the page at once, and Back shows neither it nor what was read before', async () => {
  const page = await site.window();
  await page.goto('/windscreen');
  await page.goto('/');
  await leaving(page, async () => {
    const blank = await page.evaluate<boolean>(`
      document.querySelector('.govuk-exit-this-page__button').click();
      [...document.querySelectorAll('main, header')].every((part) => part.getClientRects().length === 0)`);
    assert.ok(blank);
  });
  await leaving(page, () => page.evaluate('history.back()'));
  await page.goto('/windscreen');
  assert.match((await page.title()) ?? '', /Levels of help/, 'whoever comes anew reads on');
});

test('pressing Shift three times leaves, and says how many are still to come', async () => {
  const page = await site.window();
  await page.goto('/');
  const status = page.locator('.govuk-exit-this-page [role=status]');
  await page.keyboard.press('Shift');
  assert.match((await status.textContent()) ?? '', /2 more times/);
  await page.keyboard.press('Shift');
  await leaving(page, () => page.keyboard.press('Shift'));
});

test('the way out comes second for the keyboard, and tells the other site nothing', async () => {
  const page = await site.window();
  await page.goto('/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.activeElement.textContent.trim()'), 'Leave this site');
  const asked = await leaving(page, () => page.keyboard.press('Enter'));
  assert.equal(asked.headers().referer, undefined);
});

test('without scripts the way out is a link and the menu opens', async () => {
  const page = await site.window({ javaScriptEnabled: false, viewport: { width: 320, height: 720 } });
  await page.goto('/');
  const levels = page.locator('.ws-nav a[href="/windscreen"]');
  assert.equal(await levels.isVisible(), false);
  await page.locator('.ws-menu summary').press('Enter');
  assert.equal(await levels.isVisible(), true);
  await leaving(page, () => page.locator('.govuk-exit-this-page__button').click());
});

test('on a phone the numbers stand on a page that has no other place for them, once; wide screens have them in the bar', async () => {
  const page = await site.window({ javaScriptEnabled: false, viewport: { width: 320, height: 720 } });
  for (const path of ['/guides', '/windscreen', '/privacy', '/feedback', '/sign-in', '/my-receipts']) {
    await page.goto(path);
    const numbers = page.getByRole('heading', { name: 'Would you rather talk?' });
    assert.equal(await numbers.count(), 1, path);
    assert.ok(await numbers.isVisible(), path);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.equal(await page.locator('#numbers').isVisible(), false);
  assert.equal(await page.locator('.ws-call__line').first().isVisible(), true);
});

test('on a wide screen the navigation stands open, with no button', async () => {
  const page = await site.window({ viewport: { width: 1280, height: 900 } });
  await page.goto('/');
  assert.equal(await page.locator('.ws-nav a[href="/windscreen"]').isVisible(), true);
  assert.equal(await page.locator('.ws-menu summary').isVisible(), false);
});

test('a level in the windscreen is reached and followed by keyboard', async () => {
  const page = await site.window();
  await page.goto('/');
  await page.locator('.ws-arc__level--3').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/windscreen\?level=3#level-3$/);
});
