import { chaseLate } from '../../src/front-door/index.ts';
import type { SampleRole } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import { type AddedConcern, addConcern, type TestConcern } from './concerns.ts';
import { asOwner } from './openings.ts';
import { post } from './post.ts';
import type { Seen } from './visitor.ts';

const agency = (n: number) => `00000001-0000-4000-8000-${String(n).padStart(12, '0')}`;
/** Agencies of the sample partnership. The youth trust has no address that is safe. */
export const agencies = {
  police: agency(4),
  health: agency(5),
  school: agency(6),
  youth: agency(9),
} as const;

/** The concern that a question is about, and its children. */
type Asking = Pick<AddedConcern, 'id' | 'children'>;

/** A question as the hub's form gives it; `children` are those of the concern unless told. */
export function questionFor(concern: Asking, ...asked: readonly string[]) {
  return {
    agencies: asked,
    question: 'Have you met this family since September?',
    children: concern.children,
    shared: ['name', 'date of birth'],
    why: 'We weigh whether she is safe at home',
    basis: 'public task',
  };
}

/** Asks agencies about a concern as somebody of the hub, who decides it too. */
export async function ask(
  app: TestApp,
  concern: Asking,
  asked: readonly string[],
  fields: Readonly<Record<string, string | readonly string[]>> = {},
  as: SampleRole = 'screening',
): Promise<Seen> {
  const browser = await app.as(as);
  const path = `/front-door/${concern.id}/ask`;
  const form = await browser.get(path);
  const [, decider = ''] = /name="decider" type="radio" value="([^"]+)"/.exec(form.html) ?? [];
  return post(browser, path, { ...questionFor(concern, ...asked), decider, ...fields });
}

/** A question as it is kept. */
export interface Kept {
  id: string;
  agency_id: string;
  due_at: Date;
  answer: string | null;
}

/** A concern about Tia Marlow, and the questions to these agencies about it, in their order. */
export async function asked(
  app: TestApp,
  to: readonly string[],
  concern: TestConcern = {},
): Promise<{ concern: AddedConcern; questions: readonly Kept[] }> {
  const added = await addConcern(app.database, concern);
  await ask(app, added, to);
  return { concern: added, questions: await questionsAbout(app, added.id, to) };
}

/** The questions about a concern, in the order of the agencies given. */
export async function questionsAbout(app: TestApp, concern: string, to: readonly string[]): Promise<Kept[]> {
  const rows = await asOwner(app.database, (owner) =>
    owner.query<Kept>(
      'select id, agency_id, due_at, answer from front_door.question where concern_id = $1 order by number',
      [concern],
    ),
  );
  return to.flatMap((id) => rows.find((row) => row.agency_id === id) ?? []);
}

/** The letters to an address so far, oldest first: subject, body, and the path of the link in it. */
export async function lettersTo(app: TestApp, address: string) {
  await app.settled();
  const rows = await app.database.work(app.clock.now, (db) =>
    db
      .selectFrom('platform.message')
      .select(['subject', 'body', 'record_id'])
      .where('to_address', '=', address)
      .orderBy('created_at')
      .execute(),
  );
  return rows.map(({ subject, body, record_id }) => ({
    subject,
    body: body ?? '',
    concern: record_id,
    link: /\/reply\/[\w-]+/.exec(body ?? '')?.[0] ?? '',
  }));
}

/** The children of a concern, by their ids. */
export async function childrenOf(app: TestApp, concern: string): Promise<string[]> {
  const rows = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>('select id from front_door.child where concern_id = $1 order by position', [
      concern,
    ]),
  );
  return rows.map(({ id }) => id);
}

/** Looks for late answers as the worker does every minute, and sends what follows. */
export async function chase(app: TestApp): Promise<number> {
  const late = await app.database.work(app.clock.now, (db) => chaseLate(db, app.clock.now));
  await app.settled();
  return late;
}
