import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

/** An answer or a problem, as far as the tests look at it. */
type Body = {
  phone?: string;
  text?: string;
  changesAt?: string | null;
  errors?: { field: string; message: string }[];
};

async function ask(query: string) {
  const response = await app.fetch(new Request(`http://localhost:3000/api/who-to-call${query}`));
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as Body,
  };
}

test('Christmas Day in Thurrock: the emergency duty team, until Tuesday morning', async () => {
  const answer = await ask('?area=thurrock&purpose=child&at=2026-12-25T10:00:00Z');
  assert.equal(answer.status, 200);
  assert.match(answer.type ?? '', /^application\/json/);
  assert.deepEqual(answer.body, {
    name: 'Thurrock emergency duty team',
    phone: '01375 372468',
    why: 'The Thurrock hub is closed, and the emergency duty team takes what cannot wait. Opens again at 09:00 on Tuesday 29 December 2026.',
    changesAt: '2026-12-29T09:00:00Z',
  });
});

test('a text number is there where there is one, and an answer that never changes says null', async () => {
  const { body } = await ask('?area=southend&purpose=rail');
  assert.deepEqual([body.phone, body.text, body.changesAt], ['0800 40 50 40', '61016', null]);
});

test('without a time the question is about now', async () => {
  const { body } = await ask('?area=essex&purpose=child');
  assert.deepEqual([body.phone, body.changesAt], ['0345 603 7627', '2026-11-23T17:30:00Z']);
});

test('changes are told in UTC, whatever zone the question came in', async () => {
  for (const at of ['2026-07-01T17:29:59%2B01:00', '2026-07-01T17:29:59+01:00', '2026-07-01T16:29:59Z']) {
    const { body } = await ask(`?area=essex&purpose=child&at=${at}`);
    assert.deepEqual([body.phone, body.changesAt], ['0345 603 7627', '2026-07-01T16:30:00Z'], at);
  }
});

test('the first and last instants of 2019 to 2030 are answered, those beside them are not', async () => {
  const status = async (at: string) => (await ask(`?area=thurrock&purpose=child&at=${at}`)).status;
  for (const at of ['2019-01-01T00:00:00Z', '2030-12-31T23:59:59.999Z', '2031-01-01T01:00:00%2B02:00'])
    assert.equal(await status(at), 200, at);
  for (const at of ['2018-12-31T23:59:59.999Z', '2031-01-01T00:00:00Z', '2019-01-01T01:00:00%2B02:00'])
    assert.equal(await status(at), 400, at);
});

test('every problem of a question is told at once, field by field', async () => {
  const answer = await ask('?area=kent&at=2026-12-25T10:00:00');
  assert.equal(answer.status, 400);
  assert.match(answer.type ?? '', /^application\/problem\+json/);
  assert.deepEqual(answer.body, {
    type: 'about:blank',
    title: 'The question could not be understood',
    status: 400,
    errors: [
      { field: 'area', message: 'Give one area: southend, essex, thurrock.' },
      {
        field: 'purpose',
        message: 'Give one purpose: child, allegation, rail, domestic-abuse, child-death, training.',
      },
      {
        field: 'at',
        message:
          'Give one date and time with its zone, such as 2026-12-25T10:00:00Z or 2026-07-01T10:00:00+01:00.',
      },
    ],
  });
});

const UNREADABLE = [
  ['at', '&at='],
  ['at', '&at=now'],
  ['at', '&at=2026-12-25'],
  ['at', '&at=2026-12-25T10:00'],
  ['at', '&at=2026-02-30T10:00:00Z'],
  ['at', '&at=2026-12-25T10:00:00Z&at=2026-12-26T10:00:00Z'],
  ['at', '&at=-000001-01-01T00:00:00Z'],
  ['area', '&area=essex'],
  ['purpose', '&purpose=child'],
] as const;

for (const [field, more] of UNREADABLE) {
  test(`${more} is refused, naming ${field} alone`, async () => {
    const { status, body } = await ask(`?area=thurrock&purpose=child${more}`);
    assert.equal(status, 400);
    assert.deepEqual(
      body.errors?.map((error) => error.field),
      [field],
    );
  });
}

test('names are exact: no other case, no inherited property', async () => {
  for (const area of ['Thurrock', 'toString', '__proto__', ''])
    assert.equal((await ask(`?area=${area}&purpose=child`)).status, 400, area);
});
