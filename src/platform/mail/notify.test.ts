import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import type { MailDriver, Outgoing } from './driver.ts';
import { notifyDriver } from './notify.ts';

// The parts of the Notify API that we call, with the shapes of its published documentation.
const serviceId = randomUUID();
const taken = new Map<string, { id: string; body: Record<string, unknown>; path: string }>();
const asked: string[] = [];
let answer: 'take' | 'lose' | 'slow' | number = 'take';

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? '', 'http://notify').pathname;
  asked.push(`${request.method} ${path}`);
  assert.equal(decodeJwt(request.headers.authorization?.slice(7) ?? '').iss, serviceId);
  const reply = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.method === 'GET') {
    const reference = new URL(request.url ?? '', 'http://notify').searchParams.get('reference') ?? '';
    const known = taken.get(reference);
    return reply(200, { notifications: known ? [{ id: known.id, reference }] : [], links: {} });
  }
  if (typeof answer === 'number')
    return reply(answer, { status_code: answer, errors: [{ error: 'BadRequestError', message: 'no' }] });
  const body = await bodyOf(request);
  const id = randomUUID();
  taken.set(String(body.reference), { id, body, path });
  if (answer === 'lose') return response.destroy();
  if (answer === 'slow') await delay(900);
  return reply(201, { id, reference: body.reference });
});

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

let driver: MailDriver;
let settings: Parameters<typeof notifyDriver>[0];
before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  settings = {
    apiKey: `trial-${serviceId}-${randomUUID()}`,
    emailTemplateId: randomUUID(),
    smsTemplateId: randomUUID(),
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    timeoutSeconds: 0.4,
  };
  driver = notifyDriver(settings);
});
afterEach(() => {
  answer = 'take';
  asked.length = 0;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const message = (over: Partial<Outgoing> = {}): Outgoing => ({
  id: randomUUID(),
  channel: 'email',
  to: 'neighbour@example.org',
  subject: 'There is something for you to read',
  body: 'Open the page you were given.',
  attempt: 1,
  ...over,
});

test('an e-mail and a text go through their templates, with our id as the reference', async () => {
  const mail = message();
  const text = message({ channel: 'sms', to: '07700 900 982' });
  assert.equal(await driver.send(mail), taken.get(mail.id)?.id);
  assert.equal(await driver.send(text), taken.get(text.id)?.id);
  assert.deepEqual(taken.get(mail.id)?.body, {
    template_id: settings.emailTemplateId,
    email_address: 'neighbour@example.org',
    personalisation: { subject: mail.subject, body: mail.body },
    reference: mail.id,
  });
  assert.deepEqual(taken.get(text.id)?.body, {
    template_id: settings.smsTemplateId,
    phone_number: '07700 900 982',
    personalisation: { body: text.body },
    reference: text.id,
  });
});

test('an answer lost on the way, or too slow, is asked after and not sent twice', async () => {
  for (const how of ['lose', 'slow'] as const) {
    answer = how;
    const mail = message();
    await assert.rejects(driver.send(mail), { name: 'NotifyError' });
    const first = taken.get(mail.id)?.id;
    asked.length = 0;
    answer = 'take';
    assert.equal(await driver.send({ ...mail, attempt: 2 }), first);
    assert.deepEqual(asked, ['GET /v2/notifications']);
  }
});

test('a second try that Notify never saw is sent', async () => {
  const mail = message({ attempt: 2 });
  assert.equal(await driver.send(mail), taken.get(mail.id)?.id);
  assert.deepEqual(asked, ['GET /v2/notifications', 'POST /v2/notifications/email']);
});

test('a message that Notify will not take is given up; a bad key, a limit or a fault passes', async () => {
  answer = 400;
  await assert.rejects(driver.send(message()), { name: 'NotifyRefused', code: '400' });
  for (const status of [403, 429, 500, 503]) {
    answer = status;
    await assert.rejects(driver.send(message()), { name: 'NotifyError', code: String(status) });
  }
});

test('without a text template no text is sent', async () => {
  const mailOnly = notifyDriver({ ...settings, smsTemplateId: undefined });
  await assert.rejects(mailOnly.send(message({ channel: 'sms', to: '07700 900 982' })), {
    name: 'NoTextService',
  });
});
