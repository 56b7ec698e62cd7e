import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { triedList, uploadList } from '../../../test/support/lists.ts';
import { asOwner } from '../../../test/support/openings.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import type { Database } from '../../platform/db/index.ts';
import { createEvents } from '../../platform/events/index.ts';
import { createLogger } from '../../platform/log/logger.ts';
import { importHandlers } from './run.ts';

const SECRET = 'a secret of the tests, longer than needed';
let app: TestApp;
let hub: Visitor;
before(async () => {
  app = await startTestApp({ config: { SECRET } });
  hub = await app.as('decision');
});
after(() => app.close());

const heading =
  'received,reference,service,referrer.name,referrer.role,referrer.organisation,referrer.phone,child.given,area,concern.what';
const row = (reference: string, given = 'Ada') =>
  `30/10/2026,${reference},school,Ann Lee,Teacher,Reed School,01375 000 111,${given},thurrock,Came to school with a bruise`;
const voice = { 'same-voice.knows': 'no' };

const imported = async ({ database } = app) =>
  (
    await asOwner(database, (owner) =>
      owner.query<{ n: number }>(
        "select count(*)::int as n from front_door.concern where came_by = 'import'",
      ),
    )
  )[0]?.n ?? 0;

/** The database of a process that stops at its nth transaction; the second reads the arrangements. */
function stopsAt(nth: number, { database } = app): Database {
  let n = 0;
  return {
    ...database,
    transaction: (context, work) => {
      n += 1;
      return n === nth
        ? Promise.reject(new Error('the process stopped'))
        : database.transaction(context, work);
    },
  };
}

test('stopped anywhere, a list goes on where it was, and no row comes in twice or not at all', async () => {
  const rows = Array.from({ length: 6 }, (_, n) => row(`STOP-${n}`));
  const { path } = await triedList(hub, [heading, ...rows].join('\n'), voice);
  const start = await imported();
  await hub.post(path);
  const list = path.split('/')[3] ?? '';
  const [handler] = importHandlers({ SECRET });
  for (const nth of [1, 3, 5, 7]) {
    const job = {
      ...{ database: stopsAt(nth), events: createEvents([]), log: createLogger('silent'), baseUrl },
      now: () => app.clock.now,
    };
    await assert.rejects(async () => handler?.run(job, { outboxId: 'none', payload: { list } }), /stopped/);
  }
  assert.ok((await imported()) > start);
  await app.settled();
  assert.equal(await imported(), start + 6);
  assert.match((await hub.get(path)).text, /6 concerns were taken over/);
});

test('two workers at once take each row over once, and the report says so', async () => {
  const { path } = await triedList(
    hub,
    [heading, row('TWO-1'), row('TWO-2'), row('TWO-3')].join('\n'),
    voice,
  );
  const start = await imported();
  await hub.post(path);
  const [handler] = importHandlers({ SECRET });
  const job = {
    ...{ database: app.database, events: createEvents([]), log: createLogger('silent'), baseUrl },
    now: () => app.clock.now,
  };
  const told = { outboxId: 'none', payload: { list: path.split('/')[3] ?? '' } };
  await Promise.all([handler?.run(job, told), handler?.run(job, told)]);
  assert.equal(await imported(), start + 3);
  assert.match((await hub.get(path)).text, /3 concerns were taken over/);
});

test('who may not import any more takes nothing over, though they began it; somebody else goes on', async () => {
  // A product of its own, whose jobs have not begun: the right is lost before anything is taken over.
  await using ending = new AsyncDisposableStack();
  const own = await startTestApp({ config: { SECRET } });
  ending.defer(own.close);
  const browser = await own.as('decision');
  const { path } = await triedList(browser, [heading, row('GONE-1')].join('\n'), voice);
  await browser.post(path);
  const roles = (change: string) => asOwner(own.database, (owner) => owner.exec(change));
  await roles(
    "update access.role_held set role = 'screening officer' where role = 'decision maker' and area = 'thurrock'",
  );
  await own.settled();
  assert.equal(await imported(own), 0);
  await roles("delete from access.role_held where practitioner_id = '00000003-0000-4000-8000-000000000002'");
  await roles(
    "insert into access.role_held values ('00000003-0000-4000-8000-000000000002', 'decision maker', 'thurrock')",
  );
  assert.match((await browser.get(path)).text, /Being taken over: 0 of 1/);
  own.clock.now = own.clock.now.add({ minutes: 16 });
  assert.match((await browser.get(path)).text, /It stands still: 0 of 1/);
  assert.equal((await browser.post(path)).status, 303);
  await own.settled();
  assert.equal(await imported(own), 1);
});

test('any bytes at all are read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      const { status } = await uploadList(hub, bytes);
      assert.ok([303, 400].includes(status), String(status));
    }),
    { numRuns: 40 },
  );
});

test('anything in a cell is taken or told, and the report opens', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('=1+1', '"', '\u202e', '2026-02-30', '٣', ''),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 10, maxLength: 10 }), { minLength: 1, maxLength: 4 }),
      async (cells) => {
        const lines = cells.map((each) =>
          each.map((text) => `"${text.replaceAll('"', '""').replaceAll('\0', '')}"`).join(','),
        );
        const { path, report } = await triedList(hub, [heading, row('ODD'), ...lines].join('\n'), voice);
        assert.equal(report.status, 200);
        assert.equal((await hub.get(`${path}/report.csv`)).status, 200);
      },
    ),
    { numRuns: 12 },
  );
});

test('a long list is tried as a job that says how far it is, stopped anywhere it begins again, and a rotated secret still opens it', async () => {
  // A product of its own, whose jobs have not begun: nobody else tries the list meanwhile.
  await using ending = new AsyncDisposableStack();
  const own = await startTestApp({ config: { SECRET } });
  ending.defer(own.close);
  const browser = await own.as('decision');
  const rows = Array.from({ length: 260 }, (_, n) => row(`LONG-${n}`, n === 7 ? '' : 'Ada'));
  const { path, report } = await triedList(browser, [heading, ...rows, row('LONG-0')].join('\n'), voice);
  assert.match(report.text, /Being tried: 0 of 261 rows are read/);
  const list = path.split('/')[3] ?? '';
  const handlers = importHandlers({
    SECRET: 'a secret that came later, longer than needed',
    SECRET_BEFORE: SECRET,
  });
  const job = (database: Database) => ({
    ...{ database, events: createEvents([]), log: createLogger('silent'), baseUrl, now: () => own.clock.now },
  });
  const payload = { outboxId: 'none', payload: { list } };
  await assert.rejects(async () => handlers[1]?.run(job(stopsAt(4, own)), payload), /stopped/);
  assert.match((await browser.get(path)).text, /Being tried: 100 of 261/);
  await handlers[1]?.run(job(own.database), payload);
  const done = await browser.get(path);
  assert.match(done.text, /Take over 2\d\d concerns/);
  assert.match((await browser.get(`${path}?show=already`)).text, /The same as row 2/);
});
