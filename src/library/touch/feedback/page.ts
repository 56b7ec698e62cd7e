import { currentCallPanel, showOpenly } from '../../../partnership/index.ts';
import { type FormError, formKey, once, typedFrom, typedIn } from '../../../platform/forms/index.ts';
import { notFound, type Page, readWrittenCode, sha256, writtenCode } from '../../../platform/http/index.ts';
import { keepQuestion, questionOf } from '../../store/inbox.ts';
import { drawingOfAnswers } from '../inbox/written.ts';
import { aboutOf, NOT_SENT, readSaid } from './form.ts';
import { askedView, feedbackView } from './view.ts';

const TITLE = 'Ask us or tell us';
const hashOf = (code: string) => sha256(`library question ${code}`).toString('hex');

/** A new code that opens an answer, and what is kept of it. */
export function newCode(): { code: string; hash: string } {
  const code = writtenCode();
  return { code, hash: hashOf(code) };
}

/** GET /feedback?about=/some/page */
export function showFeedback(page: Page): Promise<Response> {
  return draw(page, []);
}

/** POST /feedback: into the inbox, and to the page where its answer will stand. */
export async function sendFeedback(page: Page): Promise<Response> {
  const read = readSaid(page.body);
  if (!read.ok) return draw(page, read.errors);
  const { code, hash } = newCode();
  const path = await page.transaction((db) =>
    once(db, page, async () => {
      await keepQuestion(db, { ...read.value, codeHash: hash });
      return `/feedback/answer/${code}`;
    }),
  );
  return page.seeOther(path);
}

/** GET /feedback/answer?code=…: to the answer, from a code that somebody wrote down. */
export async function findAnswer(page: Page): Promise<Response> {
  const code = readWrittenCode(page.url.searchParams.get('code') ?? '');
  const found = code && (await page.transaction((db) => questionOf(db, hashOf(code))));
  if (found) return page.seeOther(`/feedback/answer/${code}`);
  const errors = [
    { field: 'code', href: '#code', message: 'We cannot find that code. Check it and type it again' },
  ];
  return draw(page, errors, page.url.searchParams.has('code') ? 404 : 200);
}

/** GET /feedback/answer/CODE: what somebody asked, and the answer once there is one. */
export async function showAnswer(page: Page): Promise<Response> {
  const code = readWrittenCode(page.param('code'));
  if (!code) throw notFound();
  const { asked, drawing } = await page.transaction(async (db) => {
    const asked = await questionOf(db, hashOf(code));
    if (!asked) throw notFound();
    const bodies = [asked.answer ?? '', asked.closed_why ?? ''];
    return { asked, drawing: await drawingOfAnswers(page, db, bodies) };
  });
  return showOpenly(page, {
    title: 'Your answer',
    main: askedView({ asked, code, drawing, now: page.now }),
  });
}

async function draw(page: Page, errors: readonly FormError[], status = 400): Promise<Response> {
  const about = aboutOf(page.url.searchParams.get('about') ?? '');
  const typed = page.request.method === 'POST' ? typedIn(page.body) : typedFrom({ about });
  const call = await currentCallPanel(page, null);
  const concern = errors.some(({ message }) => message === NOT_SENT);
  const model = { typed, errors, concern, call, csrf: page.csrf, key: formKey(typed) };
  return page.show({
    title: TITLE,
    ...{ kind: 'public', exit: true, call },
    main: feedbackView(model),
    ...(errors.length > 0 ? { status } : {}),
  });
}
