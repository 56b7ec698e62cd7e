import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp, testSettings } from '../../../test/support/app.ts';
import { engine } from '../../../test/support/database.ts';
import { anotherProcess } from '../../../test/support/second-process.ts';
import { addCourse, addSession, proveAll, rowsOf, wholeBooking } from '../../../test/support/training.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { formToken } from '../../platform/http/index.ts';

// The embedded engine does one thing at a time: as many there would take minutes on a busy machine.
const PEOPLE = engine === 'postgres' || process.env.TEST_ALL ? 500 : 150;
const PLACES = 20;

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

/** Somebody about to press the button, each with an address and a browser of their own. */
function atTheButton(browser: Visitor, token: string, n: number): Visitor {
  browser.cookies.set('__Host-session', token);
  browser.cookies.set('__Host-visit', `visit-${n}`);
  browser.csrf = formToken(testSettings.SECRET, token);
  browser.formKey = crypto.randomUUID();
  return browser;
}

test(`${PEOPLE} people book the last ${PLACES} places at once: ${PLACES} have one, and the others stand in the queue in order`, async () => {
  const { id: course } = await addCourse(app.database);
  const session = await addSession(app.database, course, { capacity: PLACES });
  const emails = Array.from({ length: PEOPLE }, (_, n) => `person-${n}@example.org`);
  const tokens = await proveAll(app, emails);
  const second = engine === 'postgres' ? await anotherProcess(app) : undefined;
  try {
    const answers = await Promise.all(
      tokens.map((token, n) => {
        const elsewhere = second && n % 2 === 1;
        const browser = atTheButton(elsewhere ? second.visitor() : app.visitor(), token, n);
        const from = { 'x-forwarded-for': `10.0.${n >> 8}.${n & 255}` };
        return browser.post(`/learning/sessions/${session}/book`, wholeBooking, from);
      }),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303]);
  } finally {
    await second?.close();
  }
  const rows = await rowsOf(
    app,
    sql<{ email: string; state: string; number: number }>`select email, state, number from learning.booking
      where session_id = ${session} order by number`,
  );
  assert.equal(rows.length, PEOPLE);
  assert.deepEqual(
    rows.map(({ state }) => state),
    rows.map((_, at) => (at < PLACES ? 'confirmed' : 'waiting')),
    'whoever came first has a place',
  );
  const [held] = await rowsOf(
    app,
    sql<{ taken: number }>`select taken from learning.session where id = ${session}`,
  );
  assert.equal(held?.taken, PLACES);
  const [told] = await rowsOf(
    app,
    sql<{
      told: number;
      twice: number;
    }>`select count(*)::integer as told, (count(*) - count(distinct booking_id))::integer as twice
      from learning.told`,
  );
  assert.deepEqual(told, { told: PEOPLE, twice: 0 });
});
