import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { routes } from '../../src/app.ts';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import { type Site, startSite } from '../support/browser.ts';
import { addConcern } from '../support/concerns.ts';
import { type Seen, walk } from '../support/crawl.ts';
import { addDeadMessage, addMessage } from '../support/messages.ts';

let site: Site;
const seen: Seen = new Map();
const shown = new Set<string>();

before(async () => {
  site = await startSite();
  const at = '2026-11-23T09:40:00Z';
  await addConcern(site.app.database, {});
  await addConcern(site.app.database, { area: null, dangerNow: true });
  await addConcern(site.app.database, { named: ['decision', 'governance'], headline: 'Close to home' });
  await addConcern(site.app.database, { ratings: [{ rating: 'red' }], allocatedTo: 'screening' });
  await addConcern(site.app.database, { ratings: [{ rating: 'amber' }], decision: { at } });
  await addMessage(site.app.database, site.app.clock.now);
  await site.app.settled();
  await addDeadMessage(site.app.database, site.app.clock.now);
});
after(() => site?.close());

const people: readonly (SampleRole | undefined)[] = [
  undefined,
  ...(Object.keys(samplePractitioners) as SampleRole[]),
];

for (const as of people)
  test(`every page that ${as ?? 'somebody signed out'} can reach, at three widths and in the dark`, async () => {
    const page = await site.window(as === undefined ? {} : { as });
    const { shown: pages, findings } = await walk(page, routes, seen);
    for (const pattern of pages) shown.add(pattern);
    await page.context().close();
    assert.deepEqual(findings, []);
  });

/** Pages that only a filled-in form leads to: the journeys of those forms measure them. */
const behindForms = [
  '/worried/',
  '/receipt/:code',
  '/sign-in/return',
  '/invitation/:token',
  '/account/passkeys/:id',
  '/my-receipts/code',
  '/account/kept/:id',
];

test('no page was left out', () => {
  const pages = routes.filter((route) => route.method === 'GET' && route.kind !== 'machine');
  const missed = pages.map((route) => route.path).filter((path) => !shown.has(path));
  assert.deepEqual(
    missed.filter((path) => !behindForms.some((start) => path.startsWith(start))),
    [],
  );
});
