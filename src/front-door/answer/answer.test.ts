import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { again, journey, neighbour, type Pages, school, sendIt } from '../../../test/support/journey.ts';
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

const reachedBy = (contact: Record<string, string | readonly string[]>): Pages => [
  ...neighbour.slice(0, -1),
  ['you', { named: 'yes' }],
  ['name', { name: 'Jo Carver', tie: 'neighbour' }],
  ['contact', contact],
];

async function sentBy(contact: Record<string, string | readonly string[]>) {
  const browser = app.visitor();
  const { id } = await sendIt(browser, await journey(browser, reachedBy(contact)));
  return { id, messages: await messagesAbout(id) };
}

const number = { phone: '07700 900 123', 'phone-safe': 'yes' };

test('a text is sent where only that is safe, and none where it is not', async () => {
  const { messages } = await sentBy({
    ...{ ...number, 'text-safe': 'yes' },
    ...{ email: 'jo@example.org', 'email-safe': 'no' },
  });
  assert.deepEqual(
    messages.map(({ to_address, state }) => [to_address, state]),
    [['07700 900 123', 'sent']],
  );
  assert.deepEqual((await sentBy({ ...number, 'text-safe': 'no' })).messages, []);
});

test('what is safe at some times only waits for them, and the hub reads until when and why', async () => {
  const before = app.clock.now;
  const { id, messages } = await sentBy({
    ...{ email: 'jo@example.org', 'email-safe': 'yes', phone: '07700 900 123', 'phone-safe': 'yes' },
    ...{ voicemail: 'no', when: 'some', days: ['weekdays'], hours: ['evening'], times: 'Ask for Jo first' },
  });
  assert.deepEqual(
    messages.map(({ state }) => state),
    ['waiting'],
  );
  const record = await (await app.as('screening')).get(`/front-door/${id}`);
  assert.match(record.text, /Voicemail Leave no message/);
  assert.match(record.text, /Safe times Monday to Friday, 17:00 to 21:00 Before you ring Ask for Jo first/);
  assert.match(
    record.text,
    /waits until today at 17:00 ?, because they said it is safe only Monday to Friday, 17:00 to 21:00/,
  );
  app.clock.now = Temporal.Instant.from('2026-11-23T17:00:00Z');
  assert.deepEqual(
    (await messagesAbout(id)).map(({ state }) => state),
    ['sent'],
  );
  assert.match(
    (await (await app.as('screening')).get(`/front-door/${id}`)).text,
    /What we wrote to them We have received what you sent \(e-mail\): sent today at 17:00/,
  );
  app.clock.now = before;
});

test('safe times that are half said are asked for', async () => {
  const browser = app.visitor();
  const { path } = await journey(browser, reachedBy({}).slice(0, -1));
  const said = async (fields: Record<string, string | readonly string[]>) =>
    (await again(browser, path, { email: 'jo@example.org', 'email-safe': 'yes', ...fields })).text;
  assert.match(await said({ when: 'some' }), /Tick the days that are safe Tick the times of day/);
  assert.match(await said({ hours: ['morning'] }), /Tick the days that are safe/);
  assert.match(await said({ when: 'any', days: ['weekend'] }), /Choose one of the two/);
});
