import { randomUUID } from 'node:crypto';
import { samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import { type Line, opened } from './filled-in.ts';
import { asOwner } from './openings.ts';
import { addPerson } from './people.ts';
import { written } from './service-forms.ts';
import { regularly, sampleServices } from './services.ts';
import type { Visitor } from './visitor.ts';

/** An entry of an organisation of its own, and whoever keeps it. */
async function anEntry(
  app: TestApp,
  press: 'save' | 'publish',
): Promise<{ browser: Visitor; id: string; path: string }> {
  const browser = await app.as('business');
  await browser.get('/directory/work/new');
  const given = written({ title: `Kites ${randomUUID()}`, newOrganization: `Kites ${randomUUID()}`, press });
  const { location = '' } = await browser.post('/directory/work/new', given);
  const id = location.split('/')[3] ?? '';
  return { browser, id, path: `/directory/work/${id}` };
}

/** Its source lists an entry no more. */
const gone = (app: TestApp, id: string) =>
  asOwner(app.database, (owner) =>
    owner.query("update directory.service set source = 'elsewhere', gone_on = '2026-11-20' where id = $1", [
      id,
    ]),
  );

const organizationOf = (app: TestApp, id: string) =>
  asOwner(app.database, async (owner) => {
    const [row] = await owner.query<{ id: string }>(
      'select organization_id as id from directory.service where id = $1',
      [id],
    );
    return row?.id ?? '';
  });

/** A form on the page of an entry's versions. */
const onHistory = (step: string, press: 'save' | 'publish', fields: Record<string, string>): Line => ({
  fill: async (app) => {
    const { browser, path } = await anEntry(app, press);
    return opened(browser, `${path}/history`, fields, `${path}/${step}`);
  },
});

const feed = () =>
  JSON.stringify([
    {
      id: randomUUID(),
      name: 'A service',
      status: 'active',
      organization: { id: randomUUID(), name: 'Elsewhere' },
    },
    { id: 7 },
  ]);

async function tried(app: TestApp): Promise<{ browser: Visitor; path: string }> {
  const browser = await app.as('business');
  await browser.get('/directory/imports/new');
  const sent = { source: 'elsewhere', pasted: feed(), 'form-key': randomUUID() };
  const { location = '' } = await browser.post('/directory/imports/new', sent);
  await app.settled();
  return { browser, path: location };
}

/** The address of another directory; there is none there. */
async function anAddress(app: TestApp): Promise<{ browser: Visitor; path: string }> {
  const browser = await app.as('business');
  await browser.get('/directory/imports/new');
  const source = `far-${randomUUID()}`;
  const sent = { source, url: 'https://directory.invalid.example/api', 'form-key': randomUUID() };
  const { location = '' } = await browser.post('/directory/imports/new', sent);
  await app.settled();
  const report = await browser.get(location);
  return { browser, path: /\/directory\/feeds\/[0-9a-f-]+/.exec(report.html)?.[0] ?? '' };
}

const told = { whom: 'words', about: 'T.M.', area: 'thurrock', how: 'told', ask: 'practitioner' };

async function aSignpost(app: TestApp, fields: Record<string, string> = {}) {
  const { id } = await anEntry(app, 'publish');
  const browser = await app.as('school');
  await browser.get(`/directory/${id}/signpost`);
  const { location = '' } = await browser.post(`/directory/${id}/signpost`, { ...told, ...fields });
  return { browser, path: location };
}

/** The page that a family's link opens, once they were asked. */
async function asked(app: TestApp): Promise<string> {
  const to = `${randomUUID()}@example.org`;
  await aSignpost(app, { how: 'email', email: to, 'safe-said': 'yes', when: 'any', ask: 'family' });
  const link = await asOwner(app.database, async (owner) => {
    const [row] = await owner.query<{ link: string }>(
      "select ask_link as link from directory.signpost where contact ->> 'address' = $1",
      [to],
    );
    return row?.link ?? '';
  });
  return link.replace(/^https?:\/\/[^/]+/, '');
}

let days = 100;

/** Its forms: one line a POST route. */
export const directoryLines: Readonly<Record<string, Line>> = {
  '/directory/work/new': {
    fill: async (app) =>
      opened(
        await app.as('business'),
        '/directory/work/new',
        written({ title: `Kites ${randomUUID()}`, newOrganization: `Kites ${randomUUID()}` }),
      ),
  },
  '/directory/work/:id': {
    fill: async (app) => {
      const { browser, id, path } = await anEntry(app, 'publish');
      const organization = await organizationOf(app, id);
      return opened(browser, path, written({ organization, description: 'Kites, and tea.' }));
    },
  },
  '/directory/work/:id/checked': onHistory('checked', 'save', {}),
  '/directory/work/:id/decide': onHistory('decide', 'save', { press: 'approve' }),
  '/directory/work/:id/gone': {
    fill: async (app) => {
      const { browser, id, path } = await anEntry(app, 'publish');
      await gone(app, id);
      return opened(browser, `${path}/history`, { press: 'withdraw' }, `${path}/gone`);
    },
  },
  '/directory/work/:id/owner': onHistory('owner', 'publish', { public: 'no' }),
  '/directory/work/:id/restore': {
    fill: async (app) => {
      const { browser, id, path } = await anEntry(app, 'publish');
      const organization = await organizationOf(app, id);
      const edit = await opened(browser, path, written({ organization, alert: 'Closed', press: 'publish' }));
      await browser.post(edit.path, edit.fields);
      return opened(browser, `${path}/history`, {}, `${path}/restore`);
    },
  },
  '/directory/providers': {
    fill: async (app) => {
      const { browser, id } = await anEntry(app, 'publish');
      const organization = await organizationOf(app, id);
      return opened(browser, '/directory/providers', {
        organization,
        person: samplePractitioners.provider.id,
      });
    },
  },
  '/directory/providers/:id': {
    fill: async (app) => {
      const { browser, id } = await anEntry(app, 'publish');
      const organization = await organizationOf(app, id);
      await browser.get('/directory/providers');
      await browser.post('/directory/providers', { organization, person: samplePractitioners.provider.id });
      const which = await asOwner(app.database, async (owner) => {
        const [row] = await owner.query<{ id: string }>(
          'select id from directory.provider where organization_id = $1',
          [organization],
        );
        return row?.id ?? '';
      });
      return opened(browser, '/directory/providers', {}, `/directory/providers/${which}`);
    },
  },
  '/directory/settings': {
    fill: async (app) => {
      days += 1;
      const given = { 'stale-after': String(days), 'ask-after': '14', source: 'A test' };
      return opened(await app.as('business'), '/directory/settings', given);
    },
  },
  '/directory/feeds/:id': {
    fill: async (app) => {
      const { browser, path } = await anAddress(app);
      return opened(browser, path, { every: '7', differs: 'take' });
    },
  },
  '/directory/imports/new': {
    fill: async (app) =>
      opened(await app.as('business'), '/directory/imports/new', { source: 'elsewhere', pasted: feed() }),
  },
  '/directory/imports/:id': {
    fill: async (app) => {
      const { browser, path } = await tried(app);
      return opened(browser, path, {});
    },
  },
  '/directory/signposts/:id': {
    fill: async (app) => {
      const { browser, path } = await aSignpost(app);
      return opened(browser, path, { outcome: 'full' });
    },
  },
  '/directory/asked/:code': {
    fill: async (app) => opened(app.visitor(), await asked(app), { outcome: 'got there' }),
  },
  '/directory/:id/signpost': {
    fill: async (app) => {
      const { id } = await anEntry(app, 'publish');
      return opened(await app.as('school'), `/directory/${id}/signpost`, told);
    },
  },
};

/** Its pages that no link leads to: how each is come to. */
export const behindDirectory: Readonly<Record<string, Places>> = {
  '/directory/signposts/new': async (app) => {
    const { id } = await addPerson(app.database);
    const browser = await app.as('screening');
    const path = `/directory/signposts/new?person=${id}`;
    return [
      { browser, path: '/directory/signposts/new', status: 404 },
      { browser, path },
      { browser, path: `${path}&words=dads` },
    ];
  },
  '/directory/asked/:code': async (app) => {
    const path = await asked(app);
    const answered = await asked(app);
    const browser = app.visitor();
    const form = await opened(browser, answered, { outcome: 'full' });
    await browser.post(form.path, form.fields);
    return [
      { browser: app.visitor(), path },
      { browser, path: answered },
    ];
  },
};

/** Its addresses that answer with a file. */
export const directoryFiles: readonly string[] = [
  '/directory/imports/:id/report.csv',
  '/directory/gaps/:table',
  '/directory/services.csv',
];

/** What stands there before somebody walks through every page. */
export async function settleDirectory(app: TestApp): Promise<void> {
  await sampleServices(app);
  await anEntry(app, 'save');
  await gone(app, (await anEntry(app, 'publish')).id);
  await tried(app);
  await anAddress(app);
  await aSignpost(app);
  const by = samplePractitioners.school;
  await asOwner(app.database, (owner) =>
    owner.query(
      `insert into directory.signpost (service_id, service_title, area, about, by_id, by_name, agency_id, made_at, sent_how,
         ask_whom, outcome, outcome_at, outcome_by)
       select s.id, s.title, 'thurrock', 'x', p.id, p.name, p.agency_id, '2026-10-10T10:00:00Z', 'told', 'nobody', 'full',
         '2026-10-12T10:00:00Z', p.name
       from generate_series(1, 20) n, partnership.practitioner p,
         (select id, title from directory.service where published order by title limit 1) s where p.id = $1`,
      [by.id],
    ),
  );
  await regularly(app);
}
