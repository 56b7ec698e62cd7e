import { randomUUID } from 'node:crypto';
import { currentArrangements, listAgencies } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  type FormError,
  formError,
  formKey,
  type Typed,
  typedFrom,
  typedIn,
  typedOr,
  Undone,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/index.ts';
import { drawingOfWords, errorsOfWords, tellOfWords } from '../../courses/words.ts';
import { rangeOf } from '../../rules/price.ts';
import { allCourses, courseById } from '../../store/course.ts';
import { readRuleBook } from '../../store/credential-book.ts';
import { exclusionsOf, prerequisitesOf } from '../../store/eligibility.ts';
import { allPolicies } from '../../store/notice.ts';
import { allEditions } from '../../store/price.ts';
import { insertCourse, keepVersion, replaceRules, updateCourse, versionsOf } from '../../store/programme.ts';
import type { Course } from '../../types.ts';
import { readCode, readCourse } from './form.ts';
import { typedCourse } from './typed.ts';
import { courseFormView } from './view.ts';

const PROGRAMME = '/learning/programme';

interface Refused {
  errors: readonly FormError[];
  changed?: boolean;
  /** Nothing is wrong: its words are to be seen as they will look. */
  looking?: boolean;
}

const looks = (page: Page) => one(page.body, 'press') === 'preview';

async function ground(db: Db, page: Page, except?: string) {
  const { areas } = await currentArrangements(page.services.database, page.now, db);
  const courses = (await allCourses(db)).filter(({ id }) => id !== except);
  const { credentials } = await readRuleBook(db);
  const today = londonDate(page.now);
  const tables = inForce(await allEditions(db), today).map(({ code, lines }) => ({
    code,
    name: `Table “${code}”: ${rangeOf(lines)}`,
  }));
  const terms = inForce(await allPolicies(db), today);
  return { areas, courses, credentials, tables, terms, agencies: await listAgencies(db) };
}

/** One edition of each code: that which holds on a day, or else the next to come. They come with the latest of each first. */
function inForce<E extends { code: string; effectiveFrom: Temporal.PlainDate }>(
  editions: readonly E[],
  on: Temporal.PlainDate,
): E[] {
  const holds = ({ effectiveFrom }: E) => Temporal.PlainDate.compare(effectiveFrom, on) <= 0;
  return [...Map.groupBy(editions, ({ code }) => code).values()].flatMap(
    (own) => own.find(holds) ?? own.slice(-1),
  );
}

/** GET /learning/programme/new */
export async function showNewCourse(page: Page, refused?: Refused): Promise<Response> {
  const offered = await page.transaction((db) => ground(db, page));
  const begun = typedFrom({ 'charging-policy': 'standard', 'every-part': 'yes', provider: 'internal' });
  return showForm(page, {
    ...offered,
    action: `${PROGRAMME}/new`,
    fresh: true,
    version: 0,
    title: 'A new course',
    begun,
    refused,
  });
}

/** GET /learning/programme/ID/edit */
export async function showEditCourse(page: Page, refused?: Refused): Promise<Response> {
  const id = page.uuid();
  const read = await page.transaction(async (db) => {
    const course = await courseById(db, id);
    if (!course) throw notFound({ kind: 'course', id });
    const rules = { prerequisites: await prerequisitesOf(db, id), exclusions: await exclusionsOf(db, id) };
    const [last] = await versionsOf(db, id);
    return { ...(await ground(db, page, id)), course, begun: typedCourse(course, rules), last: last?.by };
  });
  const { course } = read;
  const changedBy = refused?.changed ? (read.last ?? 'Somebody') : undefined;
  return showForm(page, {
    ...read,
    ...{
      action: `${PROGRAMME}/${id}/edit`,
      fresh: false,
      version: course.version,
      title: `Change “${course.title}”`,
    },
    ...{ refused, changedBy },
  });
}

type Shown = Omit<
  Parameters<typeof courseFormView>[0],
  'typed' | 'errors' | 'csrf' | 'key' | 'changedBy' | 'preview'
> & {
  begun: Typed;
  refused: Refused | undefined;
  changedBy?: string | undefined;
};

async function showForm(page: Page, { begun, refused, changedBy, ...shown }: Shown): Promise<Response> {
  const typed = refused ? typedIn(page.body) : typedOr(page, begun);
  const main = courseFormView({
    ...shown,
    ...{
      typed,
      changedBy,
      preview: refused?.looking ? await previewOf(page) : undefined,
      errors: refused?.errors ?? [],
      csrf: page.csrf,
      key: refused ? randomUUID() : formKey(),
    },
  });
  const status = refused && !refused.looking ? { status: refused.errors.length > 0 ? 400 : 409 } : {};
  const before = html`<a href="${PROGRAMME}" class="govuk-back-link">The programme</a>`;
  return page.show({ title: shown.title, kind: 'workspace', current: PROGRAMME, before, main, ...status });
}

/** How the words will look that were typed, and what is wrong with them. */
function previewOf(page: Page) {
  const words = one(page.body, 'words');
  return page.transaction(async (db) => ({
    ...(await drawingOfWords(page, db, { words, areas: page.body.get('areas') ?? [] })),
    wrong: await errorsOfWords(page, db, words),
  }));
}

/** POST /learning/programme/new: a draft, seen by nobody but the coordinators. */
export function addCourse(page: Page): Promise<Response> {
  if (looks(page)) return showNewCourse(page, { errors: [], looking: true });
  return attempt(
    page,
    async (db) => {
      const against = await ground(db, page);
      const code = readCode(page.body);
      const read = readCourse(page.body, { ...against, areas: against.areas.map((area) => area.code) });
      const wrong = await errorsOfWords(page, db, one(page.body, 'words'));
      const errors = [...(code.ok ? [] : code.errors), ...(read.ok ? [] : read.errors), ...wrong];
      if (!code.ok || !read.ok || wrong.length > 0) throw new Undone({ errors, changed: false });
      const id = randomUUID();
      if (!(await insertCourse(db, id, { code: code.value, ...read.value.texts })))
        throw new Undone({
          errors: [formError('code', 'Another course has this short name')],
          changed: false,
        });
      await replaceRules(db, id, read.value.rules);
      await keep(db, page, id, read.value.rules);
      await audit(db, { action: 'create', kind: 'course', id });
      return `${PROGRAMME}/${id}`;
    },
    (refused) => showNewCourse(page, refused),
  );
}

/** POST /learning/programme/ID/edit: from the version that was shown; what stood before is kept. */
export function editCourse(page: Page): Promise<Response> {
  if (looks(page)) return showEditCourse(page, { errors: [], looking: true });
  return attempt(
    page,
    async (db) => {
      const id = page.uuid();
      const course = await courseById(db, id);
      if (!course) throw notFound({ kind: 'course', id });
      const against = await ground(db, page, id);
      const read = readCourse(page.body, { ...against, areas: against.areas.map((area) => area.code) });
      const wrong = await errorsOfWords(page, db, one(page.body, 'words'));
      if (!read.ok || wrong.length > 0)
        throw new Undone({ errors: [...(read.ok ? [] : read.errors), ...wrong], changed: false });
      const version = Number(one(page.body, 'version'));
      if (!(await updateCourse(db, id, version, { code: course.code, ...read.value.texts })))
        throw new Undone({ errors: [], changed: true });
      await replaceRules(db, id, read.value.rules);
      await keep(db, page, id, read.value.rules);
      await audit(db, {
        action: 'change',
        kind: 'course',
        id,
        fields: changedFields(course, read.value.texts),
      });
      return `${PROGRAMME}/${id}`;
    },
    (refused) => showEditCourse(page, refused),
  );
}

function changedFields(before: Course, after: Partial<Course>): string[] {
  return Object.entries(after).flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(before[name as keyof Course]) ? [] : [name],
  );
}

async function keep(db: Db, page: Page, id: string, rules: Parameters<typeof keepVersion>[2]): Promise<void> {
  const course = await courseById(db, id);
  if (!course) return;
  await keepVersion(db, course, rules, page.practitioner);
  await tellOfWords(page, db, course);
}
