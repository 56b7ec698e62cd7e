import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import { answered, askedBefore, askingSession, asksFeedback, sendDue } from './evaluating.ts';
import { type Line, opened } from './filled-in.ts';
import { addCourse } from './training.ts';

/** Somebody's words that wait to be read. */
async function wordsGiven(app: TestApp): Promise<string> {
  const link = await askedBefore(app);
  const given = { ...answered.before, 'q-hope': 'To ask sooner' };
  const form = await opened(app.visitor(), link, given);
  await form.browser.post(form.path, form.fields);
  return link;
}

/** Its forms: one line a POST route. */
export const feedbackLines: Readonly<Record<string, Line>> = {
  '/learning/feedback/:code': {
    fill: async (app) => opened(app.visitor(), await askedBefore(app), answered.before),
  },
  '/learning/programme/:id/feedback': {
    fill: async (app) => asksFeedback(app, (await addCourse(app.database)).id),
  },
  '/learning/evaluation/words': {
    fill: async (app) => {
      await wordsGiven(app);
      const browser = await app.as('coordinator');
      const { html } = await browser.get('/learning/evaluation/words');
      const answer = /name="answer" value="([^"]*)"/.exec(html)?.[1] ?? '';
      return opened(browser, '/learning/evaluation/words', { press: 'pass', answer });
    },
  },
};

/** Its pages that no link leads to: how each is come to. */
export const behindFeedback: Readonly<Record<string, Places>> = {
  '/learning/feedback/:code': async (app) => [
    { browser: app.visitor(), path: await askedBefore(app) },
    { browser: app.visitor(), path: await wordsGiven(app) },
  ],
  '/learning/sessions/:id/feedback': async (app) => {
    const { session } = await askingSession(app);
    await sendDue(app);
    return [{ browser: await app.as('trainer'), path: `/learning/sessions/${session}/feedback` }];
  },
};

/** Its addresses that answer with a file. */
export const feedbackFiles: readonly string[] = [
  '/learning/evaluation/:table',
  '/learning/evaluation/words.csv',
];

/** What stands there before somebody walks through every page. */
export async function settleFeedback(app: TestApp): Promise<void> {
  await wordsGiven(app);
}
