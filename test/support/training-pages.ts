import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import { type Line, opened } from './filled-in.ts';
import { interestLink, programmeLines, settleProgramme } from './programme-pages.ts';
import { addCourse, addSession, bookAs, prove, wholeBooking } from './training.ts';

/** Somebody's booking of a session with room, on which a form stands. */
async function booked(app: TestApp, over: { capacity?: number } = {}) {
  const { id: course } = await addCourse(app.database);
  const session = await addSession(app.database, course, over);
  const email = `ada-${crypto.randomUUID().slice(0, 8)}@example.org`;
  return { course, session, email, ...(await bookAs(app, email, session)) };
}

const ofBooking = (step: string, fields: Record<string, string>): Line => ({
  fill: async (app) => {
    const { browser, path } = await booked(app);
    return opened(browser, `${path}/${step}`, fields);
  },
});

/** Its forms: one line a POST route. */
export const trainingLines: Readonly<Record<string, Line>> = {
  ...programmeLines,
  '/learning/sessions/:id/book': {
    fill: async (app) => {
      const { id: course } = await addCourse(app.database);
      const session = await addSession(app.database, course);
      const browser = await prove(app, 'booker@example.org');
      return opened(browser, `/learning/sessions/${session}/book`, wholeBooking);
    },
  },
  '/learning/sessions/:id/book-list': {
    fill: async (app) => {
      const { id: course } = await addCourse(app.database);
      const page = `/learning/sessions/${await addSession(app.database, course)}/book-list`;
      const people = 'Kim Poole, kim@icb.example\nLee Marsh, no address';
      return opened(await app.as('trainingLead'), page, { ...wholeBooking, people });
    },
  },
  '/learning/booked/:id': {
    fill: async (app) => {
      const form = await trainingLines['/learning/sessions/:id/book-list']?.fill(app);
      const { location = '' } = (await form?.browser.post(form.path, form.fields)) ?? {};
      const browser = await app.as('trainingLead');
      const [, name = ''] = /name="(access-[0-9a-f-]{36})"/.exec((await browser.get(location)).html) ?? [];
      return opened(browser, location, { [name]: 'A hearing loop' });
    },
  },
  '/learning/bookings/:id/cancel': ofBooking('cancel', { why: 'Ill' }),
  '/learning/bookings/:id/substitute': ofBooking('substitute', { name: 'Bo Reed', email: 'bo@example.org' }),
  '/learning/bookings/:id/move': {
    fill: async (app) => {
      const { course, browser, path } = await booked(app);
      const times = { starts_at: '2027-02-09T10:00:00Z', ends_at: '2027-02-09T12:00:00Z' };
      const session = await addSession(app.database, course, times);
      return opened(browser, `${path}/move`, { session });
    },
  },
  '/learning/bookings/:id/take': {
    fill: async (app) => {
      const { browser, path } = await booked(app);
      await app.database.work(app.clock.now, (db) =>
        db
          .updateTable('learning.booking')
          .set({ state: 'offered', offer_expires_at: app.clock.now.add({ hours: 24 }) })
          .where('id', '=', path.split('/').at(-1) ?? '')
          .execute(),
      );
      return opened(browser, path, {}, `${path}/take`);
    },
  },
};

/** Its pages that no link leads to: how each is come to. */
export const behindTraining: Readonly<Record<string, Places>> = {
  '/learning/sessions/:id/book': async (app) => {
    const { id: course } = await addCourse(app.database);
    const session = await addSession(app.database, course);
    const browser = await prove(app, 'looks@example.org');
    return [{ browser, path: `/learning/sessions/${session}/book` }];
  },
  '/learning/sessions/:id/book-list': async (app) => {
    const form = await trainingLines['/learning/sessions/:id/book-list']?.fill(app);
    return form ? [form] : [];
  },
  '/learning/booked/:id': async (app) => {
    const form = await trainingLines['/learning/sessions/:id/book-list']?.fill(app);
    const done = await form?.browser.post(form.path, form.fields);
    return form && done?.location ? [{ browser: form.browser, path: done.location }] : [];
  },
  '/learning/programme/:id/versions/:n': async (app) => {
    const edit = await trainingLines['/learning/programme/:id/edit']?.fill(app);
    if (!edit) return [];
    await edit.browser.post(edit.path, edit.fields);
    return [{ browser: edit.browser, path: edit.path.replace(/edit$/, 'versions/2') }];
  },
  '/learning/interest/asked': async (app) => [{ browser: app.visitor(), path: '/learning/interest/asked' }],
  '/learning/interest/:code': async (app) => [
    { browser: app.visitor(), path: await interestLink(app, 'behind@example.org') },
  ],
  '/learning/bookings/:id': async (app) => {
    const { browser, path } = await booked(app);
    return [
      { browser, path },
      { browser, path: '/learning/bookings' },
    ];
  },
  '/learning/bookings/:id/cancel': async (app) => {
    const { browser, path } = await booked(app);
    return [{ browser, path: `${path}/cancel` }];
  },
  '/learning/bookings/:id/substitute': async (app) => {
    const { browser, path } = await booked(app);
    return [{ browser, path: `${path}/substitute` }];
  },
  '/learning/bookings/:id/move': async (app) => {
    const { browser, path, course } = await booked(app);
    const times = { starts_at: '2027-02-09T10:00:00Z', ends_at: '2027-02-09T12:00:00Z' };
    await addSession(app.database, course, times);
    return [{ browser, path: `${path}/move` }];
  },
};

/** Its addresses that answer with a file. */
export const trainingFiles: readonly string[] = [
  '/learning/brochure.pdf',
  '/learning/calendar.ics',
  '/learning/calendar/:code',
  '/learning/sessions/:id/calendar.ics',
];

/** What stands there before somebody walks through every page. */
export async function settleTraining(app: TestApp): Promise<void> {
  const { id: course } = await addCourse(app.database, { code: 'walked-through', title: 'Walked through' });
  await addSession(app.database, course);
  await settleProgramme(app);
}
