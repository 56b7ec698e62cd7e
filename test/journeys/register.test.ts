import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { faultsOf, type Site, startSite } from '../support/browser.ts';
import { fillSession, heldSession, rowsOf } from '../support/register.ts';

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

const keptHere = (page: Page) =>
  page.evaluate<string>(`(async () => {
    const pages = [];
    for (const name of await caches.keys()) for (const one of await (await caches.open(name)).keys())
      pages.push(await (await caches.match(one)).text());
    return JSON.stringify({ ...localStorage }) + pages.join();
  })()`);

const box = (page: Page, name: string, mark: string) =>
  page.locator(`input[name="${name}"][value="${mark}"] + label`);

test('a register is marked while the network is gone, names nobody at rest, and sends every mark once', async () => {
  const { session, path, bookings, boxes } = await heldSession(site.app, {
    course: { needs_assessment: true },
  });
  const [ada = '', bo = '', cy = ''] = boxes;
  await fillSession(site.app, session, 27);
  const page = await site.window({ as: 'trainer', stays: true, viewport: { width: 320, height: 720 } });
  await page.clock.setFixedTime(site.app.clock.now.toString());
  await page.goto(path);
  const status = page.locator('[data-said]');
  assert.equal(await page.getByRole('button', { name: 'Take it off this phone' }).isVisible(), false);
  await page.getByRole('button', { name: 'Keep this register on this phone' }).click();
  await status.getByText('Kept on this phone').waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.context().setOffline(true);
  await box(page, ada, 'here').click();
  await status.getByText('One mark not sent yet, kept on this phone: there is no connection').waitFor();
  await page.getByRole('button', { name: 'Save the register' }).click();
  assert.match(
    await page.locator('main').innerText(),
    /Ada Quill/,
    'nothing is lost by saving without a connection',
  );
  await page.reload();
  await page
    .getByText(/^Number \d+$/)
    .first()
    .waitFor();
  assert.equal(await page.getByText(/^Number \d+$/).count(), 30, 'everybody, whichever page they stood on');
  const faults = await faultsOf(page);
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')),
    [],
  );
  assert.doesNotMatch(
    (await page.locator('main').innerText()) + (await keptHere(page)),
    /Quill|Reed|Stone|Creekside/,
  );
  assert.equal(await page.locator(`input[name="${ada}"][value="here"]`).isChecked(), true);
  await page.locator(`input[name="minutes-${bo.slice(1)}"]`).fill('20');
  await box(page, bo, 'late').click();
  await box(page, cy, 'here').click();
  await box(page, cy, 'away').click();
  await page.context().setOffline(false);
  await page.evaluate("window.dispatchEvent(new Event('online'))");
  await status.getByText('Every mark was sent').waitFor();
  const marks = await rowsOf(
    site.app,
    sql`select booking_id as b, mark, minutes, how from learning.mark where session_id = ${session}::uuid`,
  );
  const said = (b: string, mark: string, minutes: number | null) => ({ b, mark, minutes, how: 'phone' });
  const [first = '', second = '', third = ''] = bookings;
  const wanted = [said(first, 'here', null), said(second, 'late', 20), said(third, 'away', null)];
  assert.deepEqual(
    new Set(marks.map((row) => JSON.stringify(row))),
    new Set(wanted.map((row) => JSON.stringify(row))),
  );
  assert.equal(marks.length, 3);
  assert.doesNotMatch(await keptHere(page), /"mark:/, 'what was sent is gone from the phone');
  await page.goto(path);
  await page.getByText('Here 1, Came late 1, Left early 0, Not here 1').waitFor();
  await page.getByRole('button', { name: 'Take it off this phone' }).click();
  await status.getByText('Gone from this phone.').waitFor();
  assert.equal(await keptHere(page), '{}');
  for (const other of [`${path}?part=assessment`, `/learning/arrivals/${first}`]) {
    await page.goto(other);
    assert.deepEqual(await faultsOf(page), [], other);
  }
});

test('what nobody comes back for goes from the phone after two weeks', async () => {
  const { path } = await heldSession(site.app);
  const page = await site.window({ as: 'trainer', stays: true });
  await page.clock.setFixedTime(site.app.clock.now.toString());
  await page.goto(path);
  await page.getByRole('button', { name: 'Keep this register on this phone' }).click();
  await page.locator('[data-said]').getByText('Kept on this phone').waitFor();
  await page.clock.setFixedTime(site.app.clock.now.add({ hours: 15 * 24 }).toString());
  await page.goto('/learning/registers/kept');
  await page.getByText('No register is kept on this phone.').waitFor();
  assert.equal(await keptHere(page), '{}');
});
