import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { attended, noShow } from '../../src/learning/bookings/state.ts';
import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import { id } from '../../src/partnership/sample/practitioners.ts';
import type { Context } from '../../src/platform/db/index.ts';
import type { TestApp } from './app.ts';
import { asOwner } from './openings.ts';
import { addCourse, addSession, bookAs, prove, rowsOf } from './training.ts';
import type { Visitor } from './visitor.ts';

/** Somebody of the sample, as their transactions have them. */
export const contextOf = (app: TestApp, role: SampleRole): Context => ({
  ...{ actor: 'practitioner', now: app.clock.now, requestId: 'test' },
  practitionerId: samplePractitioners[role].id,
});

const second = id(9, 1);

/** A second training coordinator: whoever decides on what the first asks. */
export async function secondCoordinator(app: TestApp): Promise<Visitor> {
  await asOwner(app.database, async (owner) => {
    await owner.query(
      `insert into partnership.practitioner (id, agency_id, name, job_title, sample)
       select $1, agency_id, 'Imogen Dray', 'Training coordinator', true from partnership.practitioner where id = $2
       on conflict do nothing`,
      [second, samplePractitioners.coordinator.id],
    );
    await owner.query(
      `insert into access.role_held (practitioner_id, role, area) values ($1, 'training coordinator', 'essex') on conflict do nothing`,
      [second],
    );
  });
  const browser = app.visitor();
  await browser.get('/sign-in');
  const seen = await browser.post('/sign-in/sample', { person: second });
  if (seen.status !== 303) throw new Error(seen.text.slice(0, 400));
  return browser;
}

export interface Booked {
  /** The browser of whoever booked, for as long as its session lasts; and their address, for another day’s. */
  browser: Visitor;
  email: string;
  /** The booking’s page, and its id. */
  path: string;
  id: string;
}

/** Somebody without an account books a course that has a price; the session begins on Monday 4 January 2027 unless told. */
export async function bookPriced(
  app: TestApp,
  {
    starts = '2027-01-04',
    course = {},
    over = {},
  }: { starts?: string; course?: Record<string, unknown>; over?: Record<string, string> } = {},
): Promise<Booked> {
  const priced = { price_table: 'standard', charging_policy: 'standard' };
  const { id: of } = await addCourse(app.database, { ...priced, ...course });
  const session = await addSession(app.database, of, {
    starts_at: `${starts}T10:00:00Z`,
    ends_at: `${starts}T12:00:00Z`,
  });
  const email = `p-${randomUUID().slice(0, 8)}@example.org`;
  const { browser, seen, path } = await bookAs(app, email, session, {
    'organisation-type': 'school',
    organisation: 'Quayside School',
    ...over,
  });
  if (seen.status !== 303) throw new Error(seen.text.slice(0, 600));
  return { browser, email, path, id: path.split('/').at(-1) ?? '' };
}

/** The booker cancels, on the day of the clock. */
export async function cancels(app: TestApp, { email, path }: Booked) {
  const browser = await prove(app, email);
  await browser.get(`${path}/cancel`);
  return browser.post(`${path}/cancel`, { why: '' });
}

/** The coordinator marks in the register that somebody came, or did not. */
export async function marks(app: TestApp, { id }: Booked, came: boolean): Promise<void> {
  const mark = came ? attended : noShow;
  await app.database.transaction(contextOf(app, 'coordinator'), (db) => mark(db, id, app.clock.now));
}

/** The charge that stands for a booking. */
export async function chargeOf(app: TestApp, { id }: Pick<Booked, 'id'>) {
  const [row] = await rowsOf(
    app,
    sql<{ id: string; cause: string; pence: number; words: string; working_days: number | null }>`
      select id, cause, pence, words, working_days from learning.charge where booking_id = ${id} and lifted_at is null`,
  );
  return row;
}

/** A place that was left empty, and the charge that made. */
export async function missed(app: TestApp, over: Record<string, string> = {}) {
  const booked = await bookPriced(app, over.organisation ? { over } : {});
  await marks(app, booked, false);
  const charge = await chargeOf(app, booked);
  if (!charge) throw new Error('it was not charged');
  return { booked, charge };
}
