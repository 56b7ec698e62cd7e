import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { type SmtpSink, startSmtpSink } from '../../../test/support/smtp-sink.ts';
import type { MailDriver, Outgoing } from './driver.ts';
import { smtpDriver } from './smtp.ts';

let sink: SmtpSink;
let driver: MailDriver;
before(async () => {
  sink = await startSmtpSink();
  driver = smtpDriver({ url: sink.url, from: 'messages@windscreen.example', timeoutSeconds: 0.4 });
});
afterEach(() => {
  sink.manners = {};
  sink.received.length = 0;
});
after(async () => {
  driver.close?.();
  await sink.close();
});

const message = (over: Partial<Outgoing> = {}): Outgoing => ({
  id: randomUUID(),
  channel: 'email',
  to: 'neighbour@example.org',
  subject: 'There is something for you to read',
  body: 'Line one\n.\nLine three — with a dash',
  attempt: 1,
  ...over,
});

test('a message arrives with neutral headers and an id made from its own', async () => {
  const sent = message();
  const providerId = await driver.send(sent);
  assert.equal(providerId, `<${sent.id}@windscreen.example>`);
  const [arrived] = sink.received;
  assert.equal(arrived?.messageId, providerId);
  assert.deepEqual(arrived.to, ['neighbour@example.org']);
  assert.equal(arrived.from, 'messages@windscreen.example');
  assert.equal(arrived.subject, sent.subject);
  assert.match(arrived.source, /^From: messages@windscreen\.example$/m);
  assert.match(arrived.source, /^Content-Type: text\/plain; charset=utf-8$/m);
  assert.match(arrived.source, /^Auto-Submitted: auto-generated$/m);
});

test('a message of a list says where one press stops it, and another does not', async () => {
  await driver.send(message({ unsubscribe: 'https://windscreen.example/unsubscribe/a_b-c' }));
  await driver.send(message());
  const [list, other] = sink.received;
  assert.match(
    list?.source ?? '',
    /^List-Unsubscribe: <https:\/\/windscreen\.example\/unsubscribe\/a_b-c>\r?$/m,
  );
  assert.match(list?.source ?? '', /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  assert.doesNotMatch(other?.source ?? '', /List-Unsubscribe/);
});

test('calendar files go with it, the first where mail programs offer to take it in', async () => {
  const file = (method: string) =>
    `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR`;
  const calendar = [
    { method: 'REQUEST' as const, file: file('REQUEST') },
    { method: 'CANCEL' as const, file: file('CANCEL') },
  ];
  await driver.send(message({ calendar }));
  const source = sink.received[0]?.source ?? '';
  assert.match(source, /^Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r?$/m);
  assert.match(source, /^Content-Type: text\/calendar; charset=utf-8; method=CANCEL/m);
  assert.match(source, /filename=training\.ics/);
  assert.match(source, /Line three/);
});

test('a server that asks to come back is tried again later', async () => {
  for (const manners of [{ refuseRecipient: 450 }, { refuseMessage: 451 }]) {
    sink.manners = manners;
    const code = String(Object.values(manners)[0]);
    await assert.rejects(driver.send(message()), { name: 'SmtpError', code });
  }
  assert.deepEqual(sink.received, []);
});

test('a refusal for good is not tried again', async () => {
  for (const manners of [{ refuseRecipient: 550 }, { refuseMessage: 554 }]) {
    sink.manners = manners;
    const code = String(Object.values(manners)[0]);
    await assert.rejects(driver.send(message()), { name: 'SmtpRefused', code });
  }
});

test('a connection lost in the middle of a message is tried again later', async () => {
  sink.manners = { drop: true };
  await assert.rejects(driver.send(message()), { name: 'SmtpError' });
  assert.deepEqual(sink.received, []);
});

test('an answer lost on the way gives a repeat that the mailbox can tell', async () => {
  const sent = message();
  sink.manners = { swallow: true };
  await assert.rejects(driver.send(sent), { name: 'SmtpError' });
  sink.manners = {};
  await driver.send({ ...sent, attempt: 2 });
  assert.equal(sink.received.length, 2);
  assert.equal(new Set(sink.received.map(({ messageId }) => messageId)).size, 1);
});

test('a server slower than our patience is tried again later', async () => {
  sink.manners = { slowMs: 900 };
  await assert.rejects(driver.send(message()), { name: 'SmtpError', code: 'ETIMEDOUT' });
  sink.manners = { slowMs: 100 };
  await driver.send(message());
});

test('no server at all is tried again later', async () => {
  const nowhere = smtpDriver({ url: 'smtp://127.0.0.1:9', from: 'messages@windscreen.example' });
  await assert.rejects(nowhere.send(message()), { name: 'SmtpError' });
});

test('texts do not go by SMTP', async () => {
  await assert.rejects(driver.send(message({ channel: 'sms', to: '07700 900 982' })), {
    name: 'NoTextService',
  });
});
