import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { behind, besides } from '../support/behind.ts';
import { type Site, startSite } from '../support/browser.ts';
import { measured, type Seen } from '../support/crawl.ts';
import { forgetAttempts } from '../support/emergency.ts';
import type { Visitor } from '../support/visitor.ts';

let site: Site;
let page: Page;
const seen: Seen = new Map();
before(async () => {
  site = await startSite({ config: { OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'windscreen' } });
  page = await site.window({ stays: true });
});
after(() => site?.close());

/** The browser takes over the cookies of somebody who came here without scripts. */
async function become(context: BrowserContext, { cookies }: Visitor): Promise<void> {
  await context.clearCookies();
  const url = site.url.replace('http:', 'https:');
  await context.addCookies(
    [...cookies].map(([name, value]) => ({ name, value, url, secure: true, httpOnly: true })),
  );
}

for (const [route, places] of Object.entries({ ...behind, ...besides }))
  test(`${route}, at three widths and in the dark`, async () => {
    await forgetAttempts(site.app);
    const found = await places(site.app);
    assert.ok(found.length > 0, 'there is a page to measure');
    const findings: string[] = [];
    for (const { browser, path, status = 200 } of found) {
      await become(page.context(), browser);
      const at = await measured(page, path, route, seen);
      assert.equal(at.status, status, path);
      assert.equal(new URL(page.url()).pathname, new URL(path, site.url).pathname, 'no redirect');
      findings.push(...at.findings.map((finding) => `${path}: ${finding}`));
    }
    assert.deepEqual(findings, []);
  });
