import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { aPicture, sendFiles } from '../../../test/support/files.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { invalidHtml } from '../../../test/support/valid-html.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { removeOrphans } from '../../library/store/files.ts';

let app: TestApp;
let odette: Visitor;
let rosalind: Visitor;
before(async () => {
  app = await startTestApp();
  odette = await app.as('business');
  rosalind = await app.as('coordinator');
});
after(() => app.close());

/** Brings a picture under Files and says how it is written. */
async function bring(by: Visitor, shade: number): Promise<{ id: string; href: string }> {
  const sent = await sendFiles(by, '/library/files', {
    file: { name: 'kite.png', content: await aPicture(shade, 'png') },
  });
  assert.equal(sent.status, 303, sent.text.slice(0, 400));
  const page = await by.get(sent.location ?? '');
  const href = /\/files\/[0-9a-f-]{36}\/[a-z0-9-]+\.png/.exec(page.html)?.[0] ?? '';
  return { id: href.split('/')[2] ?? '', href };
}

/** What is refused in the same words in every box that others read. */
const FAULTS = [
  [(href: string) => `![](${href})`, /Say what the picture shows/],
  [(href: string) => `![image](${href})`, /Leave out a picture that only adorns/],
  [() => '![Kites](https://elsewhere.example/a.png)', /is not shown: upload the picture/],
  [
    (href: string) => `![Kites](${href.replace(/[0-9a-f]{8}-/, '00000000-')})`,
    /is not here: upload the picture/,
  ],
  [() => 'Ring {{front dor number}}', /There is no local fact called “front dor number”/],
] as const;
const right = (href: string) => `Ring {{front door number}}.\n\n![A kite over the sea](${href})`;
const drawn = (href: string) => `<img class="ws-picture" src="${href}" alt="A kite over the sea"`;

async function question(more: Record<string, string> = {}): Promise<{ path: string; id: string }> {
  const words = `Where are the kites? ${Math.random()}`;
  const sent = await post(app.visitor(), '/feedback', { kind: 'question', words, ...more });
  assert.equal(sent.status, 303, sent.text.slice(0, 400));
  const [row] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>('select id from library.question where words = $1', [words]),
  );
  return { path: sent.location ?? '', id: row?.id ?? '' };
}

test('an answer shows a picture and a local fact to its asker and, made public, to everybody', async () => {
  const { href } = await bring(odette, 20);
  const { path, id } = await question({ publish: 'yes' });
  const inbox = `/library/inbox/${id}`;
  for (const [words, says] of FAULTS) {
    const refused = await post(odette, inbox, { answer: words(href) }, `${inbox}/answer`);
    assert.equal(refused.status, 400, words(href));
    assert.match(refused.text, says);
  }
  const seen = await post(odette, inbox, { answer: right(href), press: 'preview' }, `${inbox}/answer`);
  assert.equal(seen.status, 200);
  assert.ok(seen.html.includes(drawn(href)), seen.html.slice(-2000));
  assert.match(seen.text, /Its pictures and local facts are in order/);
  assert.match(seen.text, /01375 652802 \(Thurrock\)/);
  assert.deepEqual(await invalidHtml(seen.html), []);
  assert.doesNotMatch((await app.visitor().get(path)).text, /Here is your answer/);
  assert.equal((await app.visitor().get(href)).status, 404);

  assert.equal((await post(odette, inbox, { answer: right(href) }, `${inbox}/answer`)).status, 303);
  const answered = await app.visitor().get(path);
  assert.ok(answered.html.includes(drawn(href)));
  assert.match(answered.html, /href="tel:01375652802"/);
  assert.deepEqual(await invalidHtml(answered.html), []);
  assert.equal((await app.visitor().get(href)).status, 200);

  const given = { title: 'Where are the kites?', words: right(href) };
  const faulty = await post(odette, inbox, { ...given, words: `![](${href})` }, `${inbox}/publish`);
  assert.equal(faulty.status, 400);
  const look = await post(odette, inbox, { ...given, press: 'preview' }, `${inbox}/publish`);
  assert.ok(look.html.includes(drawn(href)));
  assert.deepEqual(await invalidHtml(look.html), []);
  assert.equal((await post(odette, inbox, given, `${inbox}/publish`)).status, 303);
  const page = await app.visitor().get('/questions/where-are-the-kites');
  assert.ok(page.html.includes(drawn(href)));
  assert.match(page.html, /href="tel:01375652802"/);
  assert.match((await app.visitor().get('/search?q=where+are+kites')).text, /01375 652802/);
  const named = await (await app.as('author')).get('/library/local-facts');
  assert.match(named.html, /href="\/questions\/where-are-the-kites">Where are the kites\?/);
});

const course = {
  ...{ title: 'Kites', code: 'kites', summary: 'What kites look like.', audience: 'Everybody' },
  ...{ audiences: 'direct-workers', delivery: 'face to face', provider: 'internal' },
  ...{ 'charging-policy': 'standard', 'price-table': '' },
};

test('the words of a course show a picture that a coordinator brought, and no draft shows it to anybody', async () => {
  const { id, href } = await bring(rosalind, 60);
  const form = '/learning/programme/new';
  for (const [words, says] of FAULTS) {
    const refused = await post(rosalind, form, { ...course, words: words(href) });
    assert.equal(refused.status, 400, words(href));
    assert.match(refused.text, says);
  }
  const look = await post(rosalind, form, { ...course, words: right(href), press: 'preview' });
  assert.equal(look.status, 200);
  assert.ok(look.html.includes(drawn(href)));
  assert.match(look.html, /value="kites"/, 'what was typed stays');
  assert.deepEqual(await invalidHtml(look.html), []);
  const made = await post(rosalind, form, { ...course, words: right(href) });
  assert.equal(made.status, 303, made.text.slice(0, 600));
  const path = made.location ?? '';
  assert.equal((await app.visitor().get(href)).status, 404, 'a draft shows it to nobody');
  const later = app.clock.now.add({ hours: 24 * 60 });
  await app.database.work(later, (db) => removeOrphans(db, { begun: app.clock.now, unused: later }));
  assert.equal((await rosalind.get(`/library/files/${id}`)).status, 200, 'it stays while a draft shows it');
  assert.equal((await post(rosalind, path, { press: 'open' }, `${path}/state`)).status, 303);
  const page = await app.visitor().get('/learning/courses/kites');
  assert.ok(page.html.includes(drawn(href)));
  assert.match(page.html, /href="tel:01375652802"/);
  assert.deepEqual(await invalidHtml(page.html), []);
  assert.equal((await app.visitor().get(href)).status, 200);
  const version = await rosalind.get(`${path}/versions/1`);
  assert.ok(version.html.includes(drawn(href)));
  const changed = await post(rosalind, `${path}/edit`, { ...course, words: '![](/files/x)' });
  assert.equal(changed.status, 400);
  const arrangement = await odette.get('/library/local-facts');
  assert.match(arrangement.html, /href="\/learning\/courses\/kites">Kites/);
  const down = await post(odette, `/library/files/${id}`, { why: 'Wrong' }, `/library/files/${id}/take-down`);
  assert.equal(down.status, 303);
  assert.match((await app.visitor().get('/learning/courses/kites')).text, /\[Picture: A kite over the sea\]/);
});

test('nobody else brings files or sees those that nothing shows', async () => {
  const { id, href } = await bring(odette, 90);
  for (const person of ['screening', 'provider', 'administrator'] as const) {
    const browser = await app.as(person);
    assert.equal((await browser.get('/library/files')).status, 404, person);
    assert.equal((await browser.get(`/library/files/${id}`)).status, 404, person);
    assert.equal((await browser.get(href)).status, 404, person);
  }
});
