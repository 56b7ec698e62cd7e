import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { post } from '../../../test/support/post.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
let jonah: Visitor;
before(async () => {
  app = await startTestApp();
  await addConcern(app.database, { headline: 'Red one', ratings: [{ rating: 'red' }] });
  await addConcern(app.database, { headline: 'Green one', ratings: [{ rating: 'green' }] });
  [amara, jonah] = [await app.as('screening'), await app.as('decision')];
});
after(() => app.close());

const keep = (browser: Visitor, fields: Record<string, string>) =>
  post(browser, `/front-door/filters?${fields.query ?? ''}`, fields);
const change = async (browser: Visitor, name: string, press: string) => {
  const { html } = await browser.get('/front-door/filters');
  const at =
    new RegExp(`>${name}</a>[\\s\\S]*?action="(/front-door/filters/[0-9a-f-]{36})"`).exec(html)?.[1] ?? '';
  return browser.post(at, { press });
};

test('kept under a name, found again above the list, and put away', async () => {
  assert.match((await amara.get('/front-door/filters')).text, /None yet/);
  assert.match(
    (await amara.get('/front-door?rating=red')).html,
    /href="\/front-door\/filters\?rating=red">Keep these filters/,
  );
  assert.equal((await keep(amara, { query: 'rating=red', name: 'Reds' })).location, '/front-door/filters');
  assert.match((await amara.get('/front-door')).html, /href="\/front-door\?rating=red">Reds/);
  assert.match((await amara.get('/front-door?rating=red')).html, /aria-current="true">Reds/);
  assert.doesNotMatch((await jonah.get('/front-door/filters')).text, /Reds/, 'one’s own alone');
  await change(amara, 'Reds', 'delete');
  assert.match((await amara.get('/front-door/filters')).text, /None yet/);
});

test('shared with a team: its members have it, nobody else, and only its owner changes it', async () => {
  await keep(amara, { query: 'rating=green', name: 'Greens', team: sampleTeams.thurrockHub });
  const seen = await jonah.get('/front-door/filters');
  assert.match(seen.text, /Shared by your teams Greens from Amara Cole/);
  assert.match((await jonah.get('/front-door')).html, /href="\/front-door\?rating=green">Greens/);
  assert.doesNotMatch((await (await app.as('essexDecision')).get('/front-door/filters')).text, /Greens/);
  const at =
    /action="(\/front-door\/filters\/[0-9a-f-]{36})"/.exec(
      (await amara.get('/front-door/filters')).html,
    )?.[1] ?? '';
  await jonah.get('/front-door/filters');
  await jonah.post(at, { press: 'delete' });
  await jonah.post(at, { press: 'start' });
  assert.match((await amara.get('/front-door/filters')).text, /Greens shared with Thurrock front door/);
  assert.match((await jonah.get('/front-door')).text, /Red one/);
  const foreign = await keep(amara, { query: 'rating=red', name: 'Theirs', team: sampleTeams.essexHub });
  assert.match(foreign.text, /Share it with a team that you are in/);
});

test('the list starts with it, and everything is one step away', async () => {
  await keep(jonah, { query: 'rating=red', name: 'Mine first', starts: 'yes' });
  const bare = await jonah.get('/front-door');
  assert.match(bare.text, /Red one/);
  assert.doesNotMatch(bare.text, /Green one/);
  assert.match(bare.html, /href="\/front-door\?all=yes"/);
  assert.match((await jonah.get('/front-door?all=yes')).text, /Green one/);
  assert.match((await amara.get('/front-door')).text, /Green one/, 'for nobody else');
  await keep(jonah, { query: 'rating=green', name: 'Another', starts: 'yes' });
  assert.doesNotMatch((await jonah.get('/front-door')).text, /Red one/);
  await change(jonah, 'Another', 'everything');
  assert.match((await jonah.get('/front-door')).text, /Red one/);
});

test('only filters are kept, with a name', async () => {
  assert.match(
    (await keep(amara, { query: 'rating=red', name: '' })).text,
    /There is a problem Give it a name/,
  );
  assert.match(
    (await keep(amara, { query: 'evil=1&after=x', name: 'Nothing' })).text,
    /Nothing is filtered yet/,
  );
  await keep(amara, { query: '?rating=red&<script>=1&handed=over', name: 'Clean' });
  assert.match((await amara.get('/front-door/filters')).html, /href="\/front-door\?rating=red">Clean/);
  assert.equal((await (await app.as('board')).get('/front-door/filters')).status, 404);
});
