import type { TestApp } from './app.ts';
import { type Fields, fieldsShown, findOn, type Line, opened } from './filled-in.ts';

const places = '/administration';
const grounds = { source: 'A letter', certainty: 'V', why: 'Agreed by the board', press: 'save' };
const line = (holds: string) => ({
  [`${holds}-name`]: 'The hub',
  [`${holds}-phone`]: '01632 960 001',
  [`${holds}-why`]: 'The hub takes the call.',
});
const week = Object.fromEntries(
  [1, 2, 3, 4, 5].flatMap((day) => [
    [`day-${day}-opens`, '09:00'],
    [`day-${day}-closes`, '17:00'],
  ]),
);

// Each form has a day of its own: two versions never begin on the same.
let days = 0;
function anotherDay(): Fields {
  days += 1;
  const { day, month, year } = Temporal.PlainDate.from('2026-12-01').add({ days });
  return { 'from-day': `${day}`, 'from-month': `${month}`, 'from-year': `${year}` };
}

/** A form that changes an arrangement, looked at already. */
function arrangement(path: string | (() => string), fields: Fields): Line {
  return {
    fill: async (app) => {
      const page = typeof path === 'string' ? path : path();
      return opened(await app.as('administrator'), page, { ...grounds, ...fields, ...anotherDay() });
    },
  };
}

/** The page of an agency added for this form, or of a team of it. */
async function added(app: TestApp, what: 'agency' | 'team'): Promise<string> {
  const browser = await app.as('administrator');
  const agency = await opened(browser, `${places}/agencies/add`, {
    ...{ name: `Agency ${crypto.randomUUID()}`, kind: 'housing', area: '', statutory: 'no' },
  });
  const page = (await browser.post(agency.path, agency.fields)).location ?? '';
  if (what === 'agency') return page;
  const team = await opened(browser, `${page}/add-team`, { name: 'A team', purpose: 'other', area: '' });
  return (await browser.post(team.path, team.fields)).location ?? '';
}

/** A form on the page of an agency or a team; `first` is done before, where it undoes that. */
function place(what: 'agency' | 'team', of: string, fields: Fields = {}, first?: string): Line {
  return {
    fill: async (app) => {
      const page = await added(app, what);
      const browser = await app.as('administrator');
      if (first) {
        const form = await opened(browser, page, {}, `${page}/${first}`);
        await browser.post(form.path, form.fields);
      }
      const isAction = ['close', 'reopen'].includes(of);
      return opened(browser, isAction ? page : `${page}/${of}`, fields, `${page}/${of}`);
    },
  };
}

let areas = 0;
const letters = () => {
  areas += 1;
  return { code: `area-${String.fromCharCode(96 + areas)}`, prefix: `Z${String.fromCharCode(64 + areas)}` };
};

/** The forms by which administrators look after arrangements, areas, agencies and teams. */
export const administrationLines: Readonly<Record<string, Line>> = {
  '/arrangements/hours/:service': arrangement('/arrangements/hours/thurrock-front-door', week),
  '/arrangements/lines/:area/:purpose': arrangement('/arrangements/lines/southend/child', {
    way: 'always',
    ...line('always'),
  }),
  '/arrangements/policies/:name/:area': arrangement('/arrangements/policies/second:red-no-action/thurrock', {
    ...{ own: 'own', needs: 'no', says: 'not asked for here' },
  }),
  '/arrangements/limits/:name/:area': arrangement('/arrangements/limits/rating-amber/essex', {
    ...{ own: 'own', amount: '2', counted: 'working-days', landing: 'same-time', 'start-counts': 'no' },
    ...{ pauses: 'no', warn: '3' },
  }),
  '/arrangements/outcomes/:code/:area': arrangement('/arrangements/outcomes/early-help/essex', {
    ...{ own: 'own', label: 'Family help', means: 'A family worker calls.', levels: ['2'] },
  }),
  '/arrangements/levels/:area': {
    fill: async (app) => {
      const page = '/arrangements/levels/essex';
      const browser = await app.as('administrator');
      const shown = fieldsShown((await browser.get(page)).html);
      const fields = { ...shown, ...grounds, ...anotherDay(), name: 'Essex, as agreed', own: 'own' };
      return opened(browser, page, fields);
    },
  },
  '/arrangements/holidays/:date': arrangement(
    () => `/arrangements/holidays/2027-06-${String(14 + (days % 4)).padStart(2, '0')}`,
    { kept: 'yes', name: 'Day of thanks' },
  ),
  '/arrangements/changes/:id/withdraw': {
    fill: async (app) => {
      const form = await arrangement('/arrangements/hours/essex-front-door', week).fill(app);
      const page = (await form.browser.post(form.path, form.fields)).location ?? '';
      return opened(form.browser, page, {}, `${page}/withdraw`);
    },
  },
  [`${places}/add-area`]: {
    fill: async (app) =>
      opened(await app.as('administrator'), `${places}/add-area`, {
        ...{ name: 'Castle Point', like: 'essex' },
        ...letters(),
      }),
  },
  [`${places}/areas/:code`]: {
    fill: async (app) =>
      opened(await app.as('administrator'), `${places}/areas/southend`, { name: 'Southend-on-Sea' }),
  },
  [`${places}/agencies/add`]: {
    fill: async (app) =>
      opened(await app.as('administrator'), `${places}/agencies/add`, {
        ...{ name: 'Harbour Housing', kind: 'housing', area: 'essex', statutory: 'no' },
      }),
  },
  [`${places}/agencies/:id/change`]: place('agency', 'change', {
    ...{ name: 'Harbour Homes', kind: 'housing', area: 'essex', statutory: 'yes' },
  }),
  [`${places}/agencies/:id/close`]: place('agency', 'close'),
  [`${places}/agencies/:id/reopen`]: place('agency', 'reopen', {}, 'close'),
  [`${places}/agencies/:id/add-team`]: place('agency', 'add-team', {
    ...{ name: 'Night team', purpose: 'locality', area: 'essex' },
  }),
  [`${places}/teams/:id/name`]: place('team', 'name', { name: 'Evening team' }),
  [`${places}/teams/:id/close`]: place('team', 'close'),
  [`${places}/teams/:id/reopen`]: place('team', 'reopen', {}, 'close'),
};

/** A change that is to come and an agency with a team, so that their pages can be walked to. */
export async function someChangesAndPlaces(app: TestApp): Promise<void> {
  const form = await arrangement('/arrangements/hours/southend-front-door', week).fill(app);
  await form.browser.post(form.path, form.fields);
  await added(app, 'team');
  await findOn(await app.as('administrator'), '/arrangements', /\/arrangements\/changes\/[0-9a-f-]{36}/);
}
