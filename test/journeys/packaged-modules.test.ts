import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { complaintsOf, faultsEverywhere, type Site, startSite } from '../support/browser.ts';
import { withModules } from '../support/credentials.ts';
import { asOwner } from '../support/openings.ts';

let site: Site;
before(async () => {
  site = await startSite();
  await withModules(site.app);
});
after(() => site?.close());

const PACKAGE = (version: string) => new URL(`../fixtures/modules/packaged-${version}.zip`, import.meta.url);

async function brought(version: string): Promise<void> {
  const page = await site.window({ as: 'coordinator' });
  await page.goto('/learning/e-learning');
  await page
    .getByLabel('Which course does it count as?')
    .selectOption('Child sexual exploitation: awareness');
  await page.getByLabel('The module').setInputFiles(PACKAGE(version).pathname);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await page
    .getByRole('heading', {
      name: `Two pages and a question (${version === '2004' ? '2004 4th Edition' : version})`,
    })
    .waitFor();
  await page.context().close();
}

/** Opens it, and gives the document that shows the others. */
async function opened(page: Page, button: RegExp): Promise<Frame> {
  await page.goto('/learning/modules');
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL('**/learning/attempts/*');
  await page.frameLocator('.ws-module').getByRole('heading', { name: 'Two pages and a question' }).waitFor();
  const frame = page.frames().find((each) => each.url().endsWith('/index.html'));
  assert.ok(frame);
  return frame;
}

const kept = (page: Page) => page.getByText(/All you did is kept/).waitFor();
const shown = (page: Page) => page.frameLocator('.ws-module').frameLocator('#shown');

for (const [version, role] of [
  ['1.2', 'school'],
  ['2004', 'police'],
] as const)
  test(`a module that an open tool packaged in SCORM ${version}: brought, played, cut off, gone on with, counted, certified`, async () => {
    await brought(version);
    const page = await site.window({ as: role });
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    const module = await opened(page, new RegExp(`Begin: Two pages.*${version}`));
    assert.equal(await module.evaluate('self.origin'), new URL(module.url()).origin);
    assert.notEqual(new URL(module.url()).origin, site.url);
    await shown(page).getByRole('heading', { name: 'First page' }).waitFor();

    await module.getByRole('button', { name: 'Notes' }).click();
    const notes = page.frameLocator('.ws-module').frameLocator('iframe[name="notes"]');
    await notes.getByRole('button', { name: 'Close the notes' }).click();
    await notes.getByText('Notes of the course').waitFor({ state: 'detached' });

    await module.getByRole('button', { name: 'Next page' }).click();
    await shown(page).getByRole('heading', { name: 'Second page' }).waitFor();
    await kept(page);
    await page.context().setOffline(true);
    await module.evaluate('keepPlace(2)');
    await page.getByText('Not kept yet').waitFor();
    await page.context().setOffline(false);
    await kept(page);

    await opened(page, new RegExp(`Go on with it: Two pages.*${version}`));
    await shown(page).getByRole('heading', { name: 'Question' }).waitFor();
    assert.deepEqual(asked.splice(0), ['Go on where you were?']);
    await shown(page).getByRole('button', { name: 'Next week' }).click();
    await shown(page).getByRole('button', { name: 'The same day' }).click();
    await shown(page).getByText('That is right').waitFor();
    await page.getByRole('link', { name: 'E-learning', exact: true }).click();
    await page.waitForURL('**/learning/modules');

    const [row] = await asOwner(site.app.database, (owner) =>
      owner.query<{ score: string; first: string; second: string }>(
        `select i.score::text, i.state ->> 'cmi.interactions.0.id' as first, i.state ->> 'cmi.interactions.1.id' as second
         from learning.completion c join learning.attempt_item i on i.attempt_id = c.came_of
         join learning.attempt a on a.id = i.attempt_id join learning.package p on p.id = a.package_id
         where p.version = $1 and p.title like 'Two pages%'`,
        [version],
      ),
    );
    assert.deepEqual(row, { score: '100', first: 'question-0', second: 'question-1' });
    await page.goto('/learning/mine');
    await page.getByRole('cell', { name: 'E-learning' }).waitFor();
    const certificate = page.getByRole('link', { name: /Certificate/ }).first();
    const answer = await page.request.get(`${await certificate.getAttribute('href')}/certificate.pdf`);
    assert.match(answer.headers()['content-type'] ?? '', /pdf/);
    assert.deepEqual(
      complaintsOf(page).filter((each) => !/ERR_INTERNET_DISCONNECTED/.test(each)),
      [],
    );
    await page.context().close();
  });

test('where modules have no hosts of their own, each document is of no origin, and what it tells is kept and counted', async () => {
  // Another name of this machine, under which no hosts for modules are known.
  const elsewhere = site.url.replace('localhost', '127.0.0.1');
  site.app.config.baseUrl = elsewhere;
  const page = await site.window({ as: 'duty', baseURL: elsewhere, stays: true });
  await page.goto('/learning/modules');
  await page.getByRole('button', { name: /Begin: .*SCORM 2004/ }).click();
  const frame = page.frameLocator('.ws-module');
  for (let at = 0; at < 3; at += 1) await frame.getByRole('button', { name: 'Next' }).click();
  const module = page.frames().find((each) => each.url().includes('/e-learning/content/'));
  assert.equal(await module?.evaluate('self.origin'), 'null');
  await frame.getByLabel('Write it down and tell the safeguarding lead today').check();
  await frame.getByLabel('When several things together do not look right').check();
  await frame.getByRole('button', { name: 'See how you did' }).click();
  await page.getByText('Completed. It stands on your record.').waitFor();
  await page.context().close();
  site.app.config.baseUrl = site.url;
});

test('the player of a module with frames is as usable as every other page, on a phone too', async () => {
  const page = await site.window({ as: 'health', viewport: { width: 320, height: 640 } });
  await opened(page, /Begin: Two pages.*1\.2/);
  assert.deepEqual(await faultsEverywhere(page), []);
  await page.context().close();
});
