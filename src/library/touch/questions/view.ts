import {
  type Drawing,
  emptyState,
  type Html,
  html,
  markdown,
  pager,
  time,
} from '../../../platform/html/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import type { PublicAnswer } from '../inbox/types.ts';

interface AnswersModel {
  rows: readonly PublicAnswer[];
  next: string | undefined;
  first: string | undefined;
}

/** Everything that was asked and answered for everybody. */
export function answersView({ rows, next, first }: AnswersModel): Html {
  const list =
    rows.length === 0
      ? emptyState({
          title: 'No question is answered here yet',
          words: 'Questions whose askers agreed are published here with their answers.',
          next: { label: 'Ask us a question', href: '/feedback' },
        })
      : html`<ul class="govuk-list govuk-list--spaced">${rows.map(({ slug, title, publishedAt }) => html`<li><a class="govuk-link" href="/questions/${slug}">${title}</a> <span class="ws-quiet">${time(dateWords(londonDate(publishedAt)))}</span></li>`)}</ul>${pager({ next, first, size: 25, of: 'questions' })}`;
  return html`<h1 class="govuk-heading-xl">Questions and answers</h1><p class="govuk-body"><a href="/feedback">Ask a question of your own</a></p>${list}`;
}

export function answerView({ title, words, publishedAt, slug }: PublicAnswer, drawing: Drawing): Html {
  return html`<p class="govuk-body"><a href="/questions">Questions and answers</a></p><h1 class="govuk-heading-xl">${title}</h1>${markdown(words, ['main', 'content'], drawing)}
<p class="govuk-body ws-quiet">Answered on ${time(dateWords(londonDate(publishedAt)))}. <a href="/feedback?about=/questions/${slug}">Something wrong with this?</a></p>`;
}
