import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/index.ts';
import { once } from '../../platform/forms/index.ts';
import { html } from '../../platform/html/index.ts';
import { HttpError, notFound, one, type Page } from '../../platform/http/index.ts';
import { tell } from '../../platform/jobs/index.ts';
import { drawingOfWords, tellOfWords } from '../courses/words.ts';
import { DATES_OPENED } from '../interest/topic.ts';
import { allCourses, courseById } from '../store/course.ts';
import { exclusionsOf, prerequisitesOf } from '../store/eligibility.ts';
import { interestCounts } from '../store/interest.ts';
import {
  insertCourse,
  keepVersion,
  replaceRules,
  setCourseState,
  versionOf,
  versionsOf,
} from '../store/programme.ts';
import { sessionsOf } from '../store/session.ts';
import type { Course } from '../types.ts';
import { courseView, listView, versionView } from './view.ts';

const PROGRAMME = '/learning/programme';
const frame = { kind: 'workspace', current: PROGRAMME } as const;
const back = html`<a href="${PROGRAMME}" class="govuk-back-link">The programme</a>`;

/** GET /learning/programme: every course, drafts included, with what comes next. */
export async function showProgramme(page: Page): Promise<Response> {
  const model = await page.transaction(async (db) => {
    const courses = await allCourses(db);
    const ids = courses.map(({ id }) => id);
    return {
      courses,
      sessions: await sessionsOf(db, ids, page.now),
      interested: await interestCounts(db),
    };
  });
  return page.show({ ...frame, title: 'Programme', main: listView({ ...model, now: page.now }) });
}

/** GET /learning/programme/ID: a course as its coordinators see it. */
export async function showProgrammeCourse(page: Page): Promise<Response> {
  const id = page.uuid();
  const model = await page.transaction(async (db) => {
    const course = await courseById(db, id);
    if (!course) throw notFound({ kind: 'course', id });
    return {
      course,
      sessions: await sessionsOf(db, [id], page.now.subtract({ hours: 24 * 120 })),
      versions: await versionsOf(db, id),
      interested: (await interestCounts(db)).get(id) ?? 0,
    };
  });
  const main = courseView({ ...model, csrf: page.csrf, key: randomUUID(), now: page.now });
  return page.show({ ...frame, title: model.course.title, before: back, main });
}

/** GET /learning/programme/ID/versions/N: the texts as somebody may have booked by them. */
export async function showVersion(page: Page): Promise<Response> {
  const id = page.uuid();
  const n = Number(page.param('n'));
  const version = await page.transaction(async (db) => {
    const found = Number.isInteger(n) && n > 0 && n < 1e6 ? await versionOf(db, id, n) : undefined;
    if (!found) throw notFound({ kind: 'course', id });
    const { words, areas } = found.content as unknown as Pick<Course, 'words' | 'areas'>;
    return { ...found, ...(await drawingOfWords(page, db, { words: words ?? '', areas: areas ?? [] })) };
  });
  const main = versionView({
    ...version,
    n,
    content: version.content as Record<string, unknown>,
    now: page.now,
  });
  const before = html`<a href="${PROGRAMME}/${id}" class="govuk-back-link">The course</a>`;
  return page.show({ ...frame, title: `Version ${n}`, before, main });
}

const STATES = { open: 'open', close: 'closed' } as const;

/** POST /learning/programme/ID/state: opens it for everybody, or closes it. */
export async function changeState(page: Page): Promise<Response> {
  const id = page.uuid();
  const press = one(page.body, 'press');
  const state = press === 'open' || press === 'close' ? STATES[press] : undefined;
  if (!state) throw new HttpError(400);
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const course = await courseById(db, id);
      if (!course) throw notFound({ kind: 'course', id });
      if (!(await setCourseState(db, id, Number(one(page.body, 'version')), state)))
        throw new HttpError(409, {
          says: 'Somebody changed this course meanwhile. Nothing was done. Look at it again.',
        });
      const rules = { prerequisites: await prerequisitesOf(db, id), exclusions: await exclusionsOf(db, id) };
      const changed = { ...course, state, version: course.version + 1 };
      await keepVersion(db, changed, rules, page.practitioner);
      await tellOfWords(page, db, changed);
      await audit(db, { action: press, kind: 'course', id });
      if (state === 'open') await tell(db, DATES_OPENED, { course: id });
      return `${PROGRAMME}/${id}`;
    }),
  );
  return page.seeOther(path);
}

/** POST /learning/programme/ID/copy: the same course once more, as a draft. */
export async function copyCourse(page: Page): Promise<Response> {
  const id = page.uuid();
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const course = await courseById(db, id);
      if (!course) throw notFound({ kind: 'course', id });
      const copy = randomUUID();
      const code = `${course.code.slice(0, 50)}-${copy.slice(0, 8)}`;
      const title = `${course.title.slice(0, 140)} (copy)`;
      if (!(await insertCourse(db, copy, { ...course, code, title }))) throw new HttpError(409);
      const rules = { prerequisites: await prerequisitesOf(db, id), exclusions: await exclusionsOf(db, id) };
      await replaceRules(db, copy, rules);
      const draft = { ...course, id: copy, code, title, state: 'draft', version: 1 } as const;
      await keepVersion(db, draft, rules, page.practitioner);
      await tellOfWords(page, db, draft);
      await audit(db, { action: 'copy', kind: 'course', id: copy });
      return `${PROGRAMME}/${copy}/edit`;
    }),
  );
  return page.seeOther(path);
}
