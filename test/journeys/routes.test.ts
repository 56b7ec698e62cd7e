import assert from 'node:assert/strict';
import { routes } from '../../src/app.ts';
import { someChangesAndPlaces } from '../support/administration-forms.ts';
import type { TestApp } from '../support/app.ts';
import { agencies, asked } from '../support/asking.ts';
import { addConcern } from '../support/concerns.ts';
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
import { ofThePublicHouse, walkEveryPage } from '../support/walking.ts';

async function settle(app: TestApp): Promise<void> {
  const at = '2026-11-23T09:40:00Z';
  await addConcern(app.database, {});
  await addConcern(app.database, {
    ...{ area: null, dangerNow: true },
    addresses: [{ words: '1 Open Street' }],
  });
  await addConcern(app.database, { named: ['decision', 'governance'], headline: 'Close to home' });
  await addConcern(app.database, { ratings: [{ rating: 'red' }], allocatedTo: 'screening' });
  await addConcern(app.database, { ratings: [{ rating: 'amber' }], decision: { at } });
  // The same child in Essex: a stub on the others' pages. Then a use of emergency access and a wish for it.
  await addConcern(app.database, { area: 'essex' });
  await addPerson(app.database, { born: '2012-03-03', addresses: [{ words: '4 Quay Row' }] });
  await addFamily(app.database);
  await openInEmergency(app);
  await passedOn(app);
  await passedInside(app);
  await leftOvernight(app);
  await discussed(app);
  await waiting(app);
  await disagreed(app);
  const school = await app.as('school');
  await returned(app, (await sendIt(school, await journey(school, schoolPages))).id);
  await askForRecord(app, 'duty', 'TH-2026-00003');
  await decidedConcern(app, { headline: 'Word is owed' });
  await asked(app, [agencies.police, agencies.youth], { headline: 'Asked of two' });
  const hub = await app.as('decision');
  await uploadList(hub, another());
  await triedList(hub, another(), { 'same-voice.knows': 'no' });
  for (const route of ['/people/feeds/:id/columns', '/people/feeds/:id'])
    assert.ok(await feedLines[route]?.fill(app));
  await waitingFeed(app);
  await addMessage(app.database, app.clock.now);
  await someChangesAndPlaces(app);
  await app.settled();
  await addDeadMessage(app.database, app.clock.now);
}

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

walkEveryPage({
  // The way out leads to another site; `public-pages.test.ts` takes it.
  routes: routes.filter((route) => route.path !== '/leave' && !ofThePublicHouse(route)),
  settle,
  files: [...files, ...leadsOn],
  // A decision to agree to, and a concern of another area.
  besides: ['second', 'essexDecision'],
});
