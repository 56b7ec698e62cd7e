import { defaultModel } from '../../src/people/rules/matching/index.ts';
import type { TestApp } from './app.ts';
import type { Before } from './behind.ts';
import { type Line, opened } from './filled-in.ts';
import { decidedPairs, secondAdministrator } from './models.ts';
import { asOwner } from './openings.ts';
import { post } from './post.ts';

const shipped = `/people/models/${defaultModel.version}`;
const why = 'It fits a month of decisions';

/** A version beside the one that ships is live, so that something can be proposed; nothing waits. */
async function another(app: TestApp): Promise<void> {
  await decidedPairs(app.database);
  await asOwner(app.database, async (owner) => {
    await owner.query(
      `insert into people.match_model (version, content, why, decisions, based_on, changes, made_by_name)
       values ('2026-11-01-1', '{}', 'A month of decisions', 60, $1,
         '[{"factor": "born.swapped", "before": 6, "after": 7, "seen": 30}]', 'npm run match:train') on conflict do nothing`,
      [defaultModel.version],
    );
    await owner.exec(
      `update people.model_change set answer = 'refused', decided_at = now(), decided_why = 'for another' where answer is null`,
    );
  });
}

/** That a version goes live is proposed by one administrator: where the other answers. */
async function waiting(app: TestApp) {
  await another(app);
  const keeper = await app.as('administrator');
  await post(keeper, '/people/models/2026-11-01-1', { why }, '/people/models/2026-11-01-1/live');
  const { html } = await keeper.get('/people/models');
  return { keeper, path: /action="(\/people\/models\/changes\/[^"]*)"/.exec(html)?.[1] ?? '' };
}

/** The forms by which a version of the matcher's weights goes live. */
export const modelLines: Readonly<Record<string, Line>> = {
  '/people/models/:version/live': {
    fill: async (app) => {
      await another(app);
      const page = '/people/models/2026-11-01-1';
      return opened(await app.as('administrator'), page, { why }, `${page}/live`);
    },
  },
  '/people/models/changes/:change': {
    fill: async (app) => {
      const { keeper, path } = await waiting(app);
      // As if a colleague of theirs had proposed it.
      await asOwner(app.database, (owner) =>
        owner.exec('update people.model_change set proposed_by = gen_random_uuid() where answer is null'),
      );
      return opened(keeper, '/people/models', { answer: 'refused', why }, path);
    },
  },
};

/** The versions with one that waits, as each of the two sees it, and trials of what was decided. */
export const behindModels: Readonly<Record<string, (app: TestApp) => Promise<Before[]>>> = {
  '/people/models': async (app) => {
    const { keeper } = await waiting(app);
    const second = await secondAdministrator(app);
    return [keeper, second].map((browser) => ({ browser, path: '/people/models' }));
  },
  '/people/models/:version': async (app) => {
    await another(app);
    const browser = await app.as('administrator');
    return [shipped, '/people/models/2026-11-01-1'].map((path) => ({ browser, path }));
  },
};
