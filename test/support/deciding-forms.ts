import type { TestApp } from './app.ts';
import { addConcern } from './concerns.ts';
import { wholeDecision } from './decision.ts';
import { findOn, type Line, opened } from './filled-in.ts';

/** A concern whose decision waits for a second person; its path. */
export async function waiting(app: TestApp): Promise<string> {
  const { id } = await addConcern(app.database, { ratings: [{ rating: 'red' }] });
  const jonah = await app.as('decision');
  const form = await opened(jonah, `/front-door/${id}/decision`, wholeDecision(1, 'no-further-action'));
  await jonah.post(form.path, form.fields);
  return `/front-door/${id}`;
}

const words = {
  who: 'Oluchi Barr, nurse',
  about: 'The burns were not looked at',
  wanted: 'A strategy discussion',
};

/** A decided concern on which somebody does not agree; its path. */
export async function disagreed(app: TestApp): Promise<string> {
  const { id } = await addConcern(app.database, { decision: { at: '2026-11-23T09:00:00Z' } });
  const amara = await app.as('screening');
  const form = await opened(amara, `/front-door/${id}/disagreement`, words);
  await amara.post(form.path, form.fields);
  return `/front-door/${id}`;
}

/** The forms of a second person and of a disagreement. */
export const decidingLines: Readonly<Record<string, Line>> = {
  '/front-door/:id/second': {
    fill: async (app) => opened(await app.as('second'), `${await waiting(app)}/second`, { answer: 'agreed' }),
  },
  '/front-door/:id/disagreement': {
    fill: async (app) => {
      const { id } = await addConcern(app.database, {});
      return opened(await app.as('screening'), `/front-door/${id}/disagreement`, words);
    },
  },
  '/front-door/:id/disagreement/:disagreement': {
    fill: async (app) => {
      const jonah = await app.as('decision');
      const path = await disagreed(app);
      const page = await findOn(jonah, path, /\/front-door\/[0-9a-f-]{36}\/disagreement\/[0-9a-f-]{36}/);
      return opened(jonah, page, { next: 'on', words: 'No nearer' });
    },
  },
};
