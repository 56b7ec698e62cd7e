import { samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { agencies, asked, lettersTo, questionFor } from './asking.ts';
import { addConcern } from './concerns.ts';
import { type Line, opened } from './filled-in.ts';
import { decidedConcern } from './telling.ts';
import { at } from './triage-forms.ts';

const words = 'What an agency knows of the family, and why';

/** The link in the letter to an agency that was just asked. */
async function linkTo(app: TestApp): Promise<string> {
  const { concern } = await asked(app, [agencies.police]);
  const letters = await lettersTo(app, 'safeguarding.desk@estuary-police.example');
  return letters.find((letter) => letter.concern === concern.id)?.link ?? '';
}

/** The forms by which agencies are asked and answer, and people are told. */
export const askingLines: Readonly<Record<string, Line>> = {
  '/front-door/:id/ask': {
    fill: async (app) => {
      const concern = await addConcern(app.database);
      const given = { ...questionFor(concern, agencies.police), decider: samplePractitioners.screening.id };
      return opened(await app.as('screening'), `/front-door/${concern.id}/ask`, given);
    },
  },
  '/front-door/:id/questions/:question': {
    fill: async (app) => {
      const { concern, questions } = await asked(app, [agencies.police]);
      const path = `/front-door/${concern.id}/questions/${questions[0]?.id}`;
      return opened(await app.as('screening'), path, { reason: words });
    },
  },
  '/front-door/:id/questions/:question/telephone': {
    fill: async (app) => {
      const { concern, questions } = await asked(app, [agencies.police]);
      const path = `/front-door/${concern.id}/questions/${questions[0]?.id}/telephone`;
      const given = { kind: 'told', words, name: 'Petra Voss', job: 'Desk sergeant', ...at('said', '10:42') };
      return opened(await app.as('screening'), path, given);
    },
  },
  '/front-door/:id/tell/:audience': {
    fill: async (app) => {
      const { id } = await decidedConcern(app);
      const given = { how: 'by telephone', words: 'A worker will visit.', whom: 'Dana Marlow' };
      return opened(await app.as('screening'), `/front-door/${id}/tell/family`, given);
    },
  },
  '/asked/:id': {
    fill: async (app) => {
      const { questions } = await asked(app, [agencies.police]);
      return opened(await app.as('policeContact'), `/asked/${questions[0]?.id}`, { kind: 'told', words });
    },
  },
  '/reply/:token': {
    fill: async (app) => {
      const link = await linkTo(app);
      return opened(app.visitor(), link, { kind: 'told', words, name: 'Ola Finch', job: 'Desk officer' });
    },
  },
  '/reply/:token/new-link': {
    fill: async (app) => {
      const link = await linkTo(app);
      const browser = app.visitor();
      const form = await opened(browser, link, { kind: 'nothing known', name: 'Ola', job: 'Officer' });
      await browser.post(form.path, form.fields);
      return opened(browser, link, {}, `${link}/new-link`);
    },
  },
};
