import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { samplePractitioners } from '../../src/partnership/index.ts';
import { type Agency, agencyClient, startAgency } from '../support/agency.ts';
import { faultsOf, type Site, startSite } from '../support/browser.ts';

let site: Site;
let agency: Agency;
before(async () => {
  agency = await startAgency();
  site = await startSite({
    now: Temporal.Now.instant().toString(),
    config: { OIDC_ISSUER: agency.issuer, ...agencyClient },
  });
  agency.redirectUri = `${site.url}/sign-in/return`;
  const owner = await site.app.database.owner();
  await owner.query(
    'insert into identity.credential_oidc (issuer, subject, practitioner_id) values ($1, $2, $3)',
    [agency.issuer, 'account-of-jonah', samplePractitioners.decision.id],
  );
  await owner.close();
});
after(async () => {
  await site.close();
  await agency.close();
});

for (const javaScriptEnabled of [true, false])
  test(`there and back through the agency, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const page = await site.window({ javaScriptEnabled });
    await page.context().route(
      (address) => address.origin === agency.issuer,
      (route) => route.continue(),
    );
    agency.account = 'account-of-jonah';
    await page.goto('/account');
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Sign in with your agency account' }).press('Enter');
    await page.waitForURL('**/account');
    assert.match(await page.innerText('main'), /Jonah Pryce/);
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
  });

test('an account nobody invited comes back to a page that says what to do', async () => {
  const page = await site.window();
  await page.context().route(
    (address) => address.origin === agency.issuer,
    (route) => route.continue(),
  );
  agency.account = 'a-stranger';
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with your agency account' }).press('Enter');
  await page.getByRole('heading', { name: 'We could not sign you in' }).waitFor();
  assert.deepEqual(await faultsOf(page), []);
});
