import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { samplePractitioners } from '../../src/partnership/index.ts';
import { faultsOf, type Site, startSite } from '../support/browser.ts';

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

/** Gives the window a device that holds passkeys, and whose owner always says yes. */
async function withDevice(page: Page, verified = true) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verified,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

async function ask<Row>(statement: string, parameters: unknown[]): Promise<Row[]> {
  const owner = await site.app.database.owner();
  try {
    return await owner.query<Row>(statement, parameters);
  } finally {
    await owner.close();
  }
}

async function invite(person: string, token: string): Promise<void> {
  const hash = createHash('sha256').update(token).digest();
  const expires = site.app.clock.now.add({ hours: 24 * 7 }).toString();
  await ask('insert into identity.invitation (practitioner_id, token_hash, expires_at) values ($1, $2, $3)', [
    person,
    hash,
    expires,
  ]);
}

test('somebody invited makes a passkey, signs out, and signs in with it', async () => {
  const page = await site.window();
  await withDevice(page);
  await invite(samplePractitioners.board.id, 'a-link-for-edith');
  await page.goto('/invitation/a-link-for-edith');
  assert.match(await page.innerText('main'), /Edith Rowan, Independent scrutineer/);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByLabel('A name for this passkey').fill('Edith’s tablet');
  await page.getByRole('button', { name: 'Make a passkey on this device' }).press('Enter');
  await page.waitForURL('**/desk');

  await page.goto('/account');
  assert.match(await page.innerText('main'), /Edith’s tablet/);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('link', { name: 'Edith’s tablet' }).press('Enter');
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('link', { name: 'Remove this passkey' }).press('Enter');
  await page.getByRole('heading', { name: 'Remove “Edith’s tablet”?' }).waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out everywhere' }).press('Enter');
  await page.waitForURL(`${site.url}/`);

  await page.goto('/sign-in?next=%2Faccount');
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).press('Enter');
  await page.waitForURL('**/account');
  assert.match(await page.innerText('main'), /Edith Rowan/);

  await page.goto('/invitation/a-link-for-edith');
  assert.match(await page.innerText('main'), /This invitation does not work/);
  assert.deepEqual(await faultsOf(page), []);
});

test('a device that does not know its owner gives no passkey, and the page says so', async () => {
  const page = await site.window();
  await withDevice(page, false);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).press('Enter');
  await page.getByText('No passkey was given').waitFor();
  assert.equal(new URL(page.url()).pathname, '/sign-in');
});

test('a script that asks for less than we do gets no further', async () => {
  const page = await site.window();
  const { session, authenticatorId } = await withDevice(page);
  await invite(samplePractitioners.operator.id, 'a-link-for-silas');
  await page.goto('/invitation/a-link-for-silas');
  await page.getByRole('button', { name: 'Make a passkey on this device' }).press('Enter');
  await page.waitForURL('**/desk');
  await page.getByRole('button', { name: 'Sign out' }).press('Enter');
  await page.waitForURL(`${site.url}/`);
  await page.route('**/sign-in/passkey/options', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), userVerification: 'discouraged' } });
  });
  await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).press('Enter');
  await page.getByRole('heading', { name: 'We could not sign you in' }).waitFor();
  assert.deepEqual(await faultsOf(page), []);
  const [{ basis } = { basis: '' }] = await ask<{ basis: string }>(
    `select basis from audit.event where action = 'sign in' and outcome = $1 order by seq desc limit 1`,
    ['refused'],
  );
  assert.equal(basis, 'the person was not verified');
});

test('without JavaScript the sign-in page says what a passkey needs and offers the other ways', async () => {
  const page = await site.window({ javaScriptEnabled: false });
  await page.goto('/sign-in');
  assert.match(await page.innerText('main'), /A passkey needs JavaScript/);
  assert.equal(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible(), false);
  await page.getByRole('button', { name: 'Sign in as Amara Cole' }).press('Enter');
  await page.waitForURL('**/desk');
});
