import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { routes } from '../../src/app.ts';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import { someChangesAndPlaces } from '../support/administration-forms.ts';
import { agencies, asked } from '../support/asking.ts';
import { behind } from '../support/behind.ts';
import { type Site, startSite } from '../support/browser.ts';
import { addConcern } from '../support/concerns.ts';
import { type Seen, walk } from '../support/crawl.ts';
import { disagreed, waiting } from '../support/deciding-forms.ts';
import { askForRecord, openInEmergency } from '../support/emergency.ts';
import { feedLines, waitingFeed } from '../support/feed-forms.ts';
import { another } from '../support/import-forms.ts';
import { journey, school as schoolPages, sendIt } from '../support/journey.ts';
import { triedList, uploadList } from '../support/lists.ts';
import { addDeadMessage, addMessage } from '../support/messages.ts';
import { addFamily, addPerson } from '../support/people.ts';
import { decidedConcern } from '../support/telling.ts';
import { discussed, leftOvernight, passedInside, passedOn, returned } from '../support/triage-forms.ts';

let site: Site;
const seen: Seen = new Map();
const shown = new Set<string>();

before(async () => {
  site = await startSite();
  const at = '2026-11-23T09:40:00Z';
  await addConcern(site.app.database, {});
  await addConcern(site.app.database, {
    ...{ area: null, dangerNow: true },
    addresses: [{ words: '1 Open Street' }],
  });
  await addConcern(site.app.database, { named: ['decision', 'governance'], headline: 'Close to home' });
  await addConcern(site.app.database, { ratings: [{ rating: 'red' }], allocatedTo: 'screening' });
  await addConcern(site.app.database, { ratings: [{ rating: 'amber' }], decision: { at } });
  // The same child in Essex: a stub on the others' pages. Then a use of emergency access and a wish for it.
  await addConcern(site.app.database, { area: 'essex' });
  await addPerson(site.app.database, { born: '2012-03-03', addresses: [{ words: '4 Quay Row' }] });
  await addFamily(site.app.database);
  await openInEmergency(site.app);
  await passedOn(site.app);
  await passedInside(site.app);
  await leftOvernight(site.app);
  await discussed(site.app);
  await waiting(site.app);
  await disagreed(site.app);
  const school = await site.app.as('school');
  await returned(site.app, (await sendIt(school, await journey(school, schoolPages))).id);
  await askForRecord(site.app, 'duty', 'TH-2026-00003');
  await decidedConcern(site.app, { headline: 'Word is owed' });
  await asked(site.app, [agencies.police, agencies.youth], { headline: 'Asked of two' });
  const hub = await site.app.as('decision');
  await uploadList(hub, another());
  await triedList(hub, another(), { 'same-voice.knows': 'no' });
  for (const route of ['/people/feeds/:id/columns', '/people/feeds/:id'])
    assert.ok(await feedLines[route]?.fill(site.app));
  await waitingFeed(site.app);
  await addMessage(site.app.database, site.app.clock.now);
  await someChangesAndPlaces(site.app);
  await site.app.settled();
  await addDeadMessage(site.app.database, site.app.clock.now);
});
after(() => site?.close());

// The way out leads to another site; `public-pages.test.ts` takes it.
const ours = routes.filter((route) => route.path !== '/leave');

/** They hold the roles of others who walk, and are led to the same pages. */
const ALIKE: readonly SampleRole[] = ['southendDecision', 'health', 'healthContact', 'youthContact'];
const people: readonly (SampleRole | undefined)[] = [
  undefined,
  ...(Object.keys(samplePractitioners) as SampleRole[]).filter((role) => !ALIKE.includes(role)),
];

for (const as of people)
  test(`every page that ${as ?? 'somebody signed out'} can reach, at three widths and in the dark`, async () => {
    const page = await site.window({ stays: true, ...(as === undefined ? {} : { as }) });
    const { shown: pages, findings } = await walk(page, ours, seen);
    for (const pattern of pages) shown.add(pattern);
    await page.context().close();
    assert.deepEqual(findings, []);
  });

/** Not pages: what `documents.test.ts` and the tests of their slices read. */
const files = [
  '/front-door/:id/document.pdf',
  '/front-door/:id/bundle/:printing',
  '/desk/figures/:table',
  '/front-door/import/template.csv',
  '/front-door/import/:id/report.csv',
  '/people/feeds/:id/report.csv',
  '/people/:id/chronology/document.pdf',
  '/people/:id/looked/family/:copy/copy.pdf',
  '/people/chronology/import/template.csv',
  '/people/chronology/import/:id/report.csv',
];
/** Addresses that only lead on, to pages that are measured. */
const leadsOn = ['/worried/:draft', '/arrangements/holidays'];

test('no page was left out', () => {
  const pages = ours.filter((route) => route.method === 'GET' && route.kind !== 'machine');
  const missed = pages.map((route) => route.path).filter((path) => !shown.has(path));
  assert.deepEqual(
    missed.filter((path) => !(path in behind) && ![...files, ...leadsOn].includes(path)),
    [],
    'give it a way in test/support/behind.ts: behind.test.ts measures every page there',
  );
});
