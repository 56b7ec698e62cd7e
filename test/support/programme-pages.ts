import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.ts';
import { fieldsShown, findOn, type Line, opened } from './filled-in.ts';
import { addCourse, addSession, bookAs, messagesTo, wholeBooking } from './training.ts';

const programme = '/learning/programme';

/** A course as its form is filled in. */
export const newCourse = {
  ...{ title: 'Neglect', summary: 'What neglect looks like', words: '', outcomes: 'Say what neglect is' },
  ...{ audience: 'Everybody', audiences: 'everybody', delivery: 'face to face', provider: 'internal' },
};
const place = { venue: 'Creek Hall', capacity: '4' };
const day = {
  'day-1-day': '9',
  'day-1-month': '3',
  'day-1-year': '2027',
  'starts-1': '10:00',
  'ends-1': '12:00',
};

/** A form on the page of a course. */
const ofCourse = (step: string, fields: Record<string, string>, on = step): Line => ({
  fill: async (app) => {
    const { id } = await addCourse(app.database);
    return opened(
      await app.as('coordinator'),
      `${programme}/${id}${on}`,
      fields,
      `${programme}/${id}${step}`,
    );
  },
});

const ofSession = (step: string, fields: Record<string, string>): Line => ({
  fill: async (app) => {
    const { id } = await addCourse(app.database);
    const session = `${programme}/sessions/${await addSession(app.database, id)}`;
    return opened(await app.as('coordinator'), `${session}/${step}`, fields);
  },
});

/** Somebody says what stands for the course that comes first. */
async function claimed(app: TestApp): Promise<string> {
  const [first, { id }] = [await addCourse(app.database), await addCourse(app.database)];
  const needs = { course_id: id, needs_id: first.id, strength: 'soft', equivalent: true };
  await app.database.work(app.clock.now, (db) =>
    db.insertInto('learning.prerequisite').values(needs).execute(),
  );
  const session = await addSession(app.database, id);
  await bookAs(app, 'claims@example.org', session, { [`claim-${first.id}`]: 'Done in Kent in 2024' });
  return `${programme}/sessions/${session}`;
}

/** The link that was sent to whoever asked to hear of dates. */
export async function interestLink(app: TestApp, email: string): Promise<string> {
  const form = await opened(app.visitor(), '/learning/interest', { email });
  await form.browser.post(form.path, form.fields);
  const [message = ''] = await messagesTo(app, email);
  return /\/learning\/interest\/[\w-]{20,}/.exec(message)?.[0] ?? '';
}

let settingDays = 0;

const anyAddress = () => `${randomUUID().slice(0, 8)}@example.org`;

const agencyRule = async (app: TestApp, press: string) =>
  opened(await app.as('trainingLead'), '/learning/staff', { press }, '/learning/staff/rule');

/** Somebody whose place waits for their training lead. */
async function asksLead(app: TestApp) {
  const gwen = await app.as('trainingLead');
  const rule = await agencyRule(app, 'ask');
  await rule.browser.post(rule.path, rule.fields);
  const { id } = await addCourse(app.database);
  const path = `/learning/sessions/${await addSession(app.database, id)}/book`;
  const author = await app.as('author');
  const form = await opened(author, path, { ...wholeBooking, email: anyAddress() });
  await author.post(path, form.fields);
  return gwen;
}

/** The coordinators' and training leads' forms. */
export const programmeLines: Readonly<Record<string, Line>> = {
  '/learning/interest': {
    fill: (app) => opened(app.visitor(), '/learning/interest', { email: anyAddress() }),
  },
  '/learning/interest/:code': {
    fill: async (app) => {
      const link = await interestLink(app, anyAddress());
      return opened(app.visitor(), link, { press: 'yes' });
    },
  },
  [`${programme}/new`]: {
    fill: async (app) => {
      const code = `new-${randomUUID().slice(0, 8)}`;
      return opened(await app.as('coordinator'), `${programme}/new`, { ...newCourse, code });
    },
  },
  [`${programme}/events`]: {
    fill: async (app) => {
      const event = { title: 'A day', provider: 'A network', href: 'https://network.example/day' };
      return opened(await app.as('coordinator'), `${programme}/events`, event);
    },
  },
  [`${programme}/events/:id`]: {
    fill: async (app) => {
      const event = { title: 'A day', provider: 'A network', href: 'https://network.example/day' };
      await app.database.work(app.clock.now, (db) =>
        db
          .insertInto('learning.external_event')
          .values({ ...event, checked_on: Temporal.PlainDate.from('2026-09-01') })
          .execute(),
      );
      const browser = await app.as('coordinator');
      const path = await findOn(
        browser,
        `${programme}/events`,
        /\/learning\/programme\/events\/[0-9a-f-]{36}/,
      );
      return opened(browser, `${programme}/events`, { press: 'over' }, path);
    },
  },
  [`${programme}/feeds`]: {
    fill: async (app) => {
      const feed = { 'feed-name': 'A network', 'feed-href': `https://${randomUUID()}.network.example/a.ics` };
      return opened(await app.as('coordinator'), `${programme}/events`, feed, `${programme}/feeds`);
    },
  },
  [`${programme}/feeds/:id`]: {
    fill: async (app) => {
      const browser = await app.as('coordinator');
      const feed = await programmeLines[`${programme}/feeds`]?.fill(app);
      if (feed) await feed.browser.post(feed.path, feed.fields);
      const path = await findOn(
        browser,
        `${programme}/events`,
        /\/learning\/programme\/feeds\/[0-9a-f-]{36}/,
      );
      return opened(browser, `${programme}/events`, { press: 'stop' }, path);
    },
  },
  [`${programme}/settings`]: {
    fill: async (app) => {
      // Another day each time: a day is set once.
      const { day, month, year } = Temporal.PlainDate.from('2027-01-01').add({ days: settingDays++ });
      const from = { 'from-day': String(day), 'from-month': String(month), 'from-year': String(year) };
      const given = { name: 'offer-hours', value: '24', why: 'Agreed by the programme board', ...from };
      return opened(await app.as('coordinator'), `${programme}/settings`, given);
    },
  },
  [`${programme}/sessions/:id/claims`]: {
    fill: async (app) => {
      const page = await claimed(app);
      return opened(await app.as('coordinator'), page, { press: 'accept' }, `${page}/claims`);
    },
  },
  [`${programme}/sessions/:id/edit`]: ofSession('edit', { ...place, ...day, why: 'The hall is flooded' }),
  [`${programme}/sessions/:id/cancel`]: ofSession('cancel', { why: 'No trainer' }),
  [`${programme}/:id/edit`]: {
    fill: async (app) => {
      const { id } = await addCourse(app.database);
      const browser = await app.as('coordinator');
      const path = `${programme}/${id}/edit`;
      const shown = fieldsShown((await browser.get(path)).html);
      return opened(browser, path, { ...shown, ...newCourse });
    },
  },
  [`${programme}/:id/state`]: ofCourse('/state', { press: 'close' }, ''),
  [`${programme}/:id/copy`]: ofCourse('/copy', {}, ''),
  [`${programme}/:id/sessions/new`]: ofCourse('/sessions/new', { ...place, ...day }),
  [`${programme}/:id/sessions/series`]: ofCourse('/sessions/series', {
    ...{ 'weekday-1': '2', 'time-1': '10:00', minutes: '60', count: '2', press: 'make', ...place },
    ...{ 'from-day': '2', 'from-month': '2', 'from-year': '2027' },
  }),
  '/learning/staff/rule': {
    fill: async (app) => {
      // There is a rule already: the first makes a row, and every later one changes it.
      const { browser, path, fields } = await agencyRule(app, 'ask');
      await browser.post(path, fields);
      return agencyRule(app, 'stop');
    },
  },
  '/learning/staff/:id': {
    fill: async (app) => {
      const gwen = await asksLead(app);
      const path = await findOn(gwen, '/learning/staff', /\/learning\/staff\/[0-9a-f-]{36}/);
      return opened(gwen, '/learning/staff', { press: 'yes' }, path);
    },
  },
};

/** What the walk through every page should find. */
export async function settleProgramme(app: TestApp): Promise<void> {
  await claimed(app);
  await asksLead(app);
  const coordinator = await app.as('coordinator');
  const code = `settled-${randomUUID().slice(0, 8)}`;
  const form = await opened(coordinator, `${programme}/new`, { ...newCourse, code });
  await coordinator.post(form.path, form.fields);
}
