import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultsOf, type Site, startSite } from '../support/browser.ts';

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

async function codeSentTo(address: string): Promise<string> {
  const owner = await site.app.database.owner();
  const [message] = await owner.query<{ body: string }>(
    'select body from platform.message where to_address = $1',
    [address],
  );
  await owner.close();
  return /\d{4} \d{4}/.exec(message?.body ?? '')?.[0] ?? '';
}

for (const javaScriptEnabled of [true, false])
  test(`an address is proved by keyboard, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const address = javaScriptEnabled ? 'with@example.org' : 'without@example.org';
    const page = await site.window({ javaScriptEnabled });
    const check = async () => (javaScriptEnabled ? assert.deepEqual(await faultsOf(page), []) : undefined);
    await page.goto('/my-receipts');
    await check();
    await page.getByLabel('What is your email address?').fill(address);
    await page.getByLabel('What is your email address?').press('Enter');
    await page.waitForURL('**/my-receipts/code');
    await check();
    const box = page.getByLabel('Type the code we sent you');
    await box.fill('12');
    await box.press('Enter');
    await page.getByRole('link', { name: 'Enter the eight digits of the code' }).waitFor();
    await check();
    await box.fill(await codeSentTo(address));
    await box.press('Enter');
    await page.waitForURL('**/my-receipts');
    assert.match(await page.innerText('main'), /Nothing was sent with this address/);
    await check();
    await page.getByRole('button', { name: 'Close this list' }).press('Enter');
    await page.waitForURL(`${site.url}/`);
  });
