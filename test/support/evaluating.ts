import { sql } from 'kysely';
import { tellWhatIsDue } from '../../src/learning/messages/due.ts';
import type { TestApp } from './app.ts';
import { fieldsShown, opened } from './filled-in.ts';
import { heldSession } from './register.ts';
import { messagesTo, rowsOf } from './training.ts';

/** What a coordinator's form holds, as it is opened, saved with or without the certificate waiting for it. */
export async function asksFeedback(app: TestApp, course: string, over: Record<string, string> = {}) {
  const browser = await app.as('coordinator');
  const path = `/learning/programme/${course}/feedback`;
  const shown = fieldsShown((await browser.get(path)).html);
  return opened(browser, path, { ...shown, ...over });
}

/** A session whose course asks what a course asks at first, with three people on it. */
export async function askingSession(app: TestApp, over: Record<string, string> = {}) {
  const held = await heldSession(app);
  const form = await asksFeedback(app, held.course, over);
  await form.browser.post(form.path, form.fields);
  const people = await rowsOf(
    app,
    sql<{ id: string; email: string; name: string }>`select id, email, name from learning.booking
      where session_id = ${held.session}::uuid order by number`,
  );
  return { ...held, people };
}

/** Everything that is sent by now is sent. */
export const sendDue = (app: TestApp) =>
  app.database.work(app.clock.now, (db) => tellWhatIsDue(db, app.clock.now));

/** The links that somebody was sent, the latest last. */
export async function feedbackLinks(app: TestApp, email: string): Promise<string[]> {
  const words = (await messagesTo(app, email)).join('\n');
  return [...words.matchAll(/\/learning\/feedback\/[\w-]{20,}/g)].map(([link]) => link);
}

/** Answers that every form that a course has at first accepts. */
export const answered: Readonly<Record<'before' | 'after' | 'later', Record<string, string>>> = {
  before: { 'q-confidence': '2', 'q-hope': '' },
  after: {
    ...{ 'q-confidence': '4', 'q-trainer': '5', 'q-place': '3' },
    ...{ 'q-will-change': 'I will ask sooner', 'q-better': '' },
  },
  later: { 'q-confidence': '5', 'q-changed': '4', 'q-practice': 'I ask sooner', 'q-example': '' },
};

/** The link of somebody who was asked before their day. */
export async function askedBefore(app: TestApp): Promise<string> {
  const { people } = await askingSession(app);
  await sendDue(app);
  const [link = ''] = await feedbackLinks(app, people[0]?.email ?? '');
  return link;
}
