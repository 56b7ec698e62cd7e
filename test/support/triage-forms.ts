import type { SampleRole } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { addConcern, type TestConcern } from './concerns.ts';
import { type Fields, type Line, opened } from './filled-in.ts';
import { journey, neighbour, school, sendIt } from './journey.ts';

const words = 'What was told, and what is known of the family';
const question = { reason: 'missing', need: 'How often was this seen?', by: 'usual' };

/** A concern that the hub returned to its referrer; the browser of whoever returned it. */
export async function returned(app: TestApp, id: string) {
  const browser = await app.as('screening');
  const { path, fields } = await opened(browser, `/front-door/${id}/send-back`, question);
  await browser.post(path, fields);
  return browser;
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
