import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { seedLibrary } from '../../src/library/index.ts';
import { type Site, startSite } from '../support/browser.ts';
import { sampleServices } from '../support/services.ts';

// Somebody who was never here, on a small phone without scripts: from the front page by links and forms alone.
let site: Site;
before(async () => {
  site = await startSite({ now: '2026-12-26T11:00:00Z' });
  const owner = await site.app.database.owner();
  await seedLibrary(owner, site.app.clock.now);
  await owner.close();
  await sampleServices(site.app);
});
after(() => site.close());

const phone = async (): Promise<Page> => {
  const page = await site.window({
    javaScriptEnabled: false,
    stays: true,
    viewport: { width: 320, height: 720 },
  });
  await page.goto('/');
  return page;
};
const words = (page: Page) => page.locator('main').innerText();
/** Nothing wider than the phone, and the page is what its title says. */
const fits = async (page: Page) => {
  assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 320, page.url());
};

test('whom to call now about a neighbour’s child in Essex on Boxing Day stands on the front page', async () => {
  const page = await phone();
  const essex = page.locator('main a[href="tel:03456061212"]').first();
  assert.ok(await essex.isVisible());
  assert.match(
    (await words(page)).replace(/\s+/g, ' '),
    /Essex 0345 606 1212 Essex emergency duty team until Tuesday/,
  );
  await fits(page);
  await page.getByRole('link', { name: 'Numbers to keep' }).click();
  assert.match(await words(page), /0345 606 1212/);
  await fits(page);
});

test('what to do about a nude image, in two steps', async () => {
  const page = await phone();
  await page.locator('main').getByRole('link', { name: 'Search', exact: true }).click();
  await page
    .getByRole('searchbox')
    .or(page.locator('main input[name=q], main input[name=words]'))
    .first()
    .fill('nude picture of me');
  await page.locator('main').getByRole('button').first().click();
  await fits(page);
  await page.locator('main li a, main h2 a, main h3 a').first().click();
  assert.match(await words(page), /Report Remove/);
  await fits(page);
});

test('a free group for the father of a five-year-old near a postcode', async () => {
  const page = await phone();
  await page.getByRole('link', { name: 'Services near you' }).click();
  await page.getByLabel('What would help?').fill("dads' group");
  await page.getByLabel('Near which postcode?').fill('SS1 1AB');
  await page.getByLabel('How old is the child or young person?').selectOption('5');
  await page.getByText('More choices').click();
  await page.getByLabel('Free').check();
  await page.getByRole('button', { name: 'Show services' }).click();
  await fits(page);
  assert.match(page.url(), /near=SS1(&|#|$)/, 'half of the postcode is kept in the address, and not more');
  const first = page.locator('main h3 a').filter({ hasText: /dad/i }).first();
  await first.click();
  const said = await words(page);
  assert.match(said, /Free/);
  assert.match(said, /\d:?\d\d/);
  await fits(page);
});

test('the section on allegations as it stood last year', async () => {
  const page = await phone();
  await page.locator('main').getByRole('link', { name: 'procedures' }).click();
  await page
    .locator('main')
    .getByRole('link', { name: /Allegations against people/ })
    .first()
    .click();

  await page.locator('main a[href="/procedures/allegations/when-it-applies"]').first().click();
  assert.match(await words(page), /may not be suitable to work with children/);
  await page.locator('main summary').filter({ hasText: /day/i }).first().click();
  for (const [part, value] of [
    ['Day', '26'],
    ['Month', '12'],
    ['Year', '2025'],
  ] as const)
    await page.getByLabel(part, { exact: true }).fill(value);
  await page.locator('main form').getByRole('button').click();
  assert.match(page.url(), /\/procedures\/allegations\/when-it-applies\?/);
  const stood = await words(page);
  assert.match(stood, /Version 1/i);
  assert.doesNotMatch(stood, /may not be suitable to work with children/);
  await fits(page);
});
