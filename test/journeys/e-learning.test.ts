import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { manifestOf, zipOf } from '../../src/learning/sample/module-zip.ts';
import { samplePractitioners } from '../../src/partnership/index.ts';
import { faultsEverywhere, type Site, signIn, startSite } from '../support/browser.ts';
import { bringModule, withModules } from '../support/credentials.ts';
import { asOwner } from '../support/openings.ts';
import { sequencedCourse } from '../support/sequenced.ts';

let site: Site;
before(async () => {
  site = await startSite();
  await withModules(site.app);
});
after(() => site?.close());

const query = <Row>(statement: string) => asOwner(site.app.database, (owner) => owner.query<Row>(statement));

async function begun(page: Page, title: RegExp): Promise<Frame> {
  await page.goto('/learning/modules');
  await page.getByRole('button', { name: title }).click();
  await page.waitForURL('**/learning/attempts/*');
  return moduleIn(page);
}

async function moduleIn(page: Page): Promise<Frame> {
  for (let tries = 0; tries < 100; tries += 1) {
    const frame = page.frames().find((each) => each.url().includes('/e-learning/content/'));
    if (frame) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error('no frame');
}

const kept = (page: Page) => page.getByText(/All you did is kept|Completed\. It stands/).waitFor();

for (const [version, role] of [
  ['1.2', 'school'],
  ['2004', 'police'],
] as const)
  test(`the sample’s module is completed in SCORM ${version}: left half way, gone on with, and counted once`, async () => {
    const page = await site.window({ as: role });
    const first = await begun(page, new RegExp(`Begin: .*SCORM ${version}`));
    await first.getByRole('button', { name: 'Next' }).click();
    await first.getByRole('button', { name: 'Next' }).click();
    await kept(page);
    await page.goto('/learning/mine');
    const again = await begun(page, new RegExp(`Go on with it: .*SCORM ${version}`));
    await again.getByText('Page 3 of 4').waitFor();
    await again.getByRole('button', { name: 'Next' }).click();
    await again.getByLabel('Take the phone and read it').check();
    await again.getByLabel('When several things together do not look right').check();
    await again.getByRole('button', { name: 'See how you did' }).click();
    await again.getByText('Not both are right yet').waitFor();
    await again.getByLabel('Write it down and tell the safeguarding lead today').check();
    await again.getByRole('button', { name: 'See how you did' }).click();
    await page.getByText('Completed. It stands on your record.').waitFor();
    await page.goto('/learning/mine');
    await page.getByRole('cell', { name: 'E-learning' }).waitFor();
    const rows = await query<{ score: string }>(
      `select i.score::text from learning.completion c join learning.attempt_item i on i.attempt_id = c.came_of
       join learning.attempt a on a.id = c.came_of join learning.package p on p.id = a.package_id
       where c.how = 'e-learning' and p.version = '${version}'`,
    );
    assert.deepEqual(rows, [{ score: '100' }]);
    await page.context().close();
  });

test('what is done without a connection is kept when it comes back, once and whole', async () => {
  const page = await site.window({ as: 'health' });
  const module = await begun(page, /Begin: .*SCORM 1\.2/);
  await kept(page);
  await page.context().setOffline(true);
  await module.getByRole('button', { name: 'Next' }).click();
  await page.getByText('Not kept yet').waitFor();
  await module.getByRole('button', { name: 'Next' }).click();
  await module.getByRole('button', { name: 'Next' }).click();
  await module.getByLabel('Nothing: a phone is not a crime').check();
  await page.context().setOffline(false);
  await kept(page);
  const [row] = await query<{ at: string; chosen: string }>(
    `select i.state ->> 'cmi.core.lesson_location' as at, i.state ->> 'cmi.suspend_data' as chosen from learning.attempt_item i
     join learning.attempt a on a.id = i.attempt_id where a.practitioner_id = '${samplePractitioners.health.id}'`,
  );
  assert.deepEqual(row, { at: '3', chosen: '[0]' });
  await page.context().close();
});

/** A module that tells everything as it closes, each way that modules do. */
const LATE = (
  version: string,
) => `<!doctype html><html lang="en"><head><title>Late</title></head><body><h1>Late</h1><script>
const old = ${version === '1.2'};
const api = old ? window.API : window.API_1484_11;
const call = (name, ...words) => api[(old ? 'LMS' : '') + name](...words);
call('Initialize', '');
addEventListener('beforeunload', () => call('SetValue', old ? 'cmi.core.score.raw' : 'cmi.score.raw', '85'));
addEventListener('pagehide', () => call('SetValue', old ? 'cmi.core.lesson_status' : 'cmi.success_status', 'passed'));
onunload = () => { call('SetValue', 'cmi.suspend_data', 'the end'); call(old ? 'Finish' : 'Terminate', ''); };
</script></body></html>`;

for (const version of ['1.2', '2004'] as const)
  test(`what a module of SCORM ${version} says as its tab is closed is kept, and counts`, async () => {
    const title = `Late ${version}`;
    const manifest = manifestOf(version, 'index.html', title);
    await bringModule(
      site.app,
      zipOf([
        ['imsmanifest.xml', Buffer.from(manifest)],
        ['index.html', Buffer.from(LATE(version))],
      ]),
    );
    const page = await site.window({ as: 'duty' });
    await begun(page, new RegExp(`Begin: ${title}`));
    await page.frameLocator('.ws-module').getByRole('heading', { name: 'Late' }).waitFor();
    await page.close({ runBeforeUnload: true });
    const came = () =>
      query<{ score: string; kept: string }>(
        `select i.score::text, i.state ->> 'cmi.suspend_data' as kept from learning.completion c
         join learning.attempt_item i on i.attempt_id = c.came_of join learning.attempt a on a.id = c.came_of
         join learning.package p on p.id = a.package_id where p.title = '${title}'`,
      );
    const other = await page.context().newPage();
    // What the player heard before it closed comes by itself, and may come after.
    const isWhole = async () => (await came()).some(({ score, kept }) => score && kept === 'the end');
    for (let tries = 0; tries < 200 && !(await isWhole()); tries += 1) await other.waitForTimeout(50);
    assert.deepEqual(await came(), [{ score: '85', kept: 'the end' }]);
    await page.context().close();
  });

test('a course in order: what is not open yet says so, its own buttons lead on, it is left and gone on with', async () => {
  await bringModule(site.app, sequencedCourse('Course in order'));
  const page = await site.window({ as: 'trainingLead' });
  const frame = page.frameLocator('.ws-module');
  await begun(page, /Begin: Course in order/);
  await page.getByText('Listening Not open yet').waitFor();
  await frame.getByText('May go on: false, back: false, to the quiz: false').waitFor();
  await frame.getByRole('button', { name: 'I learned it' }).click();
  await page.getByRole('link', { name: 'Listening', exact: true }).waitFor();
  assert.deepEqual(await faultsEverywhere(page), []);
  await page.context().setOffline(true);
  await frame.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Not kept yet').waitFor();
  await page.context().setOffline(false);
  await frame.getByText('Part 1', { exact: true }).waitFor();
  await frame.getByText('Begun as ab-initio, was at nowhere, objectives 2').waitFor();
  await frame.getByRole('button', { name: 'Suspend all' }).click();
  await page.waitForURL('**/learning/modules');
  await page.context().clearCookies();
  await signIn(page, 'trainingLead');
  await begun(page, /Go on with it: Course in order/);
  await frame.getByText('Begun as resume').waitFor();
  await frame.getByRole('button', { name: 'I learned it' }).click();
  await page.getByRole('link', { name: 'Next part: Recording' }).click();
  await frame.getByText('Part 2', { exact: true }).waitFor();
  await frame.getByText('back: true').waitFor();
  await frame.getByRole('button', { name: 'Previous' }).click();
  await frame.getByText('Part 1', { exact: true }).waitFor();
  await frame.getByRole('button', { name: 'Exit all' }).click();
  await page.waitForURL('**/learning/modules');
  await page.context().close();
});

/** A module that tries to reach what is ours, and writes what it got on its page. */
const HOSTILE = `<!doctype html><html lang="en"><head><title>Hostile</title></head><body><h1>Hostile</h1><pre id="got"></pre><script>
const got = {};
const attempt = async (name, work) => { try { got[name] = String(await work()).slice(0, 80); } catch (error) { got[name] = 'refused'; } };
(async () => {
  await attempt('cookie', () => document.cookie || 'nothing');
  await attempt('storage', () => { localStorage.setItem('a', 'b'); return 'stored'; });
  await attempt('session', () => { sessionStorage.setItem('a', 'b'); return 'stored'; });
  await attempt('database', () => new Promise((yes, no) => { const open = indexedDB.open('a'); open.onsuccess = () => yes('opened'); open.onerror = no; }));
  await attempt('page above', () => window.top.document.title);
  await attempt('form token', () => Object.getPrototypeOf(window).parent.document.querySelector('[data-csrf]'));
  await attempt('record', () => fetch('/learning/mine', { credentials: 'include' }).then((answer) => answer.text()));
  await attempt('other site', () => fetch('https://elsewhere.example/').then((answer) => answer.status));
  await attempt('picture', () => new Promise((yes, no) => { const image = new Image(); image.onload = () => yes('loaded'); image.onerror = no; image.src = '/assets/favicon.svg'; }));
  await attempt('away', () => { window.top.location = '/account'; return 'asked'; });
  await attempt('window', () => (window.open('/account') ? 'opened' : 'nothing'));
  await attempt('worker', () => navigator.serviceWorker.register('sw.js').then(() => 'registered'));
  await attempt('own', () => fetch('data.txt').then((answer) => answer.text()));
  await attempt('forged', () => { window.top.postMessage({ messageId: 'x', method: 'constructor', params: ['alert(1)'] }, '*'); return 'sent'; });
  got.origin = self.origin;
  document.getElementById('got').textContent = JSON.stringify(got);
})();
</script></body></html>`;

test('a hostile module reaches no cookie, storage or page of ours, and no other site', async () => {
  await bringModule(
    site.app,
    zipOf([
      ['imsmanifest.xml', Buffer.from(manifestOf('1.2', 'index.html', 'Hostile'))],
      ['index.html', Buffer.from(HOSTILE)],
      ['data.txt', Buffer.from('its own file')],
    ]),
  );
  const page = await site.window({ as: 'duty' });
  const module = await begun(page, /Begin: Hostile/);
  await module.waitForFunction(`document.getElementById('got').textContent !== ''`);
  const { storage, session, database, ...got } = JSON.parse(
    (await module.locator('#got').textContent()) ?? '{}',
  );
  // Some browsers give a host within another's page no storage, some give it its own; none gives it ours.
  for (const own of [storage, session, database]) assert.match(own, /^(refused|stored|opened)$/);
  assert.equal(await page.evaluate("localStorage.getItem('a') ?? sessionStorage.getItem('a')"), null);
  assert.deepEqual(got, {
    ...{ cookie: 'nothing', 'page above': 'refused' },
    ...{
      'form token': 'refused',
      record: 'refused',
      'other site': 'refused',
      picture: 'refused',
      away: 'refused',
    },
    ...{
      window: 'opened',
      worker: 'refused',
      own: 'its own file',
      forged: 'sent',
      origin: new URL(module.url()).origin,
    },
  });
  assert.match(new URL(page.url()).pathname, /^\/learning\/attempts\//, 'the page was not led away');
  // Opened by itself, outside the player, it is of no origin as well.
  assert.notEqual(new URL(module.url()).origin, site.url);
  await page.goto(new URL(module.url()).pathname.replace('index.html', 'data.txt'));
  assert.equal(await page.evaluate('self.origin'), 'null');
  await page.context().close();
});

test('the player is as usable as every other page', async () => {
  const page = await site.window({ as: 'board' });
  await begun(page, /Begin: .*SCORM 1\.2/);
  await kept(page);
  assert.deepEqual(await faultsEverywhere(page), []);
  await page.context().close();
});
