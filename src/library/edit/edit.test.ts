import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { fieldsShown } from '../../../test/support/filled-in.ts';
import { addShipped } from '../../../test/support/library.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { remindOfReviews } from '../turn/remind.ts';
import { tellOfTurns } from '../turn/turn.ts';

let app: TestApp;
let author: Visitor;
let business: Visitor;
before(async () => {
  app = await startTestApp();
  author = await app.as('author');
  business = await app.as('business');
});
after(() => app.close());

const written = (title: string, more: Record<string, string> = {}) => ({
  ...{
    kind: 'guide',
    slug: title.toLowerCase().replaceAll(' ', '-'),
    area: 'all',
    title,
    summary: 'In short.',
  },
  ...{ body: '## Part\n\nShort words that help.', audiences: 'parents', topics: 'Kites, Tall trees' },
  ...{
    reading: 'public',
    sensitive: 'no',
    'neutral-title': '',
    sources: 'The act | https://example.org/act',
  },
  ...{
    'review-due-day': '1',
    'review-due-month': '6',
    'review-due-year': '2027',
    why: 'First words',
    press: 'save',
  },
  ...more,
});

async function write(browser: Visitor, fields: Record<string, string>): Promise<string> {
  await browser.get(`/library/new?kind=${fields.kind}`);
  const answer = await browser.post('/library/new', fields);
  assert.equal(answer.status, 303, answer.text);
  return answer.location ?? '';
}

async function send(browser: Visitor, path: string, fields: Record<string, string>, from = path) {
  const { html } = await browser.get(from);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  return browser.post(path, { version, ...fields });
}

const now = { when: 'now', tell: 'yes', why: 'New' };

test('an author writes and asks for a review; only whoever publishes shows it to everybody', async () => {
  const path = await write(author, written('Kites at dusk'));
  assert.match((await author.get(path)).text, /Draft.*Kept by Ines Calder.*Who keeps it You do/);
  assert.equal((await app.visitor().get('/guides/kites-at-dusk')).status, 404);
  assert.equal((await author.get(`${path}/publish`)).status, 404);
  assert.equal((await author.post(`${path}/publish`, { version: '1', ...now })).status, 404);
  await send(author, `${path}/review`, { press: 'send' }, path);
  assert.match((await business.get('/library?standing=in-review')).text, /Kites at dusk/);
  assert.equal((await send(business, `${path}/publish`, now)).status, 303);
  const seen = await app.visitor().get('/guides/kites-at-dusk');
  assert.match(seen.html, /<h2 class="govuk-heading-m" id="part">Part<\/h2>/);
  assert.match((await app.visitor().get('/search?q=dusk')).text, /Kites at dusk/);
  assert.match((await app.visitor().get('/changes')).text, /Kites at dusk/);
});

test('after an edit is published whoever has the page is given the new one', async () => {
  const path = await write(business, written('Kites in rain'));
  await send(business, `${path}/publish`, now);
  const first = await app.visitor().get('/guides/kites-in-rain');
  const tag = first.headers.get('etag') ?? '';
  await send(business, `${path}/edit`, { ...written('Kites in rain'), body: 'Other words.' });
  assert.equal((await app.visitor().get('/guides/kites-in-rain', { 'if-none-match': tag })).status, 304);
  assert.match((await business.get(path)).text, /Published changes in draft/);
  await send(business, `${path}/publish`, now);
  const second = await app.visitor().get('/guides/kites-in-rain', { 'if-none-match': tag });
  assert.equal(second.status, 200);
  assert.match(second.text, /Other words/);
  assert.notEqual(second.headers.get('etag'), tag);
});

test('two who edit at once: the second sees what the first did, and loses nothing', async () => {
  const path = await write(business, written('Kites for two'));
  const mine = written('Kites for two', { body: 'Mine is about string.' });
  const { html } = await author.get(`${path}/edit`);
  assert.match(html, /name="version" value="1"/);
  await send(business, `${path}/edit`, written('Kites for two', { body: 'Theirs is about wind.' }));
  const late = await author.post(`${path}/edit`, { ...mine, version: '1' });
  assert.equal(late.status, 409);
  assert.match(late.text, /Odette Finch saved version 2 while you were writing/);
  assert.match(late.html, /Mine is about string\.<\/textarea>/);
  assert.match(late.html, /<del>.*wind.*<ins>.*string/s);
  const version = /name="version" value="(\d+)"/.exec(late.html)?.[1] ?? '';
  assert.equal((await author.post(`${path}/edit`, { ...mine, version })).status, 303);
  assert.match((await author.get(`${path}/versions/2`)).text, /Theirs is about wind/);
  assert.match((await author.get(`${path}/versions/3`)).text, /Mine is about string/);
});

test('posting a form twice leaves one version; one that is wrong says what to put right', async () => {
  const path = await write(author, written('Kites once'));
  const { html } = await author.get(`${path}/edit`);
  const key = /name="form-key" value="([^"]*)"/.exec(html)?.[1] ?? '';
  const fields = { ...written('Kites once more'), version: '1', 'form-key': key };
  assert.equal((await author.post(`${path}/edit`, fields)).status, 303);
  assert.equal((await author.post(`${path}/edit`, fields)).status, 303);
  assert.equal((await author.get(`${path}/versions/3`)).status, 404);
  const wrong = await send(author, `${path}/edit`, { ...written(''), sources: 'A | javascript:alert(1)' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.title, /^Error:/);
  assert.match(wrong.text, /Enter a title.*is no address/);
  assert.match(wrong.html, /Short words that help\.<\/textarea>/);
  const taken = await author
    .get('/library/new?kind=guide')
    .then(() => author.post('/library/new', written('Kites once')));
  assert.equal(taken.status, 400);
  assert.match(taken.text, /a page goes by this one already/);
});

test('a preview shows the words and how easy they are, and saves nothing', async () => {
  const path = await write(author, written('Kites before'));
  const seen = await send(author, `${path}/edit`, {
    ...written('Kites before'),
    body: '**Strong** words. [One](/guides/no-kites), [two](#part), [three](/guides?for=parents).',
    press: 'preview',
  });
  assert.equal(seen.status, 200);
  assert.match(seen.html, /<strong>Strong<\/strong> words/);
  assert.match(seen.text, /About this page.*The act/);
  assert.match(seen.text, /How easy it is to read/);
  assert.match(seen.text, /Nothing is published there yet: \/guides\/no-kites, #part In short/);
  assert.equal((await author.get(`${path}/versions/2`)).status, 404);
});

test('an earlier version is brought back as the newest, and those between are kept', async () => {
  const path = await write(author, written('Kites back', { body: 'The first words.' }));
  await send(author, `${path}/edit`, { ...written('Kites back'), body: 'The second words.' });
  const compared = await author.get(`${path}/compare?from=1&to=2`);
  assert.match(compared.html, /<del><span class="govuk-visually-hidden">\[taken out: <\/span>first/);
  const other = { ...written('Kites back'), body: 'The second words.' };
  await send(author, `${path}/edit`, {
    ...other,
    audiences: 'young-people',
    ages: '0-4',
    topics: 'Safer sleep',
  });
  const named = (await author.get(`${path}/compare?from=2&to=3`)).text;
  assert.match(named, /Young people/);
  assert.match(named, /Before birth to 4/);
  assert.doesNotMatch(named, /young-people|0-4/);
  await send(author, `${path}/restore`, { number: '1' }, `${path}/versions/1`);
  assert.match((await author.get(`${path}/versions/4`)).text, /The first words/);
  assert.match((await author.get(path)).text, /Version 1 brought back/);
  assert.match((await author.get(`${path}/versions/2`)).text, /The second words/);
});

test('what is planned is shown from its instant until its end, whether or not anything runs', async () => {
  const path = await write(business, written('Kites at nine', { body: 'Early words.' }));
  await send(business, `${path}/publish`, now);
  await send(business, `${path}/edit`, { ...written('Kites at nine'), body: 'Later words.' });
  const planned = await send(business, `${path}/publish`, {
    ...{ when: 'later', 'from-day': '1', 'from-month': '12', 'from-year': '2026', 'from-time': '09:00' },
    ...{ 'until-day': '3', 'until-month': '12', 'until-year': '2026', tell: 'yes', why: 'Now about nine' },
  });
  assert.equal(planned.status, 303);
  const at = async (instant: string) => {
    app.clock.now = Temporal.Instant.from(instant);
    return app.visitor().get('/guides/kites-at-nine');
  };
  const was = app.clock.now;
  assert.match((await at('2026-12-01T08:59:59Z')).text, /Early words/);
  assert.match((await at('2026-12-01T08:59:59Z')).headers.get('cache-control') ?? '', /max-age=1$/);
  assert.match((await at('2026-12-01T09:00:00Z')).text, /Later words/);
  await app.database.work(app.clock.now, tellOfTurns);
  assert.match((await app.visitor().get('/changes')).text, /Now about nine/);
  assert.match((await at('2026-12-02T23:59:59Z')).text, /Later words/);
  assert.equal((await at('2026-12-03T00:00:00Z')).status, 410);
  app.clock.now = was;
});

test('what was planned is called off, and what is shown goes on', async () => {
  [business, author] = [await app.as('business'), await app.as('author')];
  const path = await write(business, written('Kites stay', { body: 'They stay.' }));
  await send(business, `${path}/publish`, now);
  await send(business, `${path}/edit`, { ...written('Kites stay'), body: 'They go.' });
  const later = { when: 'later', 'from-day': '9', 'from-month': '12', 'from-year': '2026' };
  await send(business, `${path}/publish`, later);
  assert.match((await business.get('/library?standing=scheduled')).text, /Kites stay/);
  await send(business, `${path}/away`, { press: 'call-off' }, path);
  assert.match((await business.get(path)).text, /further notice/);
  const gone = { why: 'Kites have a page of their own.', instead: '/guides/kites-nowhere' };
  const linking = await write(business, written('Kites lead', { body: '[There](/guides/kites-stay#end).' }));
  await send(business, `${linking}/publish`, now);
  assert.match((await business.get(`${path}/archive`)).text, /Pages that lead to it.*Kites lead/);
  const nowhere = await send(business, `${path}/archive`, gone);
  assert.equal(nowhere.status, 400);
  assert.match(nowhere.text, /Nothing is published at \/guides\/kites-nowhere/);
  assert.match(nowhere.html, /value="Kites have a page of their own\."/);
  const archived = await send(business, `${path}/archive`, { ...gone, instead: '' });
  assert.equal(archived.status, 303, archived.text);
  const old = await app.visitor().get('/guides/kites-stay');
  assert.equal(old.status, 410);
  assert.match(old.text, /no longer here.*down on 23 November 2026 \. Kites have a page of their own\./);
  assert.doesNotMatch(old.text, /Kites stay/);
  assert.match((await app.visitor().get('/changes')).text, /Kites stay.*Kites have a page of their own/);
  assert.doesNotMatch((await app.visitor().get('/search?q=stay')).text, /Kites stay/);
  assert.match((await business.get('/library?standing=archived')).text, /Kites stay/);
  await send(business, `${path}/away`, { press: 'return' }, path);
  assert.match((await business.get(path)).text, /Draft/);
  await send(business, `${path}/archive`, { ...gone, instead: '/guides/kites-lead' });
  assert.equal((await app.visitor().get('/guides/kites-stay')).location, '/guides/kites-lead?was=kites-stay');
  await send(business, `${linking}/archive`, { why: '', instead: '' });
  assert.equal((await app.visitor().get('/guides/kites-lead?was=kites-stay')).status, 410);
});

test('an area’s own begins with the text of the page that it takes the place of', async () => {
  const path = await write(business, written('Kites anywhere', { body: 'Everywhere the same.' }));
  const link = /href="(\/library\/new\?[^"]*area=essex)"/.exec((await business.get(path)).html)?.[1] ?? '';
  const { html } = await business.get(link.replaceAll('&amp;', '&'));
  assert.match(html, /<option value="essex" selected>/);
  const form = fieldsShown(html);
  assert.equal(form.slug, 'kites-anywhere');
  assert.equal(String(form.body).trim(), 'Everywhere the same.');
  const own = await write(business, { ...written('Kites anywhere'), area: 'essex' });
  assert.match((await business.get(path)).html, new RegExp(`In other areas[\\s\\S]*href="${own}">Essex<`));
});

test('a newer text that came never overwrites an edit: it is compared, then taken or left', async () => {
  const front = (title: string) =>
    `kind: guide\ntitle: '${title}'\ntopics: [kites]\naudiences: [parents]\nreading: public\nreview-by: 2027-11-01`;
  await addShipped(app, 'guides/kites-shipped.md', front('Shipped kites'), 'As shipped first.');
  const list = await business.get('/library?words=Shipped');
  const path = /\/library\/[0-9a-f-]{36}/.exec(list.html)?.[0] ?? '';
  await send(business, `${path}/edit`, { ...written('Our kites'), body: 'As we have it.' });
  await send(business, `${path}/publish`, now);
  await addShipped(app, 'guides/kites-shipped.md', front('Shipped kites'), 'As shipped second.');
  assert.match((await app.visitor().get('/guides/kites-shipped')).text, /As we have it/);
  assert.match((await business.get('/library?standing=offered')).text, /Our kites/);
  const offer = await business.get(`${path}/shipped`);
  assert.match(offer.html, /<ins>.*shipped.*second/s);
  const hash = /name="hash" value="([^"]*)"/.exec(offer.html)?.[1] ?? '';
  assert.equal((await send(business, `${path}/shipped`, { hash, press: 'leave' })).status, 303);
  assert.match((await business.get(`${path}/shipped`)).text, /Nothing is offered/);
  await addShipped(app, 'guides/kites-shipped.md', front('Shipped kites'), 'As shipped third.');
  const third = /name="hash" value="([^"]*)"/.exec((await business.get(`${path}/shipped`)).html)?.[1] ?? '';
  assert.equal((await send(business, `${path}/shipped`, { hash: third, press: 'take' })).status, 303);
  assert.match((await business.get(`${path}/versions/3`)).text, /As shipped third/);
  assert.match((await app.visitor().get('/guides/kites-shipped')).text, /As we have it/);
});

test('whoever keeps a page is reminded once that it is due to be read again', async () => {
  const path = await write(
    business,
    written('Kites grow old', { 'review-due-year': '2026', 'review-due-month': '11' }),
  );
  await send(business, `${path}/publish`, now);
  assert.match((await business.get('/library?standing=due')).text, /Kites grow old/);
  assert.match((await business.get(path)).text, /Review due/);
  const remind = () => app.database.work(app.clock.now, (db) => remindOfReviews(db, app.clock.now, baseUrl));
  assert.match(
    (await business.get('/desk')).html,
    /standing=due&amp;owner=mine">1 page is due to be read again</,
  );
  assert.match((await business.get('/library?standing=due&owner=mine')).text, /Kites grow old/);
  assert.equal(await remind(), 1);
  assert.equal(await remind(), 0);
});

test('who writes nothing here finds nothing here', async () => {
  const path = await write(author, written('Kites apart'));
  for (const role of ['school', 'decision', 'board', 'administrator'] as const) {
    const other = await app.as(role);
    for (const address of ['/library', '/library/new', path, `${path}/edit`, `${path}/compare`])
      assert.equal((await other.get(address)).status, 404, `${role} ${address}`);
    assert.equal((await other.post(`${path}/edit`, { ...written('x'), version: '1' })).status, 404);
  }
  assert.match((await app.visitor().get('/library')).location ?? '', /^\/sign-in/);
  assert.equal((await author.post(`${path}/archive`, { why: '', version: '1' })).status, 404);
});

test('everything that is kept is linked from the library, for those who may', async () => {
  const links = async (browser: Visitor) => {
    const { html } = await browser.get('/library');
    const nav = /<nav aria-label="Also kept here">[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '';
    return [...nav.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
  };
  assert.deepEqual(await links(await app.as('author')), ['/library/procedures', '/library/local-facts']);
  const business = await app.as('business');
  const all = await links(business);
  assert.ok(all.includes('/library/topics') && all.includes('/library/coverage'));
  for (const href of all) assert.equal((await business.get(href)).status, 200, href);
});
