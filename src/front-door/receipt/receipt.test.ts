import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { followReceipt, journey, neighbour, sendIt } from '../../../test/support/journey.ts';
import { writtenCode } from '../../platform/http/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

async function raised() {
  const browser = app.visitor();
  return sendIt(browser, await journey(browser, neighbour));
}

const from = (address: string) => ({ 'x-forwarded-for': address });

test('the code is typed as people type it, and the receipt is not for any cache', async () => {
  const { code } = await raised();
  const browser = app.visitor();
  await browser.get('/receipt');
  const typed = await browser.post('/receipt', { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` });
  assert.equal(typed.location, '/receipt');
  const receipt = await browser.get('/receipt');
  assert.equal(receipt.headers.get('cache-control'), 'no-store');
  assert.equal(receipt.title, 'Your code - Windscreen');
});

test('it says when a decision took longer than was aimed for', async () => {
  const { code } = await raised();
  const before = app.clock.now;
  app.clock.now = before.add({ hours: 72 });
  assert.match((await followReceipt(app.visitor(), code)).text, /It is taking longer/);
  app.clock.now = before;
});

test('a wrong code and one that ran out look the same', async () => {
  const { code } = await raised();
  const wrong = await app.visitor().get(`/receipt/${writtenCode()}`, from('192.0.2.1'));
  const before = app.clock.now;
  app.clock.now = before.add({ hours: 24 * 366 });
  const old = await app.visitor().get(`/receipt/${code}`, from('192.0.2.2'));
  app.clock.now = before;
  const bare = (html: string) => html.replace(/name="csrf" value="[^"]*"/g, '');
  assert.equal(wrong.status, 404);
  assert.equal(old.status, 404);
  assert.equal(bare(old.html), bare(wrong.html));
});

test('five wrong codes an hour, also when tried at once; then not even the right one', async () => {
  const { code } = await raised();
  const tries = await Promise.all(
    Array.from({ length: 12 }, () => app.visitor().get(`/receipt/${writtenCode()}`, from('192.0.2.9'))),
  );
  assert.deepEqual(tries.map(({ status }) => status).sort(), [
    404,
    404,
    404,
    404,
    404,
    ...Array.from({ length: 7 }, () => 429),
  ]);
  const right = await app.visitor().get(`/receipt/${code}`, from('192.0.2.9'));
  assert.equal(right.status, 429);
  assert.match(right.text, /too many wrong codes/);
  const before = app.clock.now;
  app.clock.now = before.add({ hours: 1 });
  assert.equal((await followReceipt(app.visitor(), code, from('192.0.2.9'))).status, 200);
  app.clock.now = before;
});

test('looking at one’s own receipt again and again is no wrong try', async () => {
  const { code } = await raised();
  for (let look = 0; look < 8; look += 1)
    assert.equal((await followReceipt(app.visitor(), code, from('192.0.2.20'))).status, 200);
});

test('somebody who is signed in sees no receipt of others without its code', async () => {
  const { code } = await raised();
  const colleague = await app.as('school');
  assert.doesNotMatch((await colleague.get('/receipt')).text, /What you raised/);
  assert.equal((await followReceipt(colleague, code)).status, 200);
});

test('a link is exchanged for an address that says nothing, in this browser alone, for half an hour', async () => {
  const { code } = await raised();
  const browser = app.visitor();
  const link = await browser.get(`/receipt/${code}`);
  assert.equal(link.status, 303);
  assert.equal(link.location, '/receipt');
  assert.equal(link.headers.get('cache-control'), 'no-store');
  const shown = await browser.get('/receipt');
  assert.match(shown.text, /We have your message/);
  assert.doesNotMatch(shown.html, new RegExp(code));
  assert.doesNotMatch([...browser.cookies.values()].join(), new RegExp(code));
  assert.match((await app.visitor().get('/receipt')).text, /What is your code/);
  const stolen = app.visitor();
  stolen.cookies.set('__Host-receipt', browser.cookies.get('__Host-receipt') ?? '');
  await stolen.get('/worried');
  assert.match((await stolen.get('/receipt')).text, /What is your code/);
  assert.match((await browser.get('/receipt?other=yes')).text, /What is your code/);
  const before = app.clock.now;
  app.clock.now = before.add({ minutes: 30 });
  assert.match((await browser.get('/receipt')).text, /What is your code/);
  app.clock.now = before;
});

test('leaving the site closes the receipt', async () => {
  const { code } = await raised();
  const browser = app.visitor();
  await followReceipt(browser, code);
  await browser.get('/leave', { 'sec-fetch-site': 'same-origin' });
  assert.match((await browser.get('/receipt')).text, /What is your code/);
});
