import { createHash, randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { cleanUps } from '../../src/learning/clean-ups.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { baseUrl, type TestApp } from './app.ts';
import type { Visitor } from './visitor.ts';

type Over = Readonly<Record<string, unknown>>;

async function insert(database: Database, table: string, row: Over): Promise<void> {
  const columns = Object.keys(row).join(', ');
  await database.work(Temporal.Instant.from('2026-11-23T10:42:00Z'), async (db) => {
    await sql`insert into ${sql.raw(table)} (${sql.raw(columns)}) select ${sql.raw(columns)}
      from json_populate_record(null::${sql.raw(table)}, ${JSON.stringify(row)}::json)`.execute(db);
  });
}

/** An open course, as the coordinators made it. */
export async function addCourse(database: Database, over: Over = {}): Promise<{ id: string; code: string }> {
  const id = randomUUID();
  const row = {
    ...{ id, code: `course-${id.slice(0, 8)}`, title: 'Working together early', state: 'open' },
    ...{
      summary: 'A short course',
      words: '',
      outcomes: [],
      areas: [],
      audiences: [],
      audience: 'Everybody',
    },
    ...{ minutes: 120, delivery: 'face to face', provider: 'internal', licence_note: '', to_bring: '' },
    ...{
      needs_every_part: true,
      needs_assessment: false,
      version: 1,
      created_at: '2026-01-01T00:00:00Z',
      changed_at: '2026-01-01T00:00:00Z',
    },
    ...over,
  };
  await insert(database, 'learning.course', row);
  return { id, code: row.code };
}

/** A session of a course, of one part unless told. */
export async function addSession(
  database: Database,
  courseId: string,
  over: Over & { starts_at?: string; ends_at?: string; capacity?: number } = {},
): Promise<string> {
  const id = randomUUID();
  const times = { starts_at: '2027-01-12T10:00:00Z', ends_at: '2027-01-12T12:00:00Z' };
  const row = {
    ...{ id, course_id: courseId, capacity: 20, taken: 0, venue: 'Creek Hall, Rayleigh', venue_notes: '' },
    ...{ sequence: 0, version: 1, created_at: '2026-01-01T00:00:00Z', ...times, ...over },
  };
  await insert(database, 'learning.session', row);
  await insert(database, 'learning.session_part', {
    ...{ session_id: id, n: 1, title: '', starts_at: row.starts_at, ends_at: row.ends_at },
  });
  return id;
}

/** Has a browser hold the session of somebody who proved an address, and their form token. */
export async function prove(app: TestApp, email: string, browser: Visitor = app.visitor()): Promise<Visitor> {
  const [token = ''] = await proveAll(app, [email]);
  browser.cookies.set('__Host-session', token);
  await browser.get('/learning/bookings');
  return browser;
}

/** Starts the session of everybody who proved an address; what their cookies hold. */
export async function proveAll(app: TestApp, emails: readonly string[]): Promise<string[]> {
  const tokens = emails.map(() => `v.${randomUUID()}`);
  const context = { actor: 'public', now: app.clock.now, requestId: 'test' } as const;
  await app.database.transaction(context, async (db) => {
    for (const [at, email] of emails.entries()) {
      const hash = createHash('sha256')
        .update(tokens[at] ?? '')
        .digest();
      await sql`select identity.start_visitor(${hash}, ${email})`.execute(db);
    }
  });
  return tokens;
}

/** Rows as the worker sees them: all there are. */
export async function rowsOf<Row>(app: TestApp, query: RawBuilder<Row>): Promise<Row[]> {
  return (await app.database.work(app.clock.now, (db) => query.execute(db))).rows;
}

/** Everything that a booking is asked. */
export const wholeBooking = {
  name: 'Ada Quill',
  organisation: 'Creekside Youth Trust',
  'organisation-type': 'voluntary',
  'payer-name': 'Finance team',
  'payer-organisation': 'Creekside Youth Trust',
  'payer-email': 'finance@creekside.example',
  'payer-phone': '',
  'payer-address': '1 Quay Street, Rayleigh',
  terms: 'yes',
} as const;

/** Somebody with a proved address books a place; where that led. */
export async function bookAs(
  app: TestApp,
  email: string,
  session: string,
  over: Record<string, string> = {},
) {
  const browser = await prove(app, email);
  await browser.get(`/learning/sessions/${session}/book`);
  const seen = await browser.post(`/learning/sessions/${session}/book`, { ...wholeBooking, ...over });
  return { browser, seen, path: seen.location ?? '' };
}

/** What was written to an address, the latest last. */
export async function messagesTo(app: TestApp, address: string): Promise<string[]> {
  const rows = await rowsOf(
    app,
    sql<{
      body: string;
    }>`select body from platform.message where to_address = ${address} order by created_at, (body like 'Your code%') desc, id`,
  );
  return rows.map(({ body }) => body);
}

/** Does all that is due now, as the minute's clean-ups would: places are offered on, messages go, certificates with them. */
export async function whatIsDue(app: TestApp): Promise<void> {
  for (const { remove } of cleanUps)
    await app.database.work(app.clock.now, (db) => remove(db, app.clock.now, baseUrl));
}
