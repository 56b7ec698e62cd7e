import { json, type Page, problem } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { noticeGiven } from '../rules/notice.ts';
import { policyOn } from '../store/notice.ts';
import { noticeCalendar } from './calendar.ts';
import { readQuestion } from './form.ts';

/** Where no terms are written down, as many working days as the partnership always asked. */
const USUAL_NOTICE = 15;

/**
 * GET /api/learning/notice?cancelled=…&starts=…&policy=…: 200 `{workingDays, charged, lastFreeDay}` by the usual terms
 * in force; 400 with every problem of the question.
 */
export async function answerNotice(page: Page): Promise<Response> {
  const { calendar, policy } = await page.transaction(async (db) => ({
    calendar: await noticeCalendar(db, page.now),
    policy: await policyOn(db, 'standard', londonDate(page.now)),
  }));
  const read = readQuestion(page.url.searchParams, calendar);
  if ('problems' in read) return problem(400, 'The question could not be understood', read.problems);
  const { counting, ...days } = read.question;
  const notice = noticeGiven(calendar, days, { counting, freeFrom: policy?.freeFrom ?? USUAL_NOTICE });
  return json({ ...notice, lastFreeDay: notice.lastFreeDay.toString() }, 200, {
    'cache-control': 'public, max-age=300',
  });
}
