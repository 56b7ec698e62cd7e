import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import { aFilm, aPicture, sendFiles } from './files.ts';
import { type Fields, type FilledIn, type Line, opened } from './filled-in.ts';
import { addShipped } from './library.ts';
import type { Visitor } from './visitor.ts';

let written = 0;

/** A page as its form has it, by a name that no other has. */
function fields(): Record<string, string> {
  written += 1;
  return {
    ...{
      kind: 'guide',
      slug: `written-${written}`,
      area: 'all',
      title: `Written ${written}`,
      summary: 'In short.',
    },
    ...{ body: '## A part\n\nShort words.', audiences: 'parents', topics: 'kites', reading: 'public' },
    ...{
      sensitive: 'no',
      'review-due-day': '1',
      'review-due-month': '6',
      'review-due-year': '2027',
      press: 'save',
    },
  };
}

async function draft(browser: Visitor): Promise<string> {
  const { path, fields: filled } = await opened(browser, '/library/new?kind=guide', fields(), '/library/new');
  return (await browser.post(path, filled)).location ?? '';
}

/** A page with two versions, of which a newer text came with the product. */
async function offered(app: TestApp, browser: Visitor): Promise<string> {
  written += 1;
  const name = `came-${written}`;
  const front = `kind: guide\ntitle: 'Came ${written}'\ntopics: [kites]\naudiences: [parents]\nreading: public\nreview-by: 2027-11-01`;
  await addShipped(app, `guides/${name}.md`, front, 'As it came first.');
  await addShipped(app, `guides/${name}.md`, front, 'As it came again.');
  const { html } = await browser.get(`/library?words=Came+${written}`);
  return /\/library\/[0-9a-f-]{36}/.exec(html)?.[0] ?? '';
}

async function save(browser: Visitor, path: string): Promise<void> {
  const form = await opened(browser, `${path}/edit`, fields());
  await browser.post(form.path, form.fields);
}

async function filled(
  browser: Visitor,
  path: string,
  action: string,
  said: Fields,
  from = `${path}/${action}`,
): Promise<FilledIn> {
  return opened(browser, from, said, `${path}/${action}`);
}

/** Its forms: one line a POST route. */
export const contentLines: Readonly<Record<string, Line>> = {
  '/library/new': {
    fill: async (app) => {
      const author = await app.as('author');
      // The first page about a topic brings the topic.
      await draft(author);
      return opened(author, '/library/new?kind=guide', fields(), '/library/new');
    },
  },
  '/library/files': {
    // The form is sent with a file; without one it has no effect.
    eachTime: 'a file is asked for',
    fill: async (app) => opened(await app.as('author'), '/library/files', {}),
  },
  '/library/files/:id/take-down': {
    fill: async (app) => {
      const browser = await app.as('business');
      const content = await aPicture(
        Math.floor(Math.random() * 250),
        'png',
        20 + Math.floor(Math.random() * 900),
      );
      const file = { name: 'to-take-down.png', content };
      const { location = '' } = await sendFiles(browser, '/library/files', { file });
      return opened(browser, location, { why: 'A child could be known.' }, `${location}/take-down`);
    },
  },
  '/library/:id/edit': {
    fill: async (app) => {
      const author = await app.as('author');
      return filled(author, await draft(author), 'edit', fields());
    },
  },
  '/library/settings': {
    fill: async (app) => {
      written += 1;
      const said = { 'inbox-days': String(100 + written), source: 'A test' };
      return opened(await app.as('business'), '/library/settings', said);
    },
  },
  '/library/:id/review': {
    fill: async (app) => {
      const author = await app.as('author');
      const path = await draft(author);
      return filled(author, path, 'review', { press: 'send' }, path);
    },
  },
  '/library/:id/publish': {
    fill: async (app) => {
      const business = await app.as('business');
      return filled(business, await draft(business), 'publish', { when: 'now', tell: 'yes', why: 'New' });
    },
  },
  '/library/:id/away': {
    fill: async (app) => {
      const business = await app.as('business');
      const path = await draft(business);
      await sent(await filled(business, path, 'archive', { why: '', instead: '' }));
      return filled(business, path, 'away', { press: 'return' }, path);
    },
  },
  '/library/:id/archive': {
    fill: async (app) => {
      const business = await app.as('business');
      return filled(business, await draft(business), 'archive', { why: 'It is past.', instead: '' });
    },
  },
  '/library/:id/owner': {
    fill: async (app) => {
      const business = await app.as('business');
      const path = await draft(business);
      return filled(business, path, 'owner', { owner: '' }, path);
    },
  },
  '/library/:id/restore': {
    fill: async (app) => {
      const author = await app.as('author');
      const path = await draft(author);
      await save(author, path);
      return filled(author, path, 'restore', {}, `${path}/versions/1`);
    },
  },
  '/library/:id/shipped': {
    fill: async (app) => {
      const author = await app.as('author');
      return filled(author, await offered(app, author), 'shipped', { press: 'take' });
    },
  },
};

const sent = ({ browser, path, fields: said }: FilledIn) => browser.post(path, said);

/** The address of a page that was published and archived. */
async function takenDown(app: TestApp): Promise<string> {
  const business = await app.as('business');
  const path = await draft(business);
  const href = `/guides/written-${written}`;
  await sent(await filled(business, path, 'publish', { when: 'now', tell: 'yes', why: 'New' }));
  await sent(await filled(business, path, 'archive', { why: 'It is past.', instead: '' }));
  return href;
}

/** Its pages that no link leads to: how each is come to. */
export const behindContent: Readonly<Record<string, Places>> = {
  '/guides/:slug': async (app) => {
    await kites(app, 'guide', 'guides', 'kites-behind');
    return [
      { browser: app.visitor(), path: '/guides/kites-behind' },
      { browser: app.visitor(), path: '/guides/no-such-page', status: 404 },
      { browser: app.visitor(), path: await takenDown(app), status: 410 },
    ];
  },
  '/library/:id/compare': async (app) => {
    const author = await app.as('author');
    const path = await draft(author);
    await save(author, path);
    return [{ browser: author, path: `${path}/compare` }];
  },
  '/library/:id/shipped': async (app) => {
    const author = await app.as('author');
    return [{ browser: author, path: `${await offered(app, author)}/shipped` }];
  },
};

/** Its addresses that answer with a file. */
export const contentFiles: readonly string[] = ['/files/:id/:name'];

const KINDS = [
  ...[
    ['guide', 'guides'],
    ['one-minute', 'one-minute-guides'],
    ['resource', 'resources'],
    ['campaign', 'campaigns'],
  ],
  ...[
    ['serial', 'packs'],
    ['news', 'news'],
    ['blog', 'blog'],
    ['story', 'stories'],
    ['checklist', 'checklists'],
  ],
  ...[
    ['cards', 'conversation-cards'],
    ['report', 'reports'],
    ['contact', 'contacts'],
    ['term', 'glossary'],
  ],
  ['credits', 'credits'],
] as const;

async function kites(app: TestApp, kind: string, folder: string, name: string, more = ''): Promise<void> {
  const front = `kind: ${kind}\ntitle: 'Kites, ${name}'\nsummary: 'In short.'\ntopics: [kites]\naudiences: [parents]\nages: ['5-10']\nreading: public\nas-at: 2026-11-01\nreview-by: 2027-11-01\nsources:\n  - title: A source\n    url: https://example.org/source\n${more}`;
  const body = `Some words.\n\n## A part\n\n- One thing\n- [Another](/guides)\n\n## Another part\n\nMore words.`;
  await addShipped(app, `${folder}/${name}.md`, front, body);
}

/** What stands there before somebody walks through every page. */
export async function settleContent(app: TestApp): Promise<void> {
  for (const [kind = '', folder = ''] of KINDS) await kites(app, kind, folder, `a-${kind}`);
  await kites(app, 'guide', 'guides/essex', 'a-guide', 'areas: [essex]');
  await kites(app, 'report', 'reports', 'an-old-report', 'covers-until: 2019-12-31');
  await kites(app, 'guide', 'guides', 'a-quiet-one', "sensitive: true\nneutral-title: 'A list'");
  const author = await app.as('author');
  const path = await draft(author);
  await save(author, path);
  await offered(app, author);
  await withFiles(app);
}

/** A film with its captions and a picture, on a page that is published. */
async function withFiles(app: TestApp): Promise<void> {
  const business = await app.as('business');
  const files = {
    'upload-fact-link': { name: 'kites.mp4', content: aFilm() },
    'upload-fact-captions-file': { name: 'kites.vtt', content: 'WEBVTT\n\n00:01.000 --> 00:02.000\nKites' },
    'upload-picture': { name: 'kite.jpg', content: await aPicture() },
  };
  const said = { ...fields(), kind: 'resource', slug: 'a-film-of-kites', 'picture-shows': 'A red kite' };
  const { location = '' } = await sendFiles(
    business,
    '/library/new',
    files,
    said,
    '/library/new?kind=resource',
  );
  await sendFiles(business, `${location}/publish`, {}, { when: 'now', tell: 'yes', why: 'New' });
}
