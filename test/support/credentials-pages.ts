import { randomUUID } from 'node:crypto';
import { samplePractitioners } from '../../src/partnership/index.ts';
import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import {
  bringModule,
  champion,
  completed,
  courseId,
  evidence,
  forwarded,
  newModule,
  putForward,
  withCredentials,
  withGroup,
  withModules,
} from './credentials.ts';
import { findOn, type Line, opened } from './filled-in.ts';
import { asOwner } from './openings.ts';
import type { Visitor } from './visitor.ts';

const ruleDay = { 'from-day': '1', 'from-month': '2' };
let years = 2030;
const nextYear = () => {
  years += 1;
  return String(years);
};

/** Evidence that somebody sent, and the page on which a coordinator judges it. */
async function evidenceSent(app: TestApp): Promise<{ coordinator: Visitor; path: string }> {
  await withCredentials(app);
  const school = await app.as('school');
  await school.get('/learning/evidence');
  await school.post('/learning/evidence', {
    ...(await evidence(app)),
    title: `Course ${randomUUID()}`,
    'form-key': randomUUID(),
  });
  const coordinator = await app.as('coordinator');
  const path = await findOn(
    coordinator,
    '/learning/evidence/waiting',
    /\/learning\/evidence\/waiting\/[0-9a-f-]{36}/,
  );
  return { coordinator, path };
}

/** An attempt that somebody began. */
async function begunAttempt(app: TestApp): Promise<{ school: Visitor; path: string }> {
  await withModules(app);
  const school = await app.as('school');
  const begin = await findOn(school, '/learning/modules', /\/learning\/modules\/[0-9a-f-]{36}\/begin/);
  const { location = '' } = await school.post(begin, { 'form-key': randomUUID() });
  return { school, path: location };
}

/** A rule's form after its first press: whom it affects is before somebody's eyes, and what proves it in the form. */
async function lookedAt(app: TestApp, page: string, fields: Record<string, string>) {
  await withCredentials(app);
  const form = await opened(await app.as('coordinator'), page, {
    ...{ ...fields, ...ruleDay, 'from-year': nextYear() },
  });
  const { html } = await form.browser.post(form.path, form.fields);
  return { ...form, fields: { ...form.fields, seen: /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '' } };
}

const called = (): Record<string, string> => ({
  ...{ name: 'Practice educator', about: 'Somebody who shows others how' },
  code: `made-${randomUUID().slice(0, 8)}`,
});

const byCoordinator = (page: string, fields: () => Record<string, string>): Line => ({
  fill: async (app) => {
    await withCredentials(app);
    return opened(await app.as('coordinator'), page, fields());
  },
});

/** A group as its form is filled in. */
const newGroup = () => ({
  ...{ name: 'Talking it through', about: 'Six evenings', area: 'essex', ageFrom: '11', ageTo: '14' },
  ...{ risks: '', capacity: '10', lead: samplePractitioners.youthContact.name },
  ...{ meets: '2027-03-03\n2027-03-10', code: `group-${randomUUID().slice(0, 8)}` },
});

/** Its forms: one line a POST route. */
const ownLines: Readonly<Record<string, Line>> = {
  '/learning/tools/new': byCoordinator('/learning/tools/new', called),
  '/learning/tools/:tool/name': {
    ...byCoordinator('/learning/tools/graded-care-profile-2/name', called),
    eachTime: 'called the same again, nothing is added',
  },
  '/learning/tools/:tool': {
    fill: (app) =>
      lookedAt(app, '/learning/tools/graded-care-profile-2', {
        ...{ area: 'essex', asks: 'something', courses: 'graded-care-profile-2' },
      }),
  },
  '/learning/credentials/new': byCoordinator('/learning/credentials/new', called),
  '/learning/credentials/:code/name': {
    ...byCoordinator('/learning/credentials/cse-champion/name', called),
    eachTime: 'called the same again, nothing is added',
  },
  '/learning/credentials/:code': {
    fill: async (app) => {
      await withCredentials(app);
      return opened(await app.as('school'), '/learning/credentials/cse-champion', {
        say: 'status',
        body: '',
      });
    },
    eachTime: 'said again on the same day, nothing is added',
  },
  '/learning/credentials/:code/rule': {
    fill: (app) =>
      lookedAt(app, '/learning/credentials/cse-champion/rule', {
        ...{ courses: 'cse-toolbox', said: 'request form', remind: '28' },
      }),
  },
  '/learning/evidence': {
    fill: async (app) => {
      await withCredentials(app);
      return opened(await app.as('school'), '/learning/evidence', await evidence(app));
    },
  },
  '/learning/evidence/waiting/:id': {
    fill: async (app) => {
      const { coordinator, path } = await evidenceSent(app);
      return opened(coordinator, path, { verdict: 'accepted', why: '' });
    },
  },
};

/** Notices are put away, for one of a kind stands at a time. */
const putAway = (app: TestApp) => asOwner(app.database, (owner) => owner.query('delete from access.notice'));

const groupLines: Readonly<Record<string, Line>> = {
  '/learning/groups/new': byCoordinator('/learning/groups/new', newGroup),
  '/learning/groups/:id/edit': {
    fill: async (app) =>
      opened(await app.as('coordinator'), `${await withGroup(app)}/edit`, {
        ...{ ...newGroup(), ageFrom: '13', ageTo: '16', openCase: 'yes' },
        risks: 'exploitation\ngoing missing',
        meets: Array.from({ length: 7 }, (_, n) =>
          Temporal.PlainDate.from('2027-01-13')
            .add({ days: 7 * n })
            .toString(),
        ).join('\n'),
      }),
  },
  '/learning/groups/:id/refer': {
    fill: async (app) => {
      await putAway(app);
      return opened(await app.as('school'), `${await withGroup(app)}/refer`, putForward());
    },
  },
  '/learning/groups/referrals/:id': {
    fill: async (app) => {
      const path = await forwarded(app);
      await putAway(app);
      return opened(await app.as('youthContact'), path, { verdict: 'place', called: 'Nia', whyNot: '' });
    },
  },
  '/learning/groups/referrals/:id/ending': {
    fill: async (app) => {
      const path = await forwarded(app);
      await putAway(app);
      const said = { saidBy: 'family', said: 'They would rather not.' };
      return opened(await app.as('school'), path, said, `${path}/ending`);
    },
  },
  '/learning/groups/:id/attendance': {
    fill: async (app) => {
      const page = `${await withGroup(app)}/attendance`;
      const della = await app.as('youthContact');
      const places = async () => /name="came"[^>]* value="([^"]*)"/.exec((await della.get(page)).html)?.[1];
      if ((await places()) === undefined) {
        const referral = await forwarded(app);
        await della.get(referral);
        await della.post(referral, { verdict: 'place', called: 'Nia', 'form-key': randomUUID() });
      }
      week = (week + 1) % 7;
      const days = Array.from({ length: 7 }, (_, n) =>
        Temporal.PlainDate.from('2026-10-07').add({ days: 7 * n }),
      );
      // It has met: who came is noted of days that have been.
      await asOwner(app.database, (owner) =>
        owner.query('update learning.young_group set meets_on = $1::date[]', [`{${days.join(',')}}`]),
      );
      const meeting = days[week] ?? '';
      return opened(della, page, { meeting: meeting.toString(), came: (await places()) ?? '' });
    },
    eachTime: 'it notes everybody who has a place by then; noted again, it is put right',
  },
};

const complianceLines: Readonly<Record<string, Line>> = {
  '/learning/compliance': {
    fill: async (app) => {
      await withCredentials(app);
      await asOwner(app.database, (owner) => owner.query('delete from learning.expected'));
      const course = await courseId(app, 'cse-toolbox');
      return opened(await app.as('trainingLead'), '/learning/compliance', { expected: course });
    },
    eachTime: 'what is expected is said whole: said again, nothing is added',
  },
  '/learning/people/:id': {
    fill: async (app) => {
      await withCredentials(app);
      const page = `/learning/people/${samplePractitioners.health.id}`;
      const on = { 'from-day': '3', 'from-month': '3', 'from-year': '2026' };
      return opened(await app.as('trainingLead'), page, { kind: 'manager support', ...on });
    },
  },
};
let week = 0;

const eLearningLines: Readonly<Record<string, Line>> = {
  '/learning/modules/:id/begin': {
    fill: async (app) => {
      const id = await bringModule(app, newModule());
      return opened(await app.as('school'), '/learning/modules', {}, `/learning/modules/${id}/begin`);
    },
  },
  '/learning/attempts/:id/progress': {
    fill: async (app) => {
      const id = await bringModule(app, newModule());
      const school = await app.as('school');
      const page = `/learning/modules/${id}/begin`;
      await school.get('/learning/modules');
      const { location = '' } = await school.post(page, { 'form-key': randomUUID() });
      const state = JSON.stringify({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '80' });
      const fields = { csrf: school.csrf, item: 'part', revision: '1', state };
      return { browser: school, path: `${location}/progress`, fields };
    },
  },
  '/learning/e-learning': {
    // The form is sent with a file; without one it has no effect.
    eachTime: 'a file is asked for',
    fill: async (app) => {
      await withModules(app);
      return opened(await app.as('coordinator'), '/learning/e-learning', { course: '' });
    },
  },
  '/learning/e-learning/:id': {
    fill: async (app) => {
      const id = await bringModule(app, newModule());
      return opened(await app.as('coordinator'), '/learning/e-learning', {}, `/learning/e-learning/${id}`);
    },
  },
};

/** Its pages that no link leads to: how each is come to. */
export const behindCredentials: Readonly<Record<string, Places>> = {
  '/learning/groups/:id/attendance': async (app) => [
    { browser: await app.as('youthContact'), path: `${await withGroup(app)}/attendance` },
  ],
  '/learning/attempts/:id': async (app) => {
    const { school, path } = await begunAttempt(app);
    return [{ browser: school, path }];
  },
};

export const credentialsLines: Readonly<Record<string, Line>> = {
  ...ownLines,
  ...complianceLines,
  ...groupLines,
  ...eLearningLines,
};

/** Its addresses that answer with a file. */
export const credentialsFiles: readonly string[] = [
  '/learning/figures/:table',
  '/learning/certificates/:code/certificate.pdf',
  '/learning/evidence/:id/file',
];

/** What stands there before somebody walks through every page. */
export async function settleCredentials(app: TestApp): Promise<void> {
  await withCredentials(app);
  await forwarded(app);
  await champion(app, 'school');
  await completed(app, 'school', 'graded-care-profile-2', '2024-01-10');
  await evidenceSent(app);
}
