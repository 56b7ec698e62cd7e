import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { journey, neighbour, sendIt } from '../../../test/support/journey.ts';
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
  assert.equal(typed.location, `/receipt/${code}`);
  const receipt = await browser.get(`/receipt/${code}`);
  assert.equal(receipt.headers.get('cache-control'), 'no-store');
  assert.equal(receipt.title, 'Your code - Windscreen');
});

test('it says when a decision took longer than was aimed for', async () => {
  const { code } = await raised();
  const before = app.clock.now;
  app.clock.now = before.add({ hours: 72 });
  assert.match((await app.visitor().get(`/receipt/${code}`)).text, /It is taking longer/);
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
  assert.equal((await app.visitor().get(`/receipt/${code}`, from('192.0.2.9'))).status, 200);
  app.clock.now = before;
});

test('looking at one’s own receipt again and again is no wrong try', async () => {
  const { code } = await raised();
  for (let look = 0; look < 8; look += 1)
    assert.equal((await app.visitor().get(`/receipt/${code}`, from('192.0.2.20'))).status, 200);
});

test('somebody who is signed in sees no receipt of others without its code', async () => {
  const { code } = await raised();
  const colleague = await app.as('school');
  assert.doesNotMatch((await colleague.get('/receipt')).text, /What you raised/);
  assert.equal((await colleague.get(`/receipt/${code}`)).status, 200);
});
