import { audit } from '../../../platform/audit/index.ts';
import {
  csvOf,
  drawWeeks,
  ROUNDING,
  type ShownTable,
  safeTable,
  trueTable,
} from '../../../platform/charts/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { isId, notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate, startOfDay } from '../../../platform/time/index.ts';
import { timesWords } from '../../rules/times.ts';
import { allCourses } from '../../store/course.ts';
import { namesOf } from '../../store/credential-people.ts';
import { questionsOf } from '../../store/feedback.ts';
import { type FeedbackFilter, feedbackCounts, feedbackResponse } from '../../store/feedback-figures.ts';
import { allTrainers } from '../../store/programme.ts';
import { sessionById } from '../../store/session.ts';
import { tablesOf } from './tables.ts';
import { type DrawnTable, evaluationView, PERIODS } from './view.ts';

const whole = (page: Page) => page.practitioner.permissions.has('learning.coordinate');

/** What is counted: what the address names. Others than coordinators choose a course and nothing finer. */
function filterOf(page: Page): FeedbackFilter & { months: number } {
  const query = page.url.searchParams;
  const id = (name: string) => {
    const value = query.get(name) ?? '';
    return isId(value) ? value : null;
  };
  const asked = Number(query.get('months'));
  const months = whole(page) && PERIODS.some((period) => period === asked) ? asked : 12;
  const today = londonDate(page.now);
  return {
    months,
    since: startOfDay(today.subtract({ months }).with({ day: 1 })),
    // Those who are to come were asked already what they hope for.
    till: startOfDay(today.add({ months: whole(page) ? 12 : 0 })),
    course: id('course'),
    session: whole(page) ? id('session') : null,
    trainer: whole(page) ? id('trainer') : null,
  };
}

/** GET /learning/evaluation?course=…&session=…&trainer=…&months=…: before, after and three months later. */
export async function showEvaluation(page: Page): Promise<Response> {
  const filter = filterOf(page);
  const { tables, choices } = await page.transaction(async (db) => ({
    tables: await load(db, page, filter),
    choices: await choicesOf(db, page, filter),
  }));
  const drawn: DrawnTable[] = [];
  for (const table of tables)
    drawn.push({
      table,
      drawn: ['confidence', 'response'].includes(table.code) ? await drawWeeks(table) : undefined,
    });
  const query = new URLSearchParams(
    (['course', 'session', 'trainer'] as const).flatMap((name) =>
      filter[name] ? [[name, filter[name]]] : [],
    ),
  );
  query.set('months', String(filter.months));
  return page.show({
    title: 'Evaluation of training',
    kind: 'workspace',
    current: '/learning/mine',
    main: evaluationView({ tables: drawn, filter, ...choices, coordinates: whole(page), query: `?${query}` }),
  });
}

/** GET /learning/evaluation/TABLE.csv: one table of the page as the reader sees it there. */
export async function downloadEvaluation(page: Page): Promise<Response> {
  const code = page.param('table').replace(/\.csv$/, '');
  const tables = await page.transaction((db) => load(db, page, filterOf(page)));
  const table = tables.find((each) => each.code === code);
  if (!table) throw notFound();
  return new Response(csvOf(table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="evaluation-${code}-${londonDate(page.now)}.csv"`,
      'cache-control': 'no-store',
    },
  });
}

async function load(db: Db, page: Page, filter: FeedbackFilter): Promise<ShownTable[]> {
  const answers = await feedbackCounts(db, filter);
  const response = await feedbackResponse(db, filter);
  const questions = await questionsOf(db, [...new Set(answers.map(({ form_id }) => form_id))]);
  await audit(db, { action: 'read', kind: 'figures' });
  const tables = tablesOf({ answers, response, questions });
  return tables.map((table) => (whole(page) ? trueTable(table) : safeTable(table, ROUNDING)));
}

async function choicesOf(db: Db, page: Page, { session: id }: FeedbackFilter) {
  const courses = (await allCourses(db)).filter(({ state }) => state !== 'draft');
  const session = id ? await sessionById(db, id) : undefined;
  const ids = whole(page) ? await allTrainers(db) : [];
  const names = await namesOf(db, ids);
  return {
    courses: courses.map((course) => ({ id: course.id, title: course.title })),
    session: session && { id: session.id, words: timesWords(session) },
    trainers: ids.map((trainer) => ({ id: trainer, name: names.get(trainer)?.name ?? 'Somebody' })),
  };
}
