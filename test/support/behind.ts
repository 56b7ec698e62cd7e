import { samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { agencies, asked } from './asking.ts';
import { behindChronology } from './chronologies.ts';
import { addConcern } from './concerns.ts';
import { behindDirectory } from './directory-pages.ts';
import { openInEmergency, reason, stubIn, stubLink, twoConcerns } from './emergency.ts';
import { lines } from './forms.ts';
import { followReceipt, journey, neighbour, type Pages, school, sendIt, youngPerson } from './journey.ts';
import { behindLearning } from './learning-pages.ts';
import { behindLibrary } from './library-pages.ts';
import { behindModels } from './model-forms.ts';
import { asOwner } from './openings.ts';
import { behindSame } from './same-forms.ts';
import { behindSearch } from './searching-forms.ts';
import type { Visitor } from './visitor.ts';

/** A page that somebody has before them: whose browser, which address, and the answer it gives. */
export interface Before {
  browser: Visitor;
  path: string;
  status?: number;
}

export type Places = (app: TestApp) => Promise<Before[]>;

/** Pages that only a filled-in form, a message or an earlier deed leads to, by their route: how each is come to. */
export const behind: Readonly<Record<string, Places>> = {
  ...behindSearch,
  ...behindLibrary,
  ...behindDirectory,
  ...behindLearning,
  ...behindSame,
  ...behindModels,
  '/worried/:draft/:step/:n?': async (app) => [
    ...(await stepsOf(app, neighbour)),
    ...(await stepsOf(app, youngPerson)),
    ...(await stepsOf(app, school)),
  ],
  '/worried/:draft/check': async (app) => [(await told(app, neighbour)).check],
  '/worried/:draft/saved': async (app) => {
    const { browser, check } = await told(app, neighbour);
    const step = check.path.replace(/check$/, 'worry');
    const { html } = await browser.get(step);
    const mark = /name="mark" value="([^"]*)"/.exec(html)?.[1] ?? '';
    await browser.post(step, { worry: 'The same, put by', mark, press: 'save' });
    return [{ browser, path: check.path.replace(/check$/, 'saved') }];
  },
  '/worried/sent/:id': async (app) => [await sent(app, 'no'), await sent(app, 'yes')],
  '/receipt/:code': async (app) => [
    { browser: app.visitor(), path: '/receipt/2222-2222-2222-2222', status: 404 },
    await receipt(app, 'no'),
    await receipt(app, 'yes'),
  ],
  '/sign-in/return': async (app) => [{ browser: app.visitor(), path: '/sign-in/return', status: 403 }],
  '/sign-in/confirm': async (app) => {
    const { browser, path } = await unproved(app);
    return [{ browser, path }];
  },
  '/account/kept/:id': async (app) => {
    const { browser, path } = await unproved(app);
    const kept = /kept%3D([0-9a-f-]{36})/.exec(path)?.[1] ?? '';
    return [{ browser, path: `/account/kept/${kept}` }];
  },
  '/invitation/:token': async (app) => {
    const administrator = await app.as('administrator');
    const person = `/administration/people/${samplePractitioners.school.id}`;
    await administrator.get(person);
    const { html } = await administrator.post(`${person}/invitation`);
    const path = /(\/invitation\/[\w-]{43})/.exec(html)?.[1] ?? '';
    return [
      { browser: app.visitor(), path },
      { browser: app.visitor(), path: '/invitation/not-one', status: 404 },
    ];
  },
  '/account/passkeys/:id': async (app) => [await passkey(app, '')],
  '/account/passkeys/:id/remove': async (app) => [await passkey(app, '/remove')],
  ...forms(
    '/receipt/returned/:id',
    '/reply/:token',
    '/my-receipts/code',
    '/access/reviews/:id',
    '/access/requests/:id',
    '/front-door/:id/shield',
    '/front-door/:id/shield/:address',
    '/front-door/:id/strategy/done/:what',
    '/front-door/:id/questions/:question',
    '/front-door/:id/close',
    '/front-door/:id/questions/:question/telephone',
    '/front-door/:id/strategy/call',
    '/front-door/passed-in/:passing',
    '/front-door/:id/who/:subject',
    '/people/:id/chronology/add',
    '/people/:id/looked/family',
    '/people/:id/chronology/strike/:event',
    '/people/:id/chronology/named/:event',
    '/people/chronology/import/:id',
    '/people/chronology/import/:id/columns',
    '/people/:id/known/:group/:which/unshield',
    '/people/:id/family/unshield/:part/:which',
    '/people/unread/:event',
    '/people/:id/shielded/:part/:which/take-on',
    '/people/:id/involved/:which/end',
  ),
  ...behindChronology,
  '/front-door/:id/sharing': async (app) => {
    const { concern } = await asked(app, [agencies.police, agencies.youth]);
    return [{ browser: await app.as('screening'), path: `/front-door/${concern.id}/sharing` }];
  },
  '/front-door/several': async (app) => [await several(app)],
  '/front-door/several/done': async (app) => {
    const form = await lines['/front-door/several']?.fill(app);
    const answer = await form?.browser.post(form.path, form.fields);
    return form ? [{ browser: form.browser, path: answer?.location ?? '' }] : [];
  },
};

/** Pages that are no route of their own: errors, and what stands above every page in an emergency. */
export const besides: Readonly<Record<string, Places>> = {
  'not there': async (app) => [
    { browser: app.visitor(), path: '/nowhere', status: 404 },
    { browser: await app.as('screening'), path: '/front-door/nowhere', status: 404 },
  ],
  'read and not changed': async (app) => {
    const { person, hidden } = await openInEmergency(app);
    return [{ browser: person, path: `/front-door/${hidden.id}/rating`, status: 403 }];
  },
  'an emergency running': async (app) => {
    const { person, hidden } = await openInEmergency(app, 'duty');
    return [
      { browser: person, path: `/front-door/${hidden.id}` },
      { browser: person, path: '/break-glass' },
    ];
  },
  'a shielded address nobody has taken on': async (app) => {
    const { id } = await addConcern(app.database, { addresses: [{ words: '7 Safe House', shielded: true }] });
    return [{ browser: await app.as('decision'), path: `/front-door/${id}` }];
  },
};

function forms(...routes: string[]): Readonly<Record<string, Places>> {
  return Object.fromEntries(routes.map((route) => [route, (app: TestApp) => formOf(app, route)]));
}

async function formOf(app: TestApp, route: string): Promise<Before[]> {
  const form = await lines[route]?.fill(app);
  return form ? [{ browser: form.browser, path: form.path }] : [];
}

/** What is about to be done with two concerns of the list. */
async function several(app: TestApp): Promise<Before> {
  const [one, other] = [await addConcern(app.database), await addConcern(app.database)];
  const path = `/front-door/several?do=allocate&id=${one.id}&id=${other.id}`;
  return { browser: await app.as('screening'), path };
}

async function told(app: TestApp, pages: Pages) {
  const browser = app.visitor();
  const check = await journey(browser, pages);
  return { browser, check: { browser, path: check.path } };
}

/** Every page of a journey, answered, as "Change" opens it. */
async function stepsOf(app: TestApp, pages: Pages): Promise<Before[]> {
  const { browser, check } = await told(app, pages);
  const { html } = await browser.get(check.path);
  const found = html.matchAll(/href="(\/worried\/[^"?]+)\?back=check"/g);
  return [...new Set([...found].map(([, path = '']) => path))].map((path) => ({ browser, path }));
}

async function send(app: TestApp, danger: 'yes' | 'no') {
  const browser = app.visitor();
  const from = danger === 'no' ? undefined : (await journey(browser, [['danger', { danger }]])).path;
  const rest: Pages = from ? [['call', {}], ...neighbour.slice(1)] : neighbour;
  return { browser, ...(await sendIt(browser, await journey(browser, rest, from))) };
}

async function sent(app: TestApp, danger: 'yes' | 'no'): Promise<Before> {
  const { browser, location } = await send(app, danger);
  return { browser, path: location };
}

async function receipt(app: TestApp, danger: 'yes' | 'no'): Promise<Before> {
  const { browser, code } = await send(app, danger);
  await followReceipt(browser, code);
  return { browser, path: '/receipt' };
}

/** Somebody whose sign-in is no longer fresh sent the form of an emergency: where they are sent. */
async function unproved(app: TestApp): Promise<{ browser: Visitor; path: string }> {
  const { hidden, own } = await twoConcerns(app);
  const browser = await app.as('screening');
  const link = await stubLink(browser, own);
  app.clock.now = app.clock.now.add({ minutes: 6 });
  await browser.get(link);
  const answer = await browser.post(`/break-glass/${hidden.id}`, { stub: stubIn(link), reason });
  return { browser, path: answer.location ?? '' };
}

async function passkey(app: TestApp, step: string): Promise<Before> {
  const id = crypto.randomUUID();
  await asOwner(app.database, (owner) =>
    owner.query(
      `insert into identity.passkey (id, practitioner_id, credential_id, public_key, counter, transports, name)
       values ($1, $2, gen_random_uuid()::text, ''::bytea, 0, '{}', 'work laptop')`,
      [id, samplePractitioners.health.id],
    ),
  );
  return { browser: await app.as('health'), path: `/account/passkeys/${id}${step}` };
}
