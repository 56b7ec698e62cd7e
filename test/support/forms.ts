import { type SampleRole, samplePractitioners, sampleTeams } from '../../src/partnership/index.ts';
import { administrationLines } from './administration-forms.ts';
import type { TestApp } from './app.ts';
import { askingLines } from './asking-forms.ts';
import { addConcern } from './concerns.ts';
import { decidingLines } from './deciding-forms.ts';
import { wholeDecision } from './decision.ts';
import { directoryLines } from './directory-pages.ts';
import { openInEmergency, reason, restrict, stubIn, stubLink, twoConcerns } from './emergency.ts';
import { type Fields, findOn, type Line, opened } from './filled-in.ts';
import { importLines } from './import-forms.ts';
import { journey, neighbour, sendIt } from './journey.ts';
import { learningLines } from './learning-pages.ts';
import { libraryLines } from './library-pages.ts';
import { newcomer } from './newcomer.ts';
import { operatorLines } from './operator-forms.ts';
import { peopleLines } from './people-forms.ts';
import { triageLines } from './triage-forms.ts';

const words = 'What was told, and what is known of the family';

async function begun(app: TestApp, pages = neighbour) {
  const browser = app.visitor();
  const { path } = await journey(browser, pages);
  return { browser, path, draft: path.split('/').slice(0, 3).join('/') };
}

/** A form of a concern that the hub holds. */
function ofConcern(step: string, as: SampleRole, fields: Fields): Line {
  return {
    fill: async (app) => {
      const concern = await addConcern(app.database, { addresses: [{ words: '9 Harbour Way' }] });
      const [address = ''] = concern.addresses;
      const given = 'address' in fields ? { ...fields, address } : fields;
      return opened(await app.as(as), `/front-door/${concern.id}/${step}`, given);
    },
  };
}

/** A form about a newcomer, on a page of the administrator's. */
function ofPerson(of: string, fields: Fields = {}, on = ''): Line {
  return {
    fill: async (app) => {
      const page = `${people}/${await newcomer(app)}`;
      const browser = await app.as('administrator');
      if (of === 'enable') {
        const disable = await opened(browser, page, {}, `${page}/disable`);
        await browser.post(disable.path, disable.fields);
      }
      return opened(browser, `${page}${on}`, fields, `${page}/${of}`);
    },
  };
}

/** Whose answers come from a device or an agency: only what stands before them is looked at here. */
function ofDevice(path: string, as?: SampleRole): Line {
  return {
    fill: async (app) => {
      const browser = as ? await app.as(as) : app.visitor();
      await browser.get(as ? '/account' : '/sign-in');
      return { browser, path, fields: {} };
    },
    eachTime: 'a device’s or an agency’s answer works once: tested beside the ways in',
  };
}

const nobody = '00000000-0000-4000-8000-00000000dead';
const people = '/administration/people';

/** Every POST route of the product. */
export const lines: Readonly<Record<string, Line>> = {
  ...administrationLines,
  ...libraryLines,
  ...directoryLines,
  ...learningLines,
  ...askingLines,
  ...operatorLines,
  ...peopleLines,
  '/worried': { fill: (app) => opened(app.visitor(), '/worried', { danger: 'no' }) },
  '/worried/return': {
    fill: async (app) => {
      const { browser, path } = await begun(app, neighbour.slice(0, 2));
      const saved = await browser.follow(await browser.post(path, { worry: 'A worry', press: 'save' }));
      const code = /\b\w{4}(-\w{4}){3}\b/.exec(saved.text)?.[0] ?? '';
      return opened(app.visitor(), '/worried/return', { code });
    },
  },
  '/worried/:draft/delete': {
    fill: async (app) => {
      const { browser, draft } = await begun(app, neighbour.slice(0, 2));
      return opened(browser, '/worried', {}, `${draft}/delete`);
    },
  },
  '/worried/:draft/drop-child/:n': {
    fill: async (app) => {
      const { browser, path, draft } = await begun(app, [
        ...neighbour.slice(0, 6),
        ['another-child/1', { another: 'yes' }],
        ['child/2', { given: 'Finn', age: '7' }],
        ['another-child/2', { another: 'yes' }],
        ['child/3', { given: 'Mo', age: '9' }],
        ['another-child/3', { another: 'no' }],
        ...neighbour.slice(7),
      ]);
      return opened(browser, path, {}, `${draft}/drop-child/2`);
    },
    left: async ({ browser, path }) => (await browser.get(path.replace(/drop-child.*/, 'check'))).text,
  },
  '/worried/:draft/send': {
    fill: async (app) => {
      const { browser, path, draft } = await begun(app);
      return opened(browser, path, {}, `${draft}/send`);
    },
  },
  '/worried/:draft/:step/:n?': {
    fill: async (app) => {
      const { browser, path } = await begun(app, neighbour.slice(0, 1));
      return opened(browser, path, { who: 'public' });
    },
    left: async ({ browser, path }) => (await browser.get(path)).text,
  },
  '/receipt': {
    fill: async (app) => {
      const { browser, path } = await begun(app);
      const { code } = await sendIt(browser, { path });
      return opened(app.visitor(), '/receipt', { code });
    },
    eachTime: 'it only looks',
  },
  ...triageLines,
  ...decidingLines,
  ...importLines,
  '/front-door/:id/rating': ofConcern('rating', 'screening', { rating: 'red', reason: words }),
  '/front-door/:id/decision': ofConcern('decision', 'decision', wholeDecision(4, 'assessment')),
  '/front-door/:id/allocation': ofConcern('allocation', 'screening', {
    person: samplePractitioners.duty.id,
  }),
  '/front-door/:id/restriction': ofConcern('restriction', 'decision', { who: 'named', reason: words }),
  '/front-door/:id/shield/:address': {
    fill: async (app) => {
      const { id, addresses } = await addConcern(app.database, {
        addresses: [{ words: '7 Safe House', shielded: true }],
      });
      return opened(await app.as('decision'), `/front-door/${id}/shield/${addresses[0]}`, { reason: words });
    },
  },
  '/front-door/:id/bundle': ofConcern('bundle', 'decision', { purpose: words, parts: 'told' }),
  '/front-door/:id/shield': ofConcern('shield', 'decision', { address: '', reason: words }),
  '/sign-in/sample': {
    fill: (app) =>
      opened(app.visitor(), '/sign-in', { person: samplePractitioners.health.id }, '/sign-in/sample'),
    eachTime: 'each is a sign-in, as on five devices',
  },
  '/sign-in/confirm': {
    fill: async (app) => {
      const browser = await app.as('health');
      await browser.get('/account');
      return { browser, path: '/sign-in/confirm', fields: { next: '/desk' } };
    },
    eachTime: 'each is a proof of its own, and ends the session before',
  },
  '/sign-in/oidc': ofDevice('/sign-in/oidc'),
  '/sign-in/passkey/options': ofDevice('/sign-in/passkey/options'),
  '/sign-in/passkey': ofDevice('/sign-in/passkey'),
  '/invitation/:token/oidc': ofDevice('/invitation/a-token/oidc'),
  '/invitation/:token/passkey/options': ofDevice('/invitation/a-token/passkey/options'),
  '/invitation/:token/passkey': ofDevice('/invitation/a-token/passkey'),
  '/account/passkeys/options': ofDevice('/account/passkeys/options', 'health'),
  '/account/passkeys': ofDevice('/account/passkeys', 'health'),
  '/account/passkeys/:id': ofDevice(`/account/passkeys/${nobody}`, 'health'),
  '/account/passkeys/:id/remove': ofDevice(`/account/passkeys/${nobody}/remove`, 'health'),
  '/account/kept/:id/remove': {
    ...ofDevice(`/account/kept/${nobody}/remove`, 'health'),
    eachTime: 'what is thrown away is gone: tested beside what is kept',
  },
  '/account/sessions/:id/end': {
    fill: async (app) => {
      await app.as('health');
      const browser = await app.as('health');
      return opened(
        browser,
        '/account',
        {},
        await findOn(browser, '/account', /\/account\/sessions\/[^"]*\/end/),
      );
    },
  },
  '/account/sign-out-everywhere': {
    fill: async (app) => opened(await app.as('health'), '/account', {}, '/account/sign-out-everywhere'),
  },
  '/sign-out': { fill: async (app) => opened(await app.as('health'), '/account', {}, '/sign-out') },
  '/my-receipts': {
    fill: (app) => opened(app.visitor(), '/my-receipts', { email: 'jo@example.org' }),
  },
  '/my-receipts/code': {
    fill: async (app) => {
      const form = await opened(app.visitor(), '/my-receipts', { email: 'jo@example.org' });
      await form.browser.post(form.path, form.fields);
      return opened(form.browser, '/my-receipts/code', { code: '00000000' });
    },
    eachTime: 'each is a try of its own and is counted',
  },
  '/my-receipts/leave': {
    fill: async (app) => {
      const browser = app.visitor();
      await browser.get('/my-receipts');
      return { browser, path: '/my-receipts/leave', fields: {} };
    },
    eachTime: 'there is nothing left to leave',
  },
  [`${people}/invite`]: {
    fill: async (app) =>
      opened(await app.as('administrator'), `${people}/invite`, {
        name: 'Nell Quayle',
        'job-title': 'Safeguarding lead',
        agency: '00000001-0000-4000-8000-000000000006',
        email: '',
        'roles-thurrock': 'referrer',
      }),
  },
  [`${people}/:id/invitation`]: ofPerson('invitation'),
  [`${people}/:id/disable`]: ofPerson('disable'),
  [`${people}/:id/enable`]: ofPerson('enable'),
  [`${people}/:id/roles`]: ofPerson(
    'roles',
    { 'roles-essex': 'board member', teams: sampleTeams.essexHub },
    '/roles',
  ),
  '/desk/notices/:id/put-away': {
    fill: async (app) => {
      await openInEmergency(app);
      const browser = await app.as('governance');
      return opened(browser, '/desk', {}, await findOn(browser, '/desk', /\/desk\/notices\/[^"]*\/put-away/));
    },
  },
  '/break-glass/ask': {
    fill: async (app) => {
      const { hidden } = await twoConcerns(app);
      await restrict(app, hidden);
      return opened(await app.as('screening'), '/break-glass/ask', { reference: hidden.reference, reason });
    },
  },
  '/break-glass/:id': {
    fill: async (app) => {
      const { hidden, own } = await twoConcerns(app);
      const browser = await app.as('screening');
      const link = await stubLink(browser, own);
      const form = await opened(browser, link, { stub: stubIn(link), reason }, `/break-glass/${hidden.id}`);
      return form;
    },
  },
  '/break-glass/:id/end': {
    fill: async (app) => {
      const { person } = await openInEmergency(app);
      return opened(
        person,
        '/break-glass',
        {},
        await findOn(person, '/break-glass', /\/break-glass\/[^"/]*\/end/),
      );
    },
  },
  '/access/reviews/:id': {
    fill: async (app) => {
      const { hidden } = await openInEmergency(app);
      const browser = await app.as('governance');
      const { html } = await browser.get('/access/reviews');
      const page = new RegExp(`(/access/reviews/[0-9a-f-]{36})">${hidden.reference}`).exec(html)?.[1] ?? '';
      return opened(browser, page, { verdict: 'justified', words });
    },
  },
  '/access/requests/:id': {
    fill: async (app) => {
      const asked = await lines['/break-glass/ask']?.fill(app);
      await asked?.browser.post(asked.path, asked.fields);
      const browser = await app.as('governance');
      const page = await findOn(
        browser,
        '/access/reviews?list=requests',
        /\/access\/requests\/[0-9a-f-]{36}/,
      );
      return opened(browser, page, { verdict: 'refused', words });
    },
  },
  '/access/conflicts/declare': {
    fill: async (app) => {
      const { reference } = await addConcern(app.database);
      const page = '/access/conflicts/declare';
      const given = { reference, person: samplePractitioners.duty.id, reason: words };
      return opened(await app.as('governance'), `${page}?find=imogen`, given, page);
    },
  },
  '/access/own-conflict/:id': {
    fill: async (app) => {
      const { id } = await addConcern(app.database);
      return opened(await app.as('duty'), `/access/own-conflict/${id}`, { reason: words });
    },
  },
};
