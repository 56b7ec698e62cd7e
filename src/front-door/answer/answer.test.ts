import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { journey, neighbour, type Pages, school, sendIt } from '../../../test/support/journey.ts';
import { isNeutral } from '../../platform/mail/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

interface Kept {
  to_address: string | null;
  state: string;
  subject: string;
  body: string | null;
}

async function messagesAbout(concern: string): Promise<Kept[]> {
  await app.settled();
  return app.database.work(app.clock.now, (db) =>
    db
      .selectFrom('platform.message')
      .select(['to_address', 'state', 'subject', 'body'])
      .where('record_id', '=', concern)
      .execute(),
  );
}

const withEmail = (email: string, safe: 'yes' | 'no'): Pages => [
  ...neighbour.slice(0, -1),
  ['you', { named: 'yes' }],
  ['name', { name: 'Jo Carver', tie: 'neighbour' }],
  ['contact', { email, 'email-safe': safe }],
];

test('a school is written to at its work address: a link to the receipt, and nothing of the concern', async () => {
  const browser = app.visitor();
  const { id, code } = await sendIt(browser, await journey(browser, school));
  const [message, ...others] = await messagesAbout(id);
  assert.equal(others.length, 0);
  assert.equal(message?.to_address, 'office@saltmarsh.example');
  assert.match(message?.body ?? '', new RegExp(`/receipt/${code}`));
  assert.doesNotMatch(message?.body ?? '', /Ayo|Bello|bruise|Saltmarsh|Thurrock/);
  assert.ok(isNeutral(`${message?.subject} ${message?.body}`));
});

test('a safe address is written to, an unsafe one never, and no address is asked of the anonymous', async () => {
  const sent = async (pages: Pages) => {
    const browser = app.visitor();
    return messagesAbout((await sendIt(browser, await journey(browser, pages))).id);
  };
  const safe = await sent(withEmail('jo@example.org', 'yes'));
  assert.deepEqual(
    safe.map(({ to_address }) => to_address),
    ['jo@example.org'],
  );
  const unsafe = await sent(withEmail('jo@example.org', 'no'));
  assert.deepEqual(
    unsafe.map(({ to_address, state }) => [to_address, state]),
    [[null, 'withheld']],
  );
  assert.deepEqual(await sent(neighbour), []);
});
