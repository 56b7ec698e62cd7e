import type { TestApp } from './app.ts';
import type { Before } from './behind.ts';
import { type Line, opened } from './filled-in.ts';
import { asOwner } from './openings.ts';
import { addPerson } from './people.ts';
import { linked, proposed, versionsIn } from './same.ts';
import { look } from './searching.ts';

/** Two records that may be of one girl. */
async function two(app: TestApp) {
  const home = { words: '4 Quay Row', postcode: 'RM17 6SL' };
  const born = '2012-03-03';
  const head = await addPerson(app.database, { born, sex: 'F', addresses: [home] });
  const other = await addPerson(app.database, {
    ...{ names: [{ given: 'Tia', surname: 'Marlowe' }], born, addresses: [home], nhsNumber: '9434765919' },
  });
  return { head: head.id, other: other.id, page: `/people/same?one=${head.id}&other=${other.id}` };
}

/** As if the background had compared them. */
export function pairFound(app: TestApp, one: string, other: string): Promise<unknown> {
  const evidence = [{ field: 'born', says: 'date of birth the same', weight: 13 }];
  return asOwner(app.database, (owner) =>
    owner.query(
      `insert into people.likely_pair (low_id, high_id, weight, zone, evidence, guard, model_version)
       values (least($1::uuid, $2), greatest($1::uuid, $2), 12, 'same', $3, 'the surname is not alike', 'test')
       on conflict do nothing`,
      [one, other, JSON.stringify(evidence)],
    ),
  );
}

const why = 'Both mothers are the same woman, seen today';

/** The forms by which two records become one person, and two again. */
export const sameLines: Readonly<Record<string, Line>> = {
  '/people/same': {
    fill: async (app) => {
      const { head, page } = await two(app);
      return opened(await app.as('screening'), page, { head, why, read: 'yes' }, '/people/same');
    },
  },
  '/people/not-same': {
    fill: async (app) => {
      const { page } = await two(app);
      return opened(await app.as('screening'), page, { reason: 'Cousins of one name' }, '/people/not-same');
    },
  },
  '/people/duplicates/later': {
    fill: async (app) => {
      const { head, other } = await two(app);
      await pairFound(app, head, other);
      const browser = await app.as('screening');
      const { html } = await browser.get('/people/duplicates');
      const key = /name="form-key" value="([^"]*)"/.exec(html)?.[1] ?? '';
      const fields = { 'form-key': key, csrf: browser.csrf, one: head, other };
      return { browser, path: '/people/duplicates/later', fields };
    },
    left: async ({ browser }) => (await browser.get('/people/duplicates?show=later')).text,
  },
  '/people/:id/same': {
    fill: async (app) => {
      const { head, other } = await two(app);
      return opened(await app.as('screening'), `/people/${head}/same`, { other });
    },
    eachTime: 'it only leads to both beside each other',
  },
  '/people/links/:link': {
    fill: async (app) => {
      const { head, other } = await two(app);
      const path = await proposed(await app.as('screening'), head, other);
      const browser = await app.as('decision');
      const versions = versionsIn((await browser.get(path)).html);
      return opened(browser, path, { ...versions, answer: 'linked', why });
    },
  },
  '/people/links/:link/split': {
    fill: async (app) => {
      const { head, other } = await two(app);
      const path = await linked(app, head, other);
      return opened(await app.as('decision'), path, { why: 'Cousins after all' }, `${path}/split`);
    },
  },
};

/** Both records beside each other, and a proposal as each sees it: open, one's own, changed since, decided. */
export const behindSame: Readonly<Record<string, (app: TestApp) => Promise<Before[]>>> = {
  '/people/duplicates': async (app) => {
    const browser = await app.as('screening');
    const empty = { browser: await app.as('southendDecision'), path: '/people/duplicates' };
    const [one, waiting] = [await two(app), await two(app)];
    await pairFound(app, one.head, one.other);
    await proposed(browser, waiting.head, waiting.other);
    const paths = ['/people/duplicates', '/people/duplicates?show=later&area=essex'];
    return [empty, ...paths.map((path) => ({ browser, path }))];
  },
  '/people/same': async (app) => {
    const { head, other, page } = await two(app);
    const browser = await app.as('screening');
    await look(browser, { who: 'Tia Marlow 3 March 2012' });
    const fresh = { browser, path: page };
    const waiting = await two(app);
    await proposed(browser, waiting.head, waiting.other);
    const reader = { browser: await app.as('decision'), path: `/people/same?one=${other}&other=${head}` };
    return [fresh, reader, { browser, path: waiting.page }];
  },
  '/people/links/:link': async (app) => {
    const { head, other } = await two(app);
    const browser = await app.as('screening');
    const waiting = await proposed(browser, head, other);
    const manager = await app.as('decision');
    const done = await two(app);
    const made = await linked(app, done.head, done.other);
    return [
      { browser, path: waiting },
      { browser: manager, path: waiting },
      { browser: manager, path: made },
      { browser, path: made },
    ];
  },
};
