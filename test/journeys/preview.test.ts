import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaintsOf, type Site, startSite } from '../support/browser.ts';

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site?.close());

test('what is written shows beside it as it will look, and whoever listens hears what to look at again', async () => {
  const page = await site.window({ as: 'author' });
  await page.goto('/library/new?kind=one-minute');
  const seen = page.getByRole('region', { name: 'Preview' });
  await seen.getByText('No title yet').waitFor();
  await page.getByLabel('Text', { exact: true }).fill('## Kites\n\n- **Hold** the [string](/guides)');
  await seen.getByRole('heading', { name: 'Kites' }).waitFor();
  assert.equal(await seen.locator('strong', { hasText: 'Hold' }).count(), 1);
  await page.getByText('It has 4 of at most 250 words').waitFor();
  await page
    .getByLabel('Text', { exact: true })
    .fill('He is attention-seeking. <img src=x onerror=alert(1)>');
  await seen.getByRole('status').getByText('1 word that may lay blame').waitFor({ state: 'attached' });
  assert.equal(await seen.locator('img').count(), 0);
  assert.deepEqual(complaintsOf(page), []);
});

test('once the session ended the preview stands still, says so, and nothing typed is lost', async () => {
  const page = await site.window({ as: 'author' });
  await page.goto('/library/new?kind=guide');
  const seen = page.getByRole('region', { name: 'Preview' });
  await seen.getByText('No title yet').waitFor();
  await page.context().clearCookies({ name: /session/ });
  await page.getByLabel('Title', { exact: true }).fill('Kites at sea');
  await seen.getByText('You were signed out').waitFor({ state: 'attached' });
  assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Kites at sea');
});
