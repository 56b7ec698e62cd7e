import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { opened } from './filled-in.ts';
import { asOwner } from './openings.ts';
import { addCourse, addSession, bookAs, rowsOf } from './training.ts';
import type { Visitor } from './visitor.ts';

export { rowsOf };

/** A session in three hours' time, unless told, that the sample's trainer trains, with three people who have a place. */
export async function heldSession(
  app: TestApp,
  {
    trainer = true,
    course: over = {},
    starts: after = { hours: 3 },
  }: { trainer?: boolean; course?: Record<string, unknown>; starts?: Temporal.DurationLike } = {},
) {
  const { id: course } = await addCourse(app.database, { title: 'Safeguarding level 2', ...over });
  const starts = app.clock.now.add(after);
  const ends = starts.add({ hours: 2 });
  const session = await addSession(app.database, course, {
    starts_at: starts.toString(),
    ends_at: ends.toString(),
  });
  if (trainer)
    await asOwner(app.database, (owner) =>
      owner.query('insert into learning.trainer values ($1, $2)', [session, samplePractitioners.trainer.id]),
    );
  const bookings: string[] = [];
  const emails: string[] = [];
  for (const name of ['Ada Quill', 'Bo Reed', 'Cy Stone']) {
    const email = `${name.replace(' ', '.').toLowerCase()}-${session.slice(0, 8)}@example.org`;
    emails.push(email);
    const { path } = await bookAs(app, email, session, { name });
    bookings.push(path.split('/').at(-1) ?? '');
  }
  const path = `/learning/sessions/${session}/register`;
  return { session, course, starts, ends, bookings, emails, path, boxes: await boxesOf(app, session) };
}

/** The names of the boxes by which a register's people are marked, in the order in which they booked: `m52`. */
export async function boxesOf(app: TestApp, session: string): Promise<string[]> {
  const rows = await rowsOf<{ number: string }>(
    app,
    sql`select number from learning.booking where session_id = ${session}::uuid order by number`,
  );
  return rows.map(({ number }) => `m${number}`);
}

/** Books so many more onto a session, each like the first on it, with names as long as they come. */
export async function fillSession(app: TestApp, session: string, many: number): Promise<void> {
  await asOwner(app.database, async (owner) => {
    await owner.query('update learning.session set capacity = 2000 where id = $1', [session]);
    const [row] = await owner.query<{ names: string }>(
      `select string_agg(column_name, ', ') as names from information_schema.columns
       where table_schema = 'learning' and table_name = 'booking' and is_identity = 'NO' and is_generated = 'NEVER'`,
    );
    const names = row?.names ?? '';
    await owner.query(
      `insert into learning.booking (${names}) select ${names} from (
         select (jsonb_populate_record(null::learning.booking, to_jsonb(b) || jsonb_build_object('id', gen_random_uuid(),
           'name', 'Wilhelmina Featherstone-Hamilton the ' || to_char(n, 'FMRN'), 'email', 'w' || n || '@' || b.session_id || '.example',
           'organisation', 'The Thames Estuary and Marshes Voluntary Services Council',
           'calendar_code', gen_random_uuid(), 'calendar_hash', gen_random_uuid()))).*
         from (select * from learning.booking where session_id = $1 order by number limit 1) b, generate_series(1, $2::int) n) as more`,
      [session, many],
    );
  });
}

/** A mark as a phone sends it: made a minute ago unless told. */
export const kept = (booking: string, over: Record<string, unknown> = {}) => ({
  ...{ id: crypto.randomUUID(), booking, part: 1, mark: 'here', minutes: null, ago: 60_000 },
  ...over,
});

/** A phone sends what it kept; what came back of it. */
export async function sends(browser: Visitor, path: string, marks: unknown) {
  const seen = await browser.post(`${path}/sync`, {
    marks: typeof marks === 'string' ? marks : JSON.stringify(marks),
  });
  const answer = seen.status === 200 ? JSON.parse(seen.html) : {};
  return { status: seen.status, kept: [], refused: [], ...answer } as {
    status: number;
    kept: string[];
    refused: { id: string; why: string }[];
    closed?: boolean;
  };
}

/** Its trainer closes the register once the session is over. */
export async function closes(app: TestApp, path: string, ends: Temporal.Instant): Promise<Visitor> {
  app.clock.now = ends.add({ minutes: 5 });
  const trainer = await app.as('trainer');
  const form = await opened(trainer, `${path}/close`, {});
  await trainer.post(form.path, form.fields);
  return trainer;
}

/** The code that the trainer's page shows for the wall. */
export async function codeOnWall(app: TestApp, path: string): Promise<string> {
  const { html } = await (await app.as('trainer')).get(`${path}/code`);
  return /class="ws-wall-code">([^<]+)</.exec(html)?.[1] ?? assert.fail('no code is shown');
}
