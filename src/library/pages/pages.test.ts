import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addShipped, settledLibrary } from '../../../test/support/library.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { sampleServices } from '../../../test/support/services.ts';
import { invalidHtml } from '../../../test/support/valid-html.ts';
import { shippedTexts } from '../sample/seed.ts';

const plain = (title: string, more = '') =>
  `kind: guide\ntitle: '${title}'\nsummary: 'A summary.'\ntopics: [kites]\naudiences: [parents]\nages: []\nreading: public\nsensitive: false\nas-at: 2026-11-01\nreview-by: 2027-11-01\nsources:\n  - title: A source\n    url: https://example.org/source\n${more}`;

let app: TestApp;
before(async () => {
  app = await startTestApp();
  await settledLibrary(app);
  await addShipped(app, 'guides/kites-parents.md', plain('Kites for parents'), 'Words about **kites**.');
  await addShipped(
    app,
    'guides/kites-parents-ar.md',
    plain('طائرات ورقية', 'language: ar\ntranslates: /guides/kites-parents').replace('[kites]', '[wind]'),
    'كلمات. اتصل [0800 1111](tel:08001111).',
  );
  await addShipped(
    app,
    'guides/kites-parents-pl.md',
    plain('Latawce', 'language: pl\ntranslates: /guides/kites-parents').replace('[kites]', '[wind]'),
    'Słowa.',
  );
  await addShipped(
    app,
    'guides/kites-young.md',
    plain('Kites for you').replace('[parents]', '[young-people]').replace('ages: []', "ages: ['14-17']"),
    'Fly it.',
  );
  await addShipped(app, 'guides/kites-here.md', plain('Kites here'), 'Everywhere the same.');
  await addShipped(
    app,
    'guides/essex/kites-here.md',
    plain('Kites in Essex', 'areas: [essex]'),
    'On the beach at Clacton.',
  );
  await addShipped(
    app,
    'guides/kites-secret.md',
    plain('Leaving a kite').replace('sensitive: false', "sensitive: true\nneutral-title: 'A list'"),
    'Quietly.',
  );
  await addShipped(
    app,
    'reports/kites-2016.md',
    plain('Kite strategy', 'covers-until: 2019-12-31').replace('kind: guide', 'kind: report'),
    'What we did.',
  );
  await addShipped(
    app,
    'checklists/kite-list.md',
    plain('Before you fly').replace('kind: guide', 'kind: checklist'),
    '- String\n- [A tail](/guides/kites-parents)\n',
  );
  await addShipped(
    app,
    'glossary/line.md',
    plain('Line').replace('kind: guide', 'kind: term'),
    'What holds a kite.',
  );
});
after(() => app.close());

test('a guide is read by anybody: its words, as at when, from where, and whom to call', async () => {
  const seen = await app.visitor().get('/guides/kites-parents');
  assert.equal(seen.status, 200);
  assert.equal(seen.title, 'Kites for parents - Windscreen');
  assert.match(seen.html, /<strong>kites<\/strong>/);
  assert.match(seen.text, /As at 1 November 2026.*A source/);
  assert.match(seen.text, /In danger now\? Call 999/);
  assert.match(seen.html, /govuk-exit-this-page/);
  assert.equal(seen.headers.get('set-cookie'), null);
  assert.doesNotMatch(seen.headers.get('content-security-policy') ?? '', /nonce|unsafe/);
});

test('it may be kept, and whoever has it is told so without its bytes', async () => {
  const first = await app.visitor().get('/guides/kites-parents');
  assert.match(first.headers.get('cache-control') ?? '', /^public, max-age=\d+$/);
  const tag = first.headers.get('etag') ?? '';
  const again = await app.visitor().get('/guides/kites-parents', { 'if-none-match': tag });
  assert.equal(again.status, 304);
  assert.equal(again.html, '');
});

test('a sensitive one has a title that tells nothing, and no copy of it is kept', async () => {
  const seen = await app.visitor().get('/guides/kites-secret');
  assert.equal(seen.title, 'A list - Windscreen');
  assert.equal(seen.headers.get('cache-control'), 'no-store');
  assert.equal(seen.headers.get('etag'), null);
});

test('a page in another language says so, is read from its own side, and leads to the original and back', async () => {
  const seen = await app.visitor().get('/guides/kites-parents-ar');
  assert.match(seen.html, /<article class="ws-read" lang="ar" dir="rtl"><h1>طائرات/);
  assert.match(
    seen.html,
    /<a href="\/guides\/kites-parents" hreflang="en-GB" lang="en-GB" dir="ltr">English</,
  );
  assert.match(seen.html, /hreflang="pl" lang="pl" dir="ltr">Polski</);
  assert.doesNotMatch(seen.html, /hreflang="ar"/);
  assert.deepEqual(await invalidHtml(seen.html), []);
  const original = await app.visitor().get('/guides/kites-parents');
  assert.match(original.text, /Read it in:.*العربية/);
  assert.match(original.html, /<article class="ws-read"><h1>/);
  const business = await app.as('business');
  const list = await business.get('/library?words=Latawce');
  const path = /\/library\/[0-9a-f-]{36}/.exec(list.html)?.[0] ?? assert.fail('not kept');
  assert.match((await business.get(`${path}/edit`)).html, /<option value="pl" selected>Polish \(Polski\)/);
  assert.doesNotMatch((await business.get(path)).text, /The aim is/);
});

test('what covers to a date that is gone is told as past, at the address of its kind', async () => {
  const seen = await app.visitor().get('/reports/kites-2016');
  assert.match(seen.text, /This is past\. It covers to 31 December 2019/);
  assert.match(
    (await app.visitor().get('/reports')).text,
    /Kite strategy .*past: it covers to 31 December 2019/,
  );
  assert.match(seen.html, /href="\/reports">All reports and plans</);
  const elsewhere = await app.visitor().get('/guides/kites-2016');
  assert.equal(elsewhere.location, '/reports/kites-2016');
});

test('packs stand by the day they begin on, and each leads to the ones before and after it', async () => {
  const list = await app.visitor().get('/packs');
  const packs = ['Real or fake', 'Kind words', 'My five people', 'What is private'];
  const places = packs.map((title) => list.text.indexOf(title));
  assert.deepEqual(
    [...places].sort((a, b) => a - b),
    places,
    list.text,
  );
  const second = await app.visitor().get('/packs/pack-2-my-five-people');
  assert.match(second.html, /pack-1-what-is-private">Before: What is private\?</);
  assert.match(second.html, /pack-3-kind-words">After: Kind words</);
});

test('contacts have numbers to press, words a way to each letter', async () => {
  const contacts = (await app.visitor().get('/contacts')).html;
  assert.match(contacts, /href="tel:08001111"/);
  assert.match(contacts, /Child death review[\s\S]*href="tel:01992566131"/, 'named as a local fact');
  const words = await app.visitor().get('/glossary');
  assert.match(words.html, /aria-label="By first letter"[\s\S]*href="#word-[a-z-]+">C</);
});

test('an area’s own stands in its place there, and each leads to the other', async () => {
  const everywhere = await app.visitor().get('/guides/kites-here');
  assert.match(everywhere.text, /Everywhere the same/);
  assert.match(everywhere.html, /href="\/guides\/kites-here\?area=essex"/);
  const essex = await app.visitor().get('/guides/kites-here?area=essex');
  assert.match(essex.text, /Essex.*Clacton/);
  assert.match(essex.text, /0345 603 7627/);
  assert.match((await app.visitor().get('/guides/kites-here?area=thurrock')).text, /Everywhere the same/);
});

test('topics are chosen for readers, and another reader keeps the topic', async () => {
  const all = await app.visitor().get('/guides');
  assert.match(all.html, /href="\/guides\?topic=kites"/);
  const mine = await app.visitor().get('/guides?for=parents&topic=kites');
  assert.match(mine.text, /Kites.*Kites for parents/);
  assert.doesNotMatch(mine.text, /Kites for you/);
  assert.match(mine.html, /href="\/guides\?for=young-people&amp;topic=kites"/);
  const small = await app.visitor().get('/guides?age=0-4&topic=kites');
  assert.match(small.text, /Kites for parents/, 'about every age');
  assert.doesNotMatch(small.text, /Kites for you/);
  assert.match(small.html, /href="\/guides\?for=young-people&amp;age=0-4&amp;topic=kites"/);
  assert.match((await app.visitor().get('/guides?age=14-17&topic=kites')).text, /Kites for you/);
  assert.match(
    (await app.visitor().get('/guides/kites-parents')).html,
    /href="\/guides\/kites-young">Young people</,
  );
});

test('what one ticks is kept nowhere; words stand on one page', async () => {
  const list = await app.visitor().get('/checklists/kite-list');
  assert.match(list.html, /<input type="checkbox" id="tick-1"><label for="tick-1">String</);
  assert.doesNotMatch(list.html, /<form|name="tick/);
  const words = await app.visitor().get('/glossary');
  assert.match(words.html, /id="line"/);
  assert.equal((await app.visitor().get('/guides/line')).location, '/glossary#line');
});

test('what nobody published is not there', async () => {
  assert.equal((await app.visitor().get('/guides/nothing-of-the-kind')).status, 404);
  assert.equal((await app.visitor().get('/guides/Not%20a%20name')).status, 404);
});

test('everything that ships is published, found by the search, and ships once', async () => {
  const texts = await shippedTexts();
  assert.ok(texts.length >= 30);
  for (const { kind, slug } of texts.slice(0, 5)) {
    const seen = await app.visitor().get(`/guides/${slug}`);
    assert.ok([200, 302].includes(seen.status), `${kind} ${slug}`);
  }
  // Of a topic the guides to it come first, and what is for professionals alone last.
  const { text } = await app.visitor().get('/guides?topic=images');
  assert.match(text, /pages (Nudes: what to do|If your child has sent).*CEOP: report.*Nude images: for prof/);
  const counted = () =>
    asOwner(app.database, (owner) =>
      owner.query<{ n: number }>(
        `select (select count(*) from library.version)::int as n union all select (select count(*) from library.search_entry
          where kind in (select code from library.kind))::int`,
      ),
    );
  const before = await counted();
  assert.equal(before[0]?.n, before[1]?.n);
  await settledLibrary(app);
  assert.deepEqual(await counted(), before);
});

test('a guide shows which help fits it, when it was checked, near the reader, from a page that anybody’s cache may keep', async () => {
  const path = '/guides/alcohol-parents';
  const browser = app.visitor();
  assert.match((await browser.get(path)).text, /No service for this is in our directory yet/);
  await sampleServices(app);
  app.clock.now = app.clock.now.add({ seconds: 61 });
  const seen = await browser.get(path);
  assert.match(seen.text, /Where you can get help .*Checked on \d+ \w+ 2026/);
  assert.match(seen.headers.get('cache-control') ?? '', /^public/);
  assert.deepEqual(await invalidHtml(seen.html), []);
  const tag = seen.headers.get('etag') ?? '';
  const first = /class="ws-listed"><h3[^>]*><a href="(\/directory\/[^"]+)">/.exec(seen.html)?.[1] ?? '';
  assert.equal((await browser.get(first)).status, 200);
  assert.match((await browser.get(`${path}?area=thurrock`)).text, /Where you can get help in Thurrock/);
  const near = await browser.post('/directory/find', { need: 'substance-misuse', near: 'SS1 1AB' });
  assert.equal(near.location, '/directory?need=substance-misuse&near=SS1#found');
  await asOwner(app.database, (owner) =>
    owner.query('update directory.service set published = false where id = $1', [first.split('/')[2]]),
  );
  app.clock.now = app.clock.now.add({ seconds: 61 });
  const later = await browser.get(path);
  assert.notEqual(later.headers.get('etag'), tag);
  assert.ok(!later.html.includes(first));
  assert.doesNotMatch((await browser.get('/guides/kites-parents')).text, /Where you can get help/);
});
