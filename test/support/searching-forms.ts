import type { TestApp } from './app.ts';
import type { Before } from './behind.ts';
import { type Line, opened } from './filled-in.ts';
import { addPerson } from './people.ts';
import { look, newPerson } from './searching.ts';

/** A search of Amara's that finds somebody who is the same, one who may be, and one who is not hers to open. */
async function found(app: TestApp) {
  const home = { words: '4 Quay Row', postcode: 'RM17 6SL' };
  const born = '2012-03-03';
  const { id } = await addPerson(app.database, { born, sex: 'F', addresses: [home] });
  await addPerson(app.database, {
    ...{ names: [{ given: 'Tea', surname: 'Marlowe' }], born, addresses: [home] },
    team: '00000002-0000-4000-8000-000000000002',
  });
  await addPerson(app.database, { names: [{ given: 'Ria', surname: 'Marlow' }], born, addresses: [home] });
  const browser = await app.as('screening');
  return { id, browser, search: await look(browser, { who: 'Tia Marlow 3 March 2012 RM17 6SL' }) };
}

// Somebody else each time: who is there already is not added again.
const somebodyElse = [
  ['Noa', 'Fernley'],
  ['Edwin', 'Quartermain'],
  ['Hilda', 'Osgood'],
  ['Piers', 'Threlkeld'],
].values();

/** The POST routes of the search and of adding somebody. */
export const searchingLines: Readonly<Record<string, Line>> = {
  '/people/search': {
    fill: async (app) => opened(await app.as('screening'), '/people/search', { who: 'Tia Marlow' }),
    eachTime: 'each is a search of its own',
  },
  '/people/search/:id': {
    fill: async (app) => {
      const { id, browser, search } = await found(app);
      return opened(browser, search.path, { person: id });
    },
  },
  '/people/new': {
    fill: async (app) => {
      const browser = await app.as('screening');
      const { id } = await look(browser, { who: 'Quite Unknown' });
      const [given = '', surname = ''] = somebodyElse.next().value ?? [];
      const somebody = { ...newPerson, given, surname, address: '', postcode: '' };
      return opened(browser, `/people/new?search=${id}`, somebody, '/people/new');
    },
  },
};

/** Pages that only a search leads to. */
export const behindSearch: Readonly<Record<string, (app: TestApp) => Promise<Before[]>>> = {
  '/people/search/:id': async (app) => {
    const { browser, search } = await found(app);
    const nobody = await look(browser, { who: 'Quite Unknown 1 May 1999' });
    const many = await look(browser, { who: 'Marlow' });
    const paths = [search.path, `${search.path}?again=yes`, nobody.path, many.path];
    return paths.map((path) => ({ browser, path }));
  },
  '/people/new': async (app) => {
    const { browser, search } = await found(app);
    return [{ browser, path: `/people/new?search=${search.id}` }];
  },
};
