import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { apiKey, ask, policeAgency, post } from '../../../test/support/api.ts';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { exampleConcern } from './example.ts';

/** Whatever is sent, the answer is one of the described ones, and never that something went wrong here. */
let app: TestApp;
let key: string;
before(async () => {
  app = await startTestApp();
  key = await apiKey(app, { scopes: ['concerns:write'] });
});
after(() => app.close());

/** Another minute, so that the limit of a key is not what answers. */
const later = () => {
  app.clock.now = app.clock.now.add({ minutes: 1 });
};

async function answered(body: unknown, status: number, headers: Record<string, string> = {}) {
  const answer = await post(app, key, body, headers);
  assert.equal(answer.status, status, answer.text.slice(0, 300));
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.deepEqual(Object.keys(answer.body), ['type', 'title', 'status', 'errors']);
  return answer;
}

test('any JSON at all is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (body) => {
      later();
      await answered(body, 422);
    }),
    { numRuns: 150 },
  );
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\0', '\ud800', 'x\udfff', '\u202e', '', ' ', '￿', '2019-04-30', 'yes', 'no', 'unknown'),
);
const odd = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(-0, 9e99, null, [], {}));

/** The example with one thing, anywhere in it, replaced by something odd. */
function replaced(value: unknown, at: number, by: unknown): unknown {
  let n = -1;
  const walk = (inner: unknown): unknown => {
    n += 1;
    if (n === at) return by;
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, walk(each)]));
  };
  return walk(value);
}

test('the example with anything odd anywhere in it is taken or refused, and never fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(60), odd, async (at, by) => {
      later();
      const answer = await post(app, key, replaced(exampleConcern, at, by));
      assert.ok([201, 422].includes(answer.status), `${answer.status} ${answer.text.slice(0, 300)}`);
      assert.ok(answer.status === 201 || (answer.body.errors?.length ?? 0) > 0);
    }),
    { numRuns: 250 },
  );
});

test('what no database keeps is named where it stands', async () => {
  for (const [bad, words] of [
    ['a\0b', /NUL/],
    ['a\ud800', /surrogate/],
  ] as const) {
    const answer = await answered({ ...exampleConcern, concern: { what: bad, knownFrom: ['seen'] } }, 422);
    assert.deepEqual(
      answer.body.errors?.map(({ field }) => field),
      ['concern.what'],
    );
    assert.match(answer.body.errors?.[0]?.message ?? '', words);
  }
});

test('names of the prototype are names like others: unknown ones', async () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const body = JSON.stringify(exampleConcern).replace('{', `{"${name}": {"danger": "yes"}, `);
    const answer = await answered(body, 422);
    assert.deepEqual(
      answer.body.errors?.map(({ field }) => field),
      [name],
    );
    const inside = await answered(
      { ...exampleConcern, now: JSON.parse(`{"${name}": "x", "protectToday": "no"}`) },
      422,
    );
    assert.deepEqual(
      inside.body.errors?.map(({ field }) => field),
      [`now.${name}`],
    );
  }
  assert.equal(({} as Record<string, unknown>).danger, undefined);
});

test('deep, long, broken, doubled and foreign bodies are refused for what they are', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  assert.match((await answered(deep, 422)).text, /levels deep/);
  assert.match(
    (await answered('[1e9999, -1e-9999, 123456789012345678901234567890]', 422)).text,
    /JSON object/,
  );
  assert.match((await answered('{"danger": "no"', 422)).text, /not JSON/);
  assert.match((await answered('', 422)).text, /not JSON/);
  assert.match((await answered(Buffer.from([0x7b, 0xff, 0x7d]), 422)).text, /UTF-8/);
  const twice = await answered('{"area": "essex", "now": {}, "\\u0061rea": "thurrock"}', 422);
  assert.deepEqual(
    twice.body.errors?.map(({ field }) => field),
    ['area'],
  );
  await answered('{}', 415, { 'content-type': 'text/plain' });
  await answered('{}', 415, { 'content-type': 'application/json; charset=iso-8859-1' });
  await answered('{}', 415, { 'content-encoding': 'gzip' });
});

test('ten megabytes are not read to their end', async () => {
  await answered('x'.repeat(10_000_000), 413);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 100_000;
      controller.enqueue(Buffer.alloc(100_000, 'x'));
      if (sent > 10_000_000) controller.close();
    },
  });
  const answer = await ask(app, key, '/api/concerns', {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  });
  assert.equal(answer.status, 413);
  assert.ok(sent < 2_000_000, `${sent} bytes were taken`);
});

test('thousands of wrong names make a short answer', async () => {
  const body = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`wrong${n}`, n]));
  const answer = await answered(body, 422);
  assert.ok((answer.body.errors?.length ?? 0) <= 100);
});

test('idempotency keys are printable and short', async () => {
  for (const bad of ['', 'x'.repeat(65), 'é'])
    assert.match((await answered(exampleConcern, 422, { 'idempotency-key': bad })).text, /Idempotency-Key/);
  const good = await post(app, key, exampleConcern, {
    'idempotency-key': `'; drop table -- ${'x'.repeat(40)}`,
  });
  assert.equal(good.status, 201);
});

test('strange keys and receipts are not found, and nothing more', async () => {
  const reader = await apiKey(app, { agency: policeAgency, scopes: ['concerns:read'] });
  for (const receipt of ['%00', '..%2f..', 'x'.repeat(3000), "' or 1=1 --", '%ff', '💥'])
    assert.equal(
      (
        await ask(
          app,
          reader,
          `/api/concerns/${receipt.includes('%') ? receipt : encodeURIComponent(receipt)}`,
        )
      ).status,
      404,
    );
  for (const bad of ['x'.repeat(5000), "' or 1=1 --", 'wsk_', '{}'])
    assert.equal((await post(app, bad, {})).status, 401);
});
