import { randomUUID } from 'node:crypto';
import { keepPackage, lookAt } from '../../src/learning/e-learning/manage/bring.ts';
import { manifestOf, zipOf } from '../../src/learning/sample/module-zip.ts';
import { seedSampleCredentials } from '../../src/learning/sample/seed-credentials.ts';
import { seedSampleGroups } from '../../src/learning/sample/seed-groups.ts';
import { seedSampleModules } from '../../src/learning/sample/seed-modules.ts';
import { recordCompletion } from '../../src/learning/store/completion.ts';
import { refreshHoldings } from '../../src/learning/store/credential-holding.ts';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { asOwner } from './openings.ts';
import type { Visitor } from './visitor.ts';

/** The credentials, tools and courses of the sample, once. */
export async function withCredentials(app: TestApp): Promise<void> {
  await asOwner(app.database, seedSampleCredentials);
}

/** The sample's own module, in both versions. */
export async function withModules(app: TestApp): Promise<void> {
  await withCredentials(app);
  await asOwner(app.database, seedSampleModules);
}

/** A package that a coordinator brought. */
export async function bringModule(app: TestApp, zip: Buffer): Promise<string | undefined> {
  await withCredentials(app);
  const { id, name } = samplePractitioners.coordinator;
  const course = await courseId(app, 'cse-awareness');
  const looked = await lookAt(zip);
  const context = { actor: 'practitioner', now: app.clock.now, requestId: 'r', practitionerId: id } as const;
  return app.database.transaction(context, (db) =>
    keepPackage(db, zip, { looked, courseId: course, by: { id, name } }),
  );
}

/** A package that is brought and begun; the address of its player. */
export async function beginModule(app: TestApp, browser: Visitor, zip: Buffer): Promise<string> {
  const id = await bringModule(app, zip);
  await browser.get('/learning/modules');
  const { location = '' } = await browser.post(`/learning/modules/${id}/begin`, { 'form-key': randomUUID() });
  return location;
}

export async function courseId(app: TestApp, code: string): Promise<string> {
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>('select id from learning.course where code = $1', [code]),
  );
  return row?.id ?? '';
}

/** Somebody of the sample completed a course on a day; the id of what stands of it. */
export async function completed(
  app: TestApp,
  role: SampleRole,
  code: string,
  on: string,
  cameOf: string = randomUUID(),
): Promise<string | undefined> {
  const courseOf = await courseId(app, code);
  const { id, name } = samplePractitioners[role];
  return app.database.work(app.clock.now, (db) =>
    recordCompletion(db, {
      ...{ courseId: courseOf, practitionerId: id, email: null, name },
      ...{ on: Temporal.PlainDate.from(on), how: 'attended', cameOf },
    }),
  );
}

/** Something is recorded of somebody besides courses. */
export async function told(
  app: TestApp,
  role: SampleRole,
  kind: string,
  on: string,
  body: string | null = null,
): Promise<void> {
  const { id } = samplePractitioners[role];
  await asOwner(app.database, (owner) =>
    owner.query(
      `insert into learning.credential_fact (practitioner_id, kind, body, from_on, told_by_name) values ($1, $2, $3, $4, 'test')`,
      [id, kind, body, on],
    ),
  );
  await app.database.work(app.clock.now, (db) => refreshHoldings(db, [id]));
}

/** Everything that makes a champion. */
export async function champion(
  app: TestApp,
  role: SampleRole,
  on = '2026-10-01',
  body: string | null = 'NWG',
) {
  for (const code of ['safeguarding-level-2', 'cse-awareness', 'cse-toolbox'])
    await completed(app, role, code, on);
  await told(app, role, 'manager support', on);
  await told(app, role, 'request form', on);
  if (body) await told(app, role, 'membership', on, body);
}

export async function evidence(app: TestApp) {
  return {
    course: await courseId(app, 'safeguarding-level-2'),
    title: 'Level 2 at a hospital',
    provider: 'Estuary NHS learning',
    'on-day': '3',
    'on-month': '3',
    'on-year': '2026',
  };
}

/** A small package that nobody brought before. */
export const newModule = () =>
  zipOf([
    ['imsmanifest.xml', Buffer.from(manifestOf('1.2', 'index.html', `Module ${randomUUID()}`))],
    ['index.html', Buffer.from('<!doctype html><title>Module</title><p>Module</p>')],
  ]);

/** Brings a package by the form, as a browser sends it. */
export async function upload(browser: Visitor, course: string, zip: Buffer, key = randomUUID()) {
  await browser.get('/learning/e-learning');
  const form = new FormData();
  for (const [name, value] of Object.entries({ csrf: browser.csrf, 'form-key': key, course }))
    form.set(name, value);
  form.set('package', new Blob([new Uint8Array(zip)]), 'module.zip');
  const request = new Request('http://localhost:3000/learning/e-learning', {
    method: 'POST',
    body: form,
    headers: browser.headers({ 'sec-fetch-site': 'same-origin' }),
  });
  return browser.send(request);
}

/** The sample's group for young people; where its pages are. */
export async function withGroup(app: TestApp): Promise<string> {
  await asOwner(app.database, seedSampleGroups);
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>(`select id from learning.young_group where code = 'choosing'`),
  );
  return `/learning/groups/${row?.id}`;
}

/** Somebody whom the sample's group is for. */
export const putForward = () => ({
  ...{ name: `Nia ${randomUUID().slice(0, 8)}`, risks: 'exploitation', openCase: 'yes' },
  ...{ 'born-day': '3', 'born-month': '3', 'born-year': '2012', why: 'To meet others of her age' },
  ...{ consentBy: 'Her mother', 'consentOn-day': '3', 'consentOn-month': '11', 'consentOn-year': '2026' },
});

/** Somebody was put forward by the school; where that is read. */
export async function forwarded(app: TestApp, school?: Visitor): Promise<string> {
  const group = await withGroup(app);
  const marian = school ?? (await app.as('school'));
  await marian.get(`${group}/refer`);
  const answer = await marian.post(`${group}/refer`, { ...putForward(), 'form-key': randomUUID() });
  return answer.location ?? '';
}
