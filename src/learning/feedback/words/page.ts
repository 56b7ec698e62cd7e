import { audit } from '../../../platform/audit/index.ts';
import { formKey, once } from '../../../platform/forms/index.ts';
import { cursorFrom, hrefAfter, html, pageOf, pageSize } from '../../../platform/html/index.ts';
import { HttpError, isId, notFound, one, type Page } from '../../../platform/http/index.ts';
import { csvFile } from '../../../platform/lists/index.ts';
import { londonDate, startOfDay } from '../../../platform/time/index.ts';
import { MOMENT_WORDS } from '../../rules/feedback.ts';
import { decideWords, givenWords, practiceWords } from '../../store/feedback-figures.ts';
import type { GivenWords } from '../types.ts';
import { practiceView, STATES, wordsView } from './view.ts';

const PATH = '/learning/evaluation/words';
const frame = {
  kind: 'workspace',
  current: '/learning/mine',
  before: html`<a href="/learning/evaluation" class="govuk-back-link">Evaluation of training</a>`,
} as const;

const stateOf = (page: Page): GivenWords['state'] =>
  STATES.find((state) => state === page.url.searchParams.get('show')) ?? 'new';

/** From where a list goes on: the day of the last row, and its id. */
function afterOf(page: Page) {
  const cursor = cursorFrom(page.url.searchParams);
  return cursor && { on: londonDate(cursor.at), id: cursor.id };
}

/** GET /learning/evaluation/words?show=new: what people wrote, for a coordinator to let pass or hide. */
export async function showWords(page: Page): Promise<Response> {
  const state = stateOf(page);
  const after = afterOf(page);
  const { rows, next } = await page.transaction(async (db) => {
    const found = await givenWords(db, { state, after, size: pageSize + 1 });
    await audit(db, {
      action: 'list',
      kind: 'feedback',
      shown: found.slice(0, pageSize).map(({ id }) => id),
    });
    return pageOf(found, ({ id, on }) => ({ id, at: startOfDay(on) }));
  });
  const path = `${PATH}?show=${state}`;
  return page.show({
    ...frame,
    title: 'Words to read',
    main: wordsView({
      ...{ state, words: rows, csrf: page.csrf, key: formKey() },
      ...{ next: hrefAfter(path, next), first: after ? path : undefined, size: pageSize },
    }),
  });
}

/** POST /learning/evaluation/words: lets words pass, or hides them. Either can be put right later. */
export async function judgeWords(page: Page): Promise<Response> {
  const [id, press] = [one(page.body, 'answer'), one(page.body, 'press')];
  const state = press === 'pass' ? 'passed' : press === 'hide' ? 'hidden' : undefined;
  if (!isId(id) || !state) throw new HttpError(400);
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      const decided = { state, by: page.practitioner.id, at: page.now } as const;
      if (!(await decideWords(db, id, decided))) throw notFound({ kind: 'feedback', id });
      await audit(db, { action: press, kind: 'feedback', id });
      const from = one(page.body, 'show');
      return `${PATH}?show=${STATES.find((each) => each === from) ?? 'new'}`;
    }),
  );
  return page.seeOther(path);
}

/** The most words that a file holds; the latest. */
const MOST = 5000;

/** GET /learning/evaluation/words.csv?show=passed: for a report; no cell of it is taken for a formula. */
export async function downloadWords(page: Page): Promise<Response> {
  const state = stateOf(page);
  const words = await page.transaction(async (db) => {
    await audit(db, { action: 'export', kind: 'feedback', basis: state });
    return givenWords(db, { state, after: undefined, size: MOST });
  });
  return csvFile(`evaluation-words-${londonDate(page.now)}.csv`, [
    ['Course', 'When', 'Question', 'Day', 'Words'],
    ...words.map(({ course, moment, ask, on, words: said }) => [
      ...[course, MOMENT_WORDS[moment], ask, on.toString(), said],
    ]),
  ]);
}

/** GET /learning/evaluation/practice: what changed in practice, without anybody's name. */
export async function showPractice(page: Page): Promise<Response> {
  const after = afterOf(page);
  const { rows, next } = await page.transaction(async (db) => {
    const found = await practiceWords(db, after, pageSize + 1);
    await audit(db, { action: 'read', kind: 'figures' });
    return pageOf(found, ({ id, answered_on }) => ({ id, at: startOfDay(answered_on) }));
  });
  const path = '/learning/evaluation/practice';
  return page.show({
    ...frame,
    title: 'What changed in practice',
    main: practiceView({
      words: rows,
      ...{ next: hrefAfter(path, next), first: after ? path : undefined, size: pageSize },
    }),
  });
}
