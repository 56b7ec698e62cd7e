import { card, type Html, html, NOTHING, stateTag, time } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { lateWords, whenWords } from '../../platform/time/words.ts';
import { dueInside } from '../rules/clock-words.ts';
import { basisLabel, refusalLabel } from '../rules/sharing.ts';
import type { Letter, Question, Reply } from './types.ts';

/** How a letter fares, in words; by the id of its message. */
export type Fared = ReadonlyMap<string, { state: string; why: string | null }>;

export interface AskedModel {
  concernId: string;
  questions: readonly Question[];
  fared: Fared;
  now: Temporal.Instant;
  /** The reader may ask, take back and see the ledger. */
  works: boolean;
  /** Whose people the reader is one of: they answer their own agency's question. */
  agencyId: string;
}

/** What agencies were asked, and what each said or did not: a refusal stands as large as an answer. */
export function askedCard(model: AskedModel): Html {
  const { questions, concernId, works } = model;
  if (questions.length === 0) return NOTHING;
  const foot = works
    ? html`<a href="/front-door/${concernId}/sharing">What was shared, with whom and on what ground</a>`
    : NOTHING;
  return card({
    title: 'What agencies know',
    tag: stateTag(countWords(questions, model.now)),
    body: html`<span id="asked"></span>${questions.map((question) => questionOf(question, model))}`,
    ...(works ? { foot } : {}),
  });
}

/** "2 of 3 have answered, 1 late" */
export function countWords(questions: readonly Question[], now: Temporal.Instant): string {
  const standing = questions.filter(({ withdrawnAt }) => withdrawnAt === null);
  const answered = standing.filter(({ answeredAt }) => answeredAt !== null).length;
  const late = standing.filter(({ answeredAt, dueAt }) => answeredAt === null && isBefore(dueAt, now)).length;
  if (standing.length === 0) return 'Nobody is asked any more';
  if (answered === standing.length) return 'All have answered';
  return `${answered} of ${standing.length} answered${late > 0 ? `, ${late} late` : ''}`;
}

function questionOf(question: Question, { concernId, fared, now, works, agencyId }: AskedModel): Html {
  const { agency, replies, letters, askedAt, askedBy, decidedBy, basis, shared, withdrawnAt } = question;
  const replaced = new Set(replies.map(({ corrects }) => corrects));
  const spoken = html`<a href="/front-door/${concernId}/questions/${question.id}/telephone">They said it on the telephone<span class="govuk-visually-hidden">: ${agency}</span></a>`;
  const back =
    works && withdrawnAt === null && question.answeredAt === null
      ? html`<p>${spoken} · <a href="/front-door/${concernId}/questions/${question.id}">Take the question back<span class="govuk-visually-hidden"> from ${agency}</span></a></p>`
      : question.agencyId === agencyId && withdrawnAt === null
        ? html`<p><a href="/asked/${question.id}">Answer for ${agency}</a></p>`
        : works && withdrawnAt === null
          ? html`<p>${spoken}</p>`
          : NOTHING;
  return html`<section class="ws-asked"><h3>${agency}</h3><p class="ws-asked__state">${stateOf(question, now)}</p>
${replies.map((reply) => replyOf(reply, replaced.has(reply.id), now))}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">What was asked<span class="govuk-visually-hidden"> of ${agency}</span></span></summary><div class="govuk-details__text"><p>“${question.question}”</p><p>${question.why}</p>
<p class="ws-quiet">Asked by ${askedBy}, ${time(whenWords(askedAt, now))}. Shared: ${shared.join(', ') || 'no facts'}. Ground: ${basisLabel(basis)}. Decided by ${decidedBy}.</p>
<ul class="govuk-list">${letters.map((letter) => letterOf(letter, fared, now))}</ul></div></details>${back}</section>`;
}

function stateOf(
  { answeredAt, dueAt, withdrawnAt, withdrawnBy, withdrawnWhy, letters }: Question,
  now: Temporal.Instant,
): Html {
  if (withdrawnAt)
    return html`Taken back ${time(whenWords(withdrawnAt, now))} by ${withdrawnBy}: ${withdrawnWhy}`;
  if (answeredAt)
    return isBefore(dueAt, answeredAt)
      ? html`Answered ${time(whenWords(answeredAt, now))}, <span class="ws-alarm">${time(lateWords(dueAt, answeredAt))}</span>`
      : html`Answered ${time(whenWords(answeredAt, now))}, in time`;
  const chased = letters.filter(({ kind }) => kind === 'chase').length;
  const reminded = chased > 0 ? `. Reminded ${chased === 1 ? 'once' : `${chased} times`}` : '';
  if (!isBefore(dueAt, now)) return html`Answer due ${time(dueInside(dueAt, now))}${reminded}`;
  return html`<span class="ws-alarm">No answer yet, ${time(lateWords(dueAt, now))}</span>${reminded}`;
}

/** One reply. One that was put right stays, struck through. */
export function replyOf(reply: Reply, replaced: boolean, now: Temporal.Instant): Html {
  const { kind, words, reason, by, job, at, corrects, unasked, takenBy } = reply;
  const what =
    kind === 'not shared'
      ? html`Not shared: ${refusalLabel(reason)}`
      : kind === 'nothing known'
        ? 'Nothing known'
        : unasked
          ? 'Told more, unasked'
          : 'Told';
  const paragraphs = words
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((paragraph) => html`<p>${paragraph}</p>`);
  const body = html`<p class="ws-label">${corrects ? 'Correction. ' : NOTHING}${what}</p>${paragraphs}`;
  return html`<div class="ws-reply">${replaced ? html`<p class="ws-quiet">Corrected since:</p><div class="ws-superseded">${body}</div>` : body}<p class="ws-quiet">${by}, ${job}, ${takenBy ? `on the telephone, taken down by ${takenBy}, ` : NOTHING}${time(whenWords(at, now))}</p></div>`;
}

const LETTERS: Readonly<Record<Letter['kind'], string>> = {
  question: 'Written to',
  chase: 'Reminded',
  'new link': 'Sent another link',
};
const FATES: Readonly<Record<string, string>> = {
  waiting: 'on its way',
  sending: 'on its way',
  sent: 'sent',
  failed: 'could not be delivered: ring them',
  withheld: 'not sent: the address is not safe',
};

function letterOf({ kind, messageId, at }: Letter, fared: Fared, now: Temporal.Instant): Html {
  const when = time(whenWords(at, now));
  if (messageId === null)
    return html`<li>${kind === 'chase' ? 'To be reminded' : 'To be written to'} ${when}: no safe address, so ring them. Those who sign in see the question.</li>`;
  return html`<li>${LETTERS[kind]} ${when}: ${FATES[fared.get(messageId)?.state ?? 'waiting']}</li>`;
}
