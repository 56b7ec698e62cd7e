import { randomUUID } from 'node:crypto';
import { sampleTeams } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { feed, fileWith } from './feeding.ts';
import { type Line, opened } from './filled-in.ts';
import { asShown } from './lists.ts';
import type { Visitor } from './visitor.ts';

/** A list of one row that no other list has. */
const oneRow = () =>
  fileWith(`${randomUUID()},Ines,Q${randomUUID().replace(/[^a-z]/g, '')},2013-04-05,F,,,,`);

/** A list that was brought; its columns are asked next. */
async function broughtList(browser: Visitor): Promise<string> {
  await browser.get('/people/feeds/new');
  const given = { source: 'school census', team: sampleTeams.thurrockHub, pasted: oneRow() };
  return (await browser.post('/people/feeds/new', { ...given, 'form-key': randomUUID() })).location ?? '';
}

async function triedFeed(app: TestApp): Promise<{ browser: Visitor; path: string }> {
  const browser = await app.as('administrator');
  const columns = await broughtList(browser);
  const shown = asShown((await browser.get(columns)).html);
  const { location = '' } = await browser.post(columns, { ...shown, 'form-key': randomUUID() });
  await app.settled();
  return { browser, path: location };
}

/** A run of which a twin's row waits, and another that may be a new person. */
export async function waitingFeed(app: TestApp): Promise<string> {
  const [given = '', twin = '', surname = '', born = '', place = ''] = twins.next().value ?? [];
  const row = (name: string) => `${randomUUID()},${name},${surname},${born},F,${place},4 Quay Row,,`;
  const { run } = await feed(app, fileWith(row(given), row(twin)));
  return `/people/feeds/${run.id}`;
}

// Others each time: whoever is like those who came before would wait too.
const twins = [
  ['Ruth', 'Naomi', 'Wetherby', '2012-09-09', 'RM17 6SL'],
  ['Greta', 'Solveig', 'Ainscough', '2009-02-17', 'SS1 1AB'],
  ['Paloma', 'Inés', 'Dunmore', '2015-06-28', 'CM1 2EF'],
  ['Harriet', 'Cecily', 'Blackwood', '2007-12-01', 'IG2 6QR'],
  ['Zara', 'Leila', 'Prendergast', '2016-10-19', 'CO4 3ST'],
].values();

/** The POST routes of lists of people from elsewhere. */
export const feedLines: Readonly<Record<string, Line>> = {
  '/people/feeds/new': {
    fill: async (app) => {
      const given = { source: 'school census', team: sampleTeams.thurrockHub, pasted: oneRow() };
      return opened(await app.as('administrator'), '/people/feeds/new', given);
    },
  },
  '/people/feeds/:id/columns': {
    fill: async (app) => {
      const browser = await app.as('administrator');
      const columns = await broughtList(browser);
      return opened(browser, columns, asShown((await browser.get(columns)).html));
    },
  },
  '/people/feeds/:id': {
    fill: async (app) => {
      const { browser, path } = await triedFeed(app);
      return opened(browser, path, {});
    },
  },
  '/people/feeds/:id/queue/:line': {
    fill: async (app) => {
      const path = `${await waitingFeed(app)}/queue/3`;
      return opened(await app.as('decision'), path, { person: 'new', reason: 'Her twin' });
    },
  },
};
