import { seedSampleMeetings } from '../../src/governance/index.ts';
import type { TestApp } from './app.ts';
import { type Fields, type Line, opened } from './filled-in.ts';
import { asOwner } from './openings.ts';
import type { Visitor } from './visitor.ts';

/** The board of the sample, with its groups, meetings and actions. */
export const settleMeetings = (app: TestApp): Promise<void> =>
  asOwner(app.database, (owner) => seedSampleMeetings(owner, app.clock.now));

let made = 0;
const dayOf = (name: string, day: number) => ({
  ...{ [`${name}-day`]: `${day % 28}`, [`${name}-month`]: `${1 + (day % 12)}`, [`${name}-year`]: '2027' },
});

/** A meeting of the board on a day of its own. */
async function aMeeting(app: TestApp): Promise<{ felix: Visitor; path: string }> {
  await settleMeetings(app);
  made += 1;
  const felix = await app.as('governance');
  const { html } = await felix.get('/meetings/new');
  const group = /<option value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
  const day = {
    'day-day': `${1 + (made % 27)}`,
    'day-month': '3',
    'day-year': `${2027 + Math.floor(made / 27)}`,
  };
  const sent = await felix.post('/meetings/new', { group, starts: '10:00', place: 'Online', ...day });
  return { felix, path: sent.location ?? '' };
}

async function withMinutes(app: TestApp): Promise<{ felix: Visitor; path: string }> {
  const { felix, path } = await aMeeting(app);
  const form = await opened(felix, `${path}/edit`, {});
  const { html } = await felix.get(`${path}/edit`);
  const box = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';
  const day = Object.fromEntries(['day', 'month', 'year'].map((part) => [`day-${part}`, box(`day-${part}`)]));
  await felix.post(form.path, {
    ...{ ...form.fields, ...day, starts: '10:00', place: 'Online', minutes: 'Agreed.', nobody: 'yes' },
  });
  return { felix, path };
}

const onMeeting = (step: string, fields: Fields): Line => ({
  fill: async (app) => {
    const { felix, path } = await withMinutes(app);
    return opened(felix, path, fields, `${path}/${step}`);
  },
});

/** The forms of meetings of the board: one line a POST route. */
export const meetingLines: Readonly<Record<string, Line>> = {
  '/meetings/groups/new': {
    fill: async (app) => {
      made += 1;
      const fields = { name: `Group ${made}`, kind: 'subgroup', about: 'Looks at kites.' };
      return opened(await app.as('governance'), '/meetings/groups/new', fields);
    },
  },
  '/meetings/groups/:id': {
    fill: async (app) => {
      await settleMeetings(app);
      const felix = await app.as('governance');
      const path = /\/meetings\/groups\/[0-9a-f-]{36}/.exec((await felix.get('/meetings')).html)?.[0] ?? '';
      made += 1;
      return opened(felix, path, { name: `The board ${made}`, kind: 'board', about: 'Asks.' });
    },
  },
  '/meetings/new': {
    fill: async (app) => {
      await settleMeetings(app);
      made += 1;
      const felix = await app.as('governance');
      const group =
        /<option value="([0-9a-f-]{36})"/.exec((await felix.get('/meetings/new')).html)?.[1] ?? '';
      const day = dayOf('day', made);
      return opened(felix, '/meetings/new', { group, starts: '10:00', place: 'Creek Hall', ...day });
    },
  },
  '/meetings/:id/edit': {
    fill: async (app) => {
      const { felix, path } = await aMeeting(app);
      made += 1;
      const fields = { starts: '10:00', place: 'Elsewhere', ...dayOf('day', made) };
      return opened(felix, `${path}/edit`, fields);
    },
  },
  '/meetings/:id/papers': onMeeting('papers', { title: 'Early help', href: '/guides/early-help' }),
  '/meetings/:id/papers/:paper/remove': {
    fill: async (app) => {
      const { felix, path } = await aMeeting(app);
      const form = await opened(felix, path, { title: 'A paper', href: '/guides' }, `${path}/papers`);
      await felix.post(form.path, form.fields);
      const remove = /\/meetings\/[0-9a-f-]{36}\/papers\/[0-9a-f-]{36}\/remove/;
      return opened(felix, path, {}, remove.exec((await felix.get(path)).html)?.[0] ?? '');
    },
  },
  '/meetings/:id/actions': onMeeting('actions', {
    ...{ words: 'Count them', owner: 'Quality lead', ...dayOf('due', 5) },
  }),
  '/meetings/actions/:id': {
    fill: async (app) => {
      const { felix, path } = await aMeeting(app);
      const said = { words: 'Count them', owner: 'Quality lead', ...dayOf('due', 5) };
      const form = await opened(felix, path, said, `${path}/actions`);
      await felix.post(form.path, form.fields);
      const settle = /\/meetings\/actions\/[0-9a-f-]{36}/.exec((await felix.get(path)).html)?.[0] ?? '';
      return opened(felix, path, { done: 'Forty' }, settle);
    },
  },
  '/meetings/:id/agree': onMeeting('agree', {}),
  '/meetings/:id/take-back': {
    fill: async (app) => {
      const { felix, path } = await withMinutes(app);
      for (const browser of [felix, await app.as('board')]) {
        const form = await opened(browser, path, {}, `${path}/agree`);
        await browser.post(form.path, form.fields);
      }
      return opened(felix, path, { why: 'A figure was wrong' }, `${path}/take-back`);
    },
  },
};
