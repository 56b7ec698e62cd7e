import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaving, type Site, startSite } from '../support/browser.ts';
import { journey, neighbour, sendIt } from '../support/journey.ts';

let site: Site;
let code = '';
before(async () => {
  site = await startSite();
  const browser = site.app.visitor();
  ({ code } = await sendIt(browser, await journey(browser, neighbour)));
});
after(() => site?.close());

for (const javaScriptEnabled of [true, false])
  for (const way of ['typed', 'followed out of a message'])
    test(`after leaving, Back shows nothing of a code that was ${way}, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
      const page = await site.window({ javaScriptEnabled });
      await page.goto('/receipt');
      if (way === 'typed') {
        await page.getByLabel('What is your code?').fill(code);
        await page.getByRole('button', { name: 'Look' }).click();
      } else await page.goto(`/receipt/${code}`);
      assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'We have your message');
      assert.equal(page.url(), `${site.url}/receipt`);
      await leaving(page, () => page.getByRole('button', { name: 'Leave' }).first().click());
      for (let back = 0; back < 4 && page.url() !== 'about:blank'; back += 1) {
        await page.goBack();
        const html = await page.content();
        assert.ok(!page.url().includes(code) && !html.includes(code), page.url());
        assert.doesNotMatch(html, /We have your message/);
      }
      await page.context().close();
    });
