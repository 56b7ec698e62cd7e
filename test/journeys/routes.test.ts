import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { routes } from '../../src/app.ts';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import { openWindow, startBrowser } from '../support/browser.ts';
import { addConcern } from '../support/concerns.ts';
import { type Seen, walk } from '../support/crawl.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;
const seen: Seen = new Map();
const shown = new Set<string>();

before(async () => {
  site = await startSite();
  browser = await startBrowser();
  const at = '2026-11-23T09:40:00Z';
  await addConcern(site.database, {});
  await addConcern(site.database, { area: null, dangerNow: true });
  await addConcern(site.database, { named: ['decision', 'governance'], headline: 'Close to home' });
  await addConcern(site.database, { ratings: [{ rating: 'red' }], allocatedTo: 'screening' });
  await addConcern(site.database, { ratings: [{ rating: 'amber' }], decision: { at } });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const people: readonly (SampleRole | undefined)[] = [
  undefined,
  ...(Object.keys(samplePractitioners) as SampleRole[]),
];

for (const as of people)
  test(`every page that ${as ?? 'somebody signed out'} can reach, at three widths and in the dark`, async () => {
    const person = await openWindow(browser, site.address, as === undefined ? {} : { as });
    const { shown: pages, findings } = await walk(person, site.address, routes, seen);
    for (const page of pages) shown.add(page);
    await person.leave();
    assert.deepEqual(findings, []);
  });

/** Pages that no link leads to, and the test that walks them. */
const walkedElsewhere: Readonly<Record<string, string>> = {};

test('no page was left out', () => {
  const pages = routes.filter((route) => route.method === 'GET' && route.kind !== 'machine');
  const missed = pages.map((route) => route.path).filter((path) => !shown.has(path));
  assert.deepEqual(
    missed.filter((path) => !(path in walkedElsewhere)),
    [],
  );
});
