import { randomUUID } from 'node:crypto';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { addConcern, type TestConcern } from './concerns.ts';
import { type Fields, findOn, type Line, opened } from './filled-in.ts';
import { journey, neighbour, school, sendIt } from './journey.ts';

const words = 'What was told, and what is known of the family';
const question = { reason: 'missing', need: 'How often was this seen?', by: 'usual' };

/** A moment before the tests' own, in the boxes of a form. */
export const at = (name: string, time = '10:35') => ({
  [`${name}-day`]: '23',
  [`${name}-month`]: '11',
  [`${name}-year`]: '2026',
  [`${name}-time`]: time,
});

/** A concern passed to an authority outside, and to the worker whom the child has. */
export const authority = {
  ...{ area: 'outside', whom: 'Kent County Council', contact: 'Duty desk, 01622 000 111', how: 'Telephone' },
  ...{ reason: 'Her school and her GP say that she moved to Dover', ...at('told') },
};
export const worker = {
  ...{ whom: 'Bola Nash', team: 'Family support east', contact: 'LCS 20931', how: 'Telephone' },
  ...{ reason: 'Missing overnight, found at an address that is known', ...at('told') },
};

/** Something done at once. */
export const atOnce = {
  ...{
    kind: 'police protection',
    what: 'Taken to the Basildon ward',
    by: 'Sergeant Owen Hale, Estuary Police',
  },
  ...at('taken'),
};

/** Somebody at a strategy discussion, in the boxes of its form. */
export const present = (n: number, kind: string, agency: string, name: string, role: string) => ({
  [`present-${n}-kind`]: kind,
  [`present-${n}-agency`]: agency,
  [`present-${n}-name`]: name,
  [`present-${n}-role`]: role,
});

/** A strategy discussion of social care, the police who spoke up, and health. */
export const discussion = {
  ...at('called', '10:05'),
  ...at('held', '10:35'),
  ...present(1, 'social care', 'Thurrock Children’s Social Care', 'Jonah Pryce', 'Team manager'),
  ...present(2, 'police', 'Estuary Police', 'Rafe Dunmore', 'Sergeant'),
  ...present(3, 'health', 'Estuary Integrated Care Board', 'Oluchi Barr', 'Specialist nurse'),
  ...{
    missing: '',
    known: 'Found at an address that is known',
    agreed: 'She is seen today, alone',
    enquiry: 'joint',
  },
  ...{ 'action-1-what': 'See her at home', 'action-1-who': 'Bola Nash', 'action-1-by': '25/11/2026' },
};

/** A strategy discussion that is called for later today. */
export const calling = {
  ...{
    why: 'She was found with a man who is known to the police',
    invited: ['social care', 'police', 'health'],
  },
  ...at('planned', '14:00'),
};

/** Nothing is left to do with a concern that was decided; nobody is owed word of it. */
export const closing = { why: 'taken up', words: 'The assessment team has allocated a worker' };
export const decidedEarlier: TestConcern = { decision: { at: '2026-11-23T09:40:00Z' } };

/** A concern about which the emergency duty team left a note. */
export async function leftOvernight(app: TestApp): Promise<string> {
  const { id } = await addConcern(app.database, { headline: 'Left overnight' });
  const { browser, path, fields } = await opened(await app.as('duty'), `/front-door/${id}/overnight`, {
    note: words,
  });
  await browser.post(path, fields);
  return id;
}

/** A concern with a discussion kept; the browser of whoever kept it. */
export async function discussed(app: TestApp) {
  const { id } = await addConcern(app.database, { headline: 'Discussed' });
  const browser = await app.as('decision');
  const { path, fields } = await opened(browser, `/front-door/${id}/strategy`, discussion);
  await browser.post(path, fields);
  return { id, browser };
}

/** A concern that the hub returned to its referrer; the browser of whoever returned it. */
export async function returned(app: TestApp, id: string) {
  const browser = await app.as('screening');
  const { path, fields } = await opened(browser, `/front-door/${id}/send-back`, question);
  await browser.post(path, fields);
  return browser;
}

/** Two concerns that are out with somebody. */
export async function passedOn(app: TestApp) {
  const browser = await app.as('screening');
  for (const [step, given] of [
    ['out-of-area', authority],
    ['already-open', worker],
  ] as const) {
    const { id } = await addConcern(app.database, { headline: `Out by ${step}` });
    const { path, fields } = await opened(browser, `/front-door/${id}/${step}`, given);
    await browser.post(path, fields);
  }
}

/** A concern of Thurrock's that was passed to Essex, in the same installation. */
export async function passedInside(app: TestApp, concern: TestConcern = {}): Promise<string> {
  const { id } = await addConcern(app.database, { headline: 'Lives in Essex', ...concern });
  const browser = await app.as('screening');
  const given = { ...authority, area: 'essex', whom: '' };
  const { path, fields } = await opened(browser, `/front-door/${id}/out-of-area`, given);
  await browser.post(path, fields);
  return id;
}

/** A form of a concern that the hub holds. */
function ofHeld(step: string, as: SampleRole, fields: Fields, concern: TestConcern = {}): Line {
  return {
    fill: async (app) => {
      const { id } = await addConcern(app.database, concern);
      return opened(await app.as(as), `/front-door/${id}/${step}`, fields);
    },
  };
}

/** What somebody answered to whom a concern was passed. */
function ofAnswer(step: string, given: Fields): Line {
  return {
    fill: async (app) => {
      const { id } = await addConcern(app.database);
      const browser = await app.as('screening');
      const form = `/front-door/${id}/${step}`;
      const passed = await opened(browser, form, given);
      await browser.post(passed.path, passed.fields);
      return opened(
        browser,
        form,
        { answer: 'accepted', who: 'Their duty manager', words, ...at('when') },
        `${form}/answer`,
      );
    },
  };
}

/** The POST routes of triage. */
export const triageLines: Readonly<Record<string, Line>> = {
  '/receipt/answer': {
    fill: async (app) => {
      const sender = app.visitor();
      const { code, id } = await sendIt(sender, await journey(sender, neighbour));
      await returned(app, id);
      const browser = app.visitor();
      await browser.get(`/receipt/${code}`);
      return opened(browser, '/receipt', { answer: words }, '/receipt/answer');
    },
  },
  '/receipt/returned/:id': {
    fill: async (app) => {
      const browser = await app.as('school');
      const { id } = await sendIt(browser, await journey(browser, school));
      await returned(app, id);
      return opened(browser, `/receipt/returned/${id}`, { answer: words });
    },
  },
  '/front-door/:id/area': ofHeld('area', 'screening', { area: 'essex', reason: words }, { area: null }),
  '/front-door/:id/out-of-area': ofHeld('out-of-area', 'screening', authority),
  '/front-door/:id/out-of-area/answer': ofAnswer('out-of-area', authority),
  '/front-door/passed-in/:passing': {
    fill: async (app) => {
      await passedInside(app);
      const browser = await app.as('essexDecision');
      const page = await findOn(browser, '/front-door/passed-in', /\/front-door\/passed-in\/[0-9a-f-]{36}/);
      return opened(browser, page, { answer: 'refused', words });
    },
  },
  '/front-door/:id/already-open': ofHeld('already-open', 'screening', worker),
  '/front-door/:id/already-open/answer': ofAnswer('already-open', worker),
  '/front-door/several': {
    fill: async (app) => {
      const { id } = await addConcern(app.database);
      const page = `/front-door/several?do=allocate&id=${id}`;
      return opened(
        await app.as('screening'),
        page,
        { person: samplePractitioners.duty.id },
        '/front-door/several',
      );
    },
  },
  '/front-door/filters': {
    fill: async (app) =>
      opened(
        await app.as('screening'),
        '/front-door/filters?rating=red',
        { name: `Reds ${randomUUID().slice(0, 8)}` },
        '/front-door/filters',
      ),
  },
  '/front-door/filters/:id': {
    fill: async (app) => {
      const kept = await triageLines['/front-door/filters']?.fill(app);
      await kept?.browser.post(kept.path, kept.fields);
      const browser = await app.as('screening');
      const at = await findOn(browser, '/front-door/filters', /\/front-door\/filters\/[0-9a-f-]{36}/);
      return opened(browser, '/front-door/filters', { press: 'start' }, at);
    },
  },
  '/front-door/:id/overnight': ofHeld('overnight', 'duty', { note: words }),
  '/front-door/:id/overnight/read': {
    fill: async (app) => {
      const id = await leftOvernight(app);
      return opened(await app.as('screening'), `/front-door/${id}/overnight/read`, {});
    },
  },
  '/front-door/:id/immediate-action': ofHeld('immediate-action', 'screening', atOnce),
  '/front-door/:id/strategy': ofHeld('strategy', 'decision', discussion),
  '/front-door/:id/strategy/call': ofHeld('strategy/call', 'decision', calling),
  '/front-door/:id/strategy/call/off': {
    fill: async (app) => {
      const called = await ofHeld('strategy/call', 'decision', calling).fill(app);
      await called.browser.post(called.path, called.fields);
      return opened(called.browser, called.path, { off: words }, `${called.path}/off`);
    },
  },
  '/front-door/:id/close': ofHeld('close', 'decision', closing, decidedEarlier),
  '/front-door/:id/close/again': {
    fill: async (app) => {
      const closed = await ofHeld('close', 'decision', closing, decidedEarlier).fill(app);
      await closed.browser.post(closed.path, closed.fields);
      return opened(closed.browser, closed.path, { again: words }, `${closed.path}/again`);
    },
  },
  '/front-door/:id/strategy/done/:what': {
    fill: async (app) => {
      const { id, browser } = await discussed(app);
      const page = await findOn(
        browser,
        `/front-door/${id}`,
        /\/front-door\/[0-9a-f-]+\/strategy\/done\/[0-9a-f-]+/,
      );
      return opened(browser, page, { words, ...at('when') });
    },
  },
  '/front-door/:id/send-back': ofHeld('send-back', 'screening', question),
  '/front-door/:id/send-back/end': {
    fill: async (app) => {
      const { id } = await addConcern(app.database);
      const browser = await returned(app, id);
      const form = `/front-door/${id}/send-back`;
      return opened(browser, form, { learned: words }, `${form}/end`);
    },
  },
};
