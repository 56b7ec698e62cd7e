import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { settledLibrary } from '../../../test/support/library.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { findDeadLinks } from '../links/find.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const ATTACKS = [
  `"><script>alert(1)</script>`,
  `'><img src=x onerror=alert(1)>`,
  '<svg/onload=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '![x](x "onerror=alert(1)")',
  '<a href="javascript:alert(1)">x</a>',
  '[x](//evil.example)',
  '[x](vbscript:msgbox(1))',
  '- <b onmouseover=alert(1)>x</b>',
  '## <script>alert(1)</script>" id="x',
  '</textarea><script>alert(1)</script>',
  '[a](https://x.example/"onmouseover="alert(1))',
  '`</code><script>alert(1)</script>`',
];
const all = ATTACKS.join('\n\n');
const [first = '', second = '', third = ''] = ATTACKS;
const broken = 'https://x.example/"onmouseover="alert(1)';

const LINES = [
  'file-type',
  'size',
  'captions',
  'licence',
  'partners',
  'aims',
  'number',
  'by',
  'phone',
  'hours',
];
const facts = Object.fromEntries([...LINES, 'period'].map((name) => [`fact-${name}`, first + second]));

const PLACES: Readonly<Record<string, string>> = {
  ...{ guide: '/guides', 'one-minute': '/one-minute-guides', resource: '/resources', campaign: '/campaigns' },
  ...{ serial: '/packs', news: '/news', blog: '/blog', story: '/stories', checklist: '/checklists' },
  ...{ cards: '/conversation-cards', contact: '/contacts', term: '/glossary', credits: '/credits' },
  report: '/reports',
};
const TOGETHER = ['contact', 'term', 'credits'];

const hostile = (kind: string) => ({
  ...{
    kind,
    slug: `evil-${kind}`,
    area: 'all',
    title: first + second,
    summary: all.slice(0, 490),
    body: all,
  },
  ...{ audiences: 'parents', topics: 'evil', reading: 'public', sensitive: 'yes', 'neutral-title': third },
  ...{ sources: `T${first} | ${broken}`, why: second, press: 'save' },
  ...{ 'review-due-day': '1', 'review-due-month': '6', 'review-due-year': '2027' },
  ...{ ...facts, 'fact-link': broken, 'fact-download': broken },
});

/** What would run, or lead out of here unasked: markup alone is looked at, for what stands in quotes is text. */
const RUNS =
  /<script|<[a-z][^>]*\son\w+\s*=|href="\s*(javascript|data|vbscript):|href="\/\/|<img|<svg\/onload/i;
const ours = /<script type="module"( nonce="[^"]*")? src="\/assets\/[\w.-]+"><\/script>/g;

function hold({ html }: { html: string }, where: string): void {
  const bare = html.replace(ours, '').replace(/(?<!href=)"[^"<>]*"/g, '""');
  assert.equal(RUNS.exec(bare)?.[0], undefined, where);
}

async function post(browser: Visitor, path: string, fields: Record<string, string>, form = path) {
  await browser.get(form);
  return browser.post(path, fields);
}

for (const [kind, place] of Object.entries(PLACES))
  test(`nothing that is written into any field of a page runs: ${kind}`, async () => {
    const browser = await app.as('business');
    const form = `/library/new?kind=${kind}`;
    const fields = hostile(kind);
    hold(await post(browser, '/library/new', { ...fields, press: 'preview' }, form), 'preview');
    hold(
      await post(browser, '/library/new', { ...fields, sources: '[x](javascript:alert(1))' }, form),
      'refused',
    );
    const path = (await post(browser, '/library/new', fields, form)).location ?? '';
    const calm = { ...fields, version: '1', body: 'Calm.', title: third };
    assert.equal((await post(browser, `${path}/edit`, calm)).status, 303);
    assert.equal((await post(browser, `${path}/edit`, { ...fields, version: '2' })).status, 303);
    hold(await post(browser, `${path}/edit`, { ...calm, version: '1' }), 'two editors');
    const shown = { version: '3', when: 'now', tell: 'yes', why: first };
    assert.equal((await post(browser, `${path}/publish`, shown)).status, 303);
    for (const step of ['', '/edit', '/publish', '/versions/3', '/compare?from=1&to=2', '/shipped'])
      hold(await browser.get(path + step), step);
    const read = TOGETHER.includes(kind) ? place : `${place}/evil-${kind}`;
    for (const address of [read, place, '/guides?topic=evil', '/search?q=alert', '/changes', '/changes.atom'])
      hold(await app.visitor().get(address), address);
    hold(await browser.get('/library'), 'list');
  });

test('nothing that comes with the product leads nowhere; a link that does is told to its keepers', async () => {
  await settledLibrary(app);
  const browser = await app.as('business');
  await app.database.work(app.clock.now, (db) => findDeadLinks(db, app.clock.now));
  const shipped = await browser.get('/library?standing=broken&owner=');
  const titles = [...shipped.html.matchAll(/<a href="\/library\/[0-9a-f-]{36}">([^<]*)/g)].map(
    ([, name]) => name,
  );
  assert.deepEqual(titles, []);
  const fields = {
    ...hostile('guide'),
    ...{ slug: 'lost', title: 'A lost page', summary: '', sources: '', why: '' },
    ...{ body: '[Away](/guides/nowhere-at-all) and [below](#nothing).', sensitive: 'no' },
  };
  const path = (await post(browser, '/library/new', fields, '/library/new?kind=guide')).location ?? '';
  await post(browser, `${path}/publish`, { version: '1', when: 'now', why: '' });
  await app.database.work(app.clock.now, (db) => findDeadLinks(db, app.clock.now));
  assert.match((await browser.get('/library?standing=broken')).text, /A lost page/);
  assert.match(
    (await browser.get(path)).text,
    /#nothing \(there is no such part.*nowhere-at-all \(no page is published/,
  );
});
