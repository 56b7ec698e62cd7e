import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addShipped } from '../../../test/support/library.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { noteChange } from '../store/changes.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
  const front = `kind: guide\ntitle: 'A guide on kites'\ntopics: [kites]\naudiences: [parents]\nreading: public\nas-at: 2026-11-01\nreview-by: 2027-11-01`;
  await addShipped(app, 'guides/a-guide-on-kites.md', front, 'Words about kites.');
  await app.database.work(app.clock.now, (db) =>
    noteChange(db, {
      what: 'new',
      kind: 'guide',
      title: 'A guide on kites',
      href: '/guides/a-guide-on-kites',
      topics: ['kites'],
    }),
  );
});
after(() => app.close());

async function topicCalled(business: Visitor, name: string): Promise<string> {
  const { html } = await business.get('/library/topics');
  const found = [...html.matchAll(/href="(\/library\/topics\/[0-9a-f-]{36})">([^<]*)</g)];
  return found.find(([, , label]) => label === name)?.[1] ?? assert.fail(`no topic is called ${name}`);
}

test('a topic’s new name is read everywhere at once, and its old one is kept with who changed it', async () => {
  const business = await app.as('business');
  const path = await topicCalled(business, 'Kites');
  const wrong = await post(business, path, { label: 'Wind, rain', offered: 'yes' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /Leave commas out/);
  assert.match(wrong.html, /value="Wind, rain"/);
  assert.equal((await post(business, path, { label: 'drugs', offered: 'yes' })).status, 400, 'a name once');
  await post(business, path, { label: 'Things that fly', offered: 'yes', need: 'housing' });
  const anybody = app.visitor();
  assert.match((await anybody.get('/guides?topic=kites')).html, /<h1>Things that fly<\/h1>/);
  assert.match((await anybody.get('/guides/a-guide-on-kites')).html, /topic=kites">Things that fly</);
  assert.match((await anybody.get('/guides/a-guide-on-kites')).text, /Where you can get help/);
  for (const where of ['/search?q=kites', '/subscribe', '/changes'])
    assert.match(
      (await anybody.get(where)).html,
      /value="kites"[^>]*>(\s*<label[^>]*>\s*)?Things that fly/,
      where,
    );
  assert.match((await anybody.get('/changes?topic=kites')).html, /What is new: Things that fly<\/h1>/);
  const feed = (await anybody.get('/changes.atom?topic=kites')).html;
  assert.match(feed, /<title>What is new: Things that fly<\/title>/);
  assert.match(feed, /<category term="kites" label="Things that fly"\/>/);
  assert.match((await business.get(path)).text, /Things that fly; services: Housing Kites Topic/);
  assert.match(
    (await business.get('/library/wording')).text,
    /Things that fly; services: Housing Kites Topic/,
  );
});

test('one at rest is offered to nobody, and what has it keeps it', async () => {
  const business = await app.as('business');
  await post(business, '/library/topics/new', { label: 'Tall trees', offered: 'yes' });
  const path = await topicCalled(business, 'Tall trees');
  const author = await app.as('author');
  assert.match((await author.get('/library/new?kind=guide')).text, /Tall trees/);
  await post(business, path, { label: 'Tall trees', offered: 'no' });
  assert.doesNotMatch((await author.get('/library/new?kind=guide')).text, /Tall trees/);
  const page = {
    kind: 'guide',
    slug: 'on-trees',
    area: 'all',
    title: 'On trees',
    body: 'Words.',
    audiences: 'parents',
  };
  const rest = {
    reading: 'exempt',
    sensitive: 'no',
    'review-due-day': '1',
    'review-due-month': '11',
    'review-due-year': '2027',
  };
  const said = { ...page, ...rest, topics: 'tall trees', press: 'save' };
  const refused = await author.post('/library/new', said);
  assert.match(refused.text, /“Tall trees” is at rest/);
  const kept = await author.post('/library/new', { ...said, topics: 'Things that fly' });
  assert.equal(kept.status, 303, kept.text);
  assert.match((await author.get(`${kept.location}/edit`)).html, /value="Things that fly"/);
});

test('one that something has cannot be removed; one that nothing has can, by the business team alone', async () => {
  const business = await app.as('business');
  const used = await post(business, await topicCalled(business, 'Things that fly'), { press: 'drop' });
  assert.equal(used.status, 400);
  assert.match(used.text, /It cannot be removed/);
  await post(business, '/library/topics/new', { label: 'Nothing yet', offered: 'yes' });
  const path = await topicCalled(business, 'Nothing yet');
  const late = await app.as('business');
  await late.get(path);
  for (const role of ['author', 'police'] as const)
    for (const closed of ['/library/topics', '/library/topics/new', path, '/library/wording']) {
      const other = await app.as(role);
      assert.equal((await other.get(closed)).status, 404, `${role} ${closed}`);
    }
  const author = await app.as('author');
  await author.get('/library');
  assert.equal((await author.post(path, { label: 'Mine', offered: 'yes', version: '1' })).status, 404);
  await assert.rejects(
    app.database.transaction({ actor: 'public', now: app.clock.now, requestId: 'x' }, async (db) => {
      await db.updateTable('library.topic').set({ label: 'Hacked' }).execute();
      const rows = await db
        .selectFrom('library.topic')
        .select('code')
        .where('label', '=', 'Hacked')
        .execute();
      if (rows.length === 0) throw new Error('nothing was changed');
    }),
  );
  assert.equal((await post(business, path, { press: 'drop' })).status, 303);
  assert.doesNotMatch((await business.get('/library/topics')).text, /Nothing yet/);
  assert.match((await business.get('/library/wording')).text, /Taken away Nothing yet Topic/);
  assert.equal((await late.post(path, { label: 'Again', offered: 'yes', version: '1' })).status, 404);
});

test('words that mean the same keep what they said, also when they are taken away', async () => {
  const business = await app.as('business');
  await post(business, '/library/searches/words/new', { terms: 'kite\nglider' });
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>("select id from library.synonym where 'glider' = any(terms)"),
  );
  const words = `/library/searches/words/${row?.id}`;
  await post(business, words, { terms: 'kite\nglider\nsail' });
  assert.match(
    (await business.get(words)).text,
    /kite · glider · sail kite · glider Words that mean the same/,
  );
  await post(business, words, { press: 'drop' });
  assert.match((await business.get('/library/wording')).text, /Taken away kite · glider · sail/);
});
