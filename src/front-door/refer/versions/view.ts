import { hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';
import { questionsOn, wordsOf } from '../told.ts';
import type { Answers, Asking, Visit } from '../types.ts';
import { headingOf } from '../view.ts';

export interface TwoVersions {
  visit: Visit;
  asking: Asking;
  action: string;
  saved: Answers;
  typed: Answers;
  csrf: string;
  mark: string;
}

/** The same page, answered in two places: both texts in full, and the choice. Nobody's words are lost. */
export function versionsView(page: TwoVersions): Html {
  const { visit, saved, typed } = page;
  return html`<div class="ws-step ws-step--wide"><h1>There are two versions of this page</h1>
<p class="ws-lead">“${headingOf(visit, page.asking)}” was changed somewhere else while you had it open. Nothing is lost. Choose what to keep.</p>
<div class="ws-versions">${version('Saved before', visit, saved)}${version('What you typed now', visit, typed)}</div>
<form method="post" action="${page.action}">${hiddenFields({ csrf: page.csrf })}<input type="hidden" name="mark" value="${page.mark}">${hiddenAnswers(typed)}
<div class="govuk-button-group">${keep('mine', 'Keep what I typed now')}${keep('both', 'Put both together', true)}<a href="${page.action}">Keep what was saved before</a></div></form></div>`;
}

function keep(value: string, text: string, secondary = false): Html {
  return govuk.button({
    text,
    name: 'keep',
    value,
    ...(secondary ? { classes: 'govuk-button--secondary' } : {}),
  });
}

function version(title: string, { step }: Visit, answers: Answers): Html {
  const rows = Object.entries(questionsOn(step, answers)).map(([name, question]) => {
    const words = wordsOf(name, question, answers);
    return { key: { text: question.label }, value: { html: words.length > 0 ? lines(words) : html`–` } };
  });
  return html`<section class="ws-card"><h2 class="ws-card__title">${title}</h2>${govuk.summaryList({ rows })}</section>`;
}

const lines = (words: readonly string[]) => html`${words.map((line) => html`${line}<br>`)}`;

function hiddenAnswers(answers: Answers): Html {
  const fields = Object.entries(answers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map(
      (one) => html`<textarea hidden name="${name}">${'\n'}${one}</textarea>`,
    ),
  );
  return html`${fields}`;
}
