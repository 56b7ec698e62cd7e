import { json, type Page, problem } from '../../platform/http/index.ts';
import { currentArrangements } from '../arrangements/current.ts';
import { readQuestion } from './form.ts';
import { whoToCall } from './who-to-call.ts';

/**
 * GET /api/who-to-call?area=…&purpose=…&at=…: 200 `{name, phone, text?, why, changesAt}`, `changesAt` in UTC or
 * null when the answer does not change; 400 with every problem of the question.
 */
export async function answerWhoToCall(page: Page): Promise<Response> {
  const arrangements = await currentArrangements(page.services.database, page.now);
  const read = readQuestion(page.url.searchParams, arrangements.areas, page.now);
  if ('problems' in read) return problem(400, 'The question could not be understood', read.problems);
  const { area, purpose, at } = read.question;
  const { name, phone, text, why, changesAt } = whoToCall(arrangements, area, purpose, at);
  return json({
    name,
    phone,
    ...(text === null ? {} : { text }),
    why,
    changesAt: changesAt?.toString() ?? null,
  });
}
