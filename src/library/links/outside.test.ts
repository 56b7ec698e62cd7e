import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { addShipped } from '../../../test/support/library.ts';
import { post } from '../../../test/support/post.ts';
import { AddressRefused, probe } from '../../platform/outside/index.ts';
import { lookUpOutside, orderLookUp } from './outside.ts';

let app: TestApp;
let server: Server;
let elsewhere: string;
const asked: string[] = [];
before(async () => {
  app = await startTestApp();
  server = createServer(({ method, url = '' }, response) => {
    asked.push(`${method} ${url}`);
    const status = /^\/(\d+)/.exec(url)?.[1] ?? '200';
    const away =
      url === '/302' ? { location: '/410' } : url === '/301' ? { location: 'http://10.0.0.1/' } : {};
    response.writeHead(method === 'HEAD' && url === '/no-heads' ? 405 : Number(status), away).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  elsewhere = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
after(async () => {
  server.close();
  await app.close();
});

const ask = (url: string) => probe(url, [elsewhere]);

test('an address of another site is asked for its head, its redirects are followed, and none leads inside', async () => {
  assert.equal(await ask(`${elsewhere}/200`), 200);
  assert.equal(await ask(`${elsewhere}/302`), 410);
  assert.equal(await ask(`${elsewhere}/no-heads`), 200);
  assert.deepEqual(asked.splice(0), [
    'HEAD /200',
    'HEAD /302',
    'HEAD /410',
    'HEAD /no-heads',
    'GET /no-heads',
  ]);
  await assert.rejects(ask(`${elsewhere}/301`), AddressRefused);
  for (const url of [elsewhere, 'http://169.254.169.254/', 'http://localhost/', 'https://intranet/'])
    await assert.rejects(probe(url), AddressRefused, url);
});

test('links to other sites that lead nowhere stand before those who keep the page, where it is switched on', async () => {
  const front = (title: string) =>
    `kind: guide\ntitle: '${title}'\ntopics: [kites]\naudiences: [parents]\nreading: public\nreview-by: 2027-11-01\nsources:\n  - title: A source\n    url: ${elsewhere}/404`;
  const body = `[Here](${elsewhere}/200), [slow](${elsewhere}/503) and [away](${elsewhere}/410).`;
  await addShipped(app, 'guides/kites-away.md', front('Kites away'), body);
  const { database, clock } = app;
  assert.equal(await database.work(clock.now, (db) => orderLookUp(db, clock.now)), 0, 'off at first');
  const business = await app.as('business');
  assert.equal((await post(business, '/library/settings', { 'inbox-days': '0', source: '' })).status, 400);
  const saved = { 'inbox-days': '90', 'check-links': 'yes', source: 'Business meeting' };
  assert.equal((await post(business, '/library/settings', saved)).status, 303);
  assert.match((await business.get('/library/settings')).text, /after 90 days.*Business meeting/);
  assert.equal((await (await app.as('author')).get('/library/settings')).status, 404);
  await lookUpOutside(database, () => clock.now, ask, 0);
  const list = await business.get('/library?standing=broken');
  const path = /\/library\/[0-9a-f-]{36}/.exec(list.html)?.[0] ?? '';
  const { text } = await business.get(path);
  assert.match(text, /\/404 \(leads nowhere \(404\)\).*\/410 \(leads nowhere \(410\)\)/);
  assert.doesNotMatch(text, /\/503 \(/);
});
