import {
  type Drawing,
  type Html,
  html,
  linkCards,
  markdown,
  metaLine,
  NOTHING,
  notice,
  time,
} from '../../platform/html/index.ts';
import { dateWords } from '../../platform/time/words.ts';
import { answerHref } from './rules/path.ts';
import type { Cited, Given, Helper, Question, Result } from './types.ts';

type Citing = (href: string) => Cited;

export function helperListView(helpers: readonly Helper[]): Html {
  return html`<p><a class="govuk-link" href="/procedures">All procedures</a></p><h1 class="govuk-heading-xl">Help with a decision</h1><p class="govuk-body-l">A few questions each, and the sections that they rest on. Nothing you answer is kept. If a child is in danger now, call 999.</p><h2 class="govuk-visually-hidden">Decisions</h2>${linkCards(
    helpers.map(({ slug, title, summary }) => ({
      title,
      words: summary,
      href: `/procedures/helpers/${slug}`,
    })),
  )}`;
}

interface HelperModel {
  helper: Helper;
  step: string;
  given: readonly Given[];
  /** The way here, for the addresses of what follows. */
  via: string;
  cited: Citing;
  /** What its results are drawn with. */
  drawing: Drawing;
  today: Temporal.PlainDate;
}

/** One question with its answers as links; or the result, with the answers that led to it. */
export function helperView(model: HelperModel): Html {
  const { helper, step } = model;
  const question = helper.questions[step];
  const result = helper.results[step];
  const body = question ? questionView(model, question) : result ? resultView(model, result) : NOTHING;
  return html`<p class="ws-noprint"><a class="govuk-link" href="/procedures/helpers">All decisions</a></p><span class="govuk-caption-l">${helper.title}</span>${body}<ul class="govuk-list ws-noprint"><li><a class="govuk-link" href="/procedures/helpers/${helper.slug}/all">Show the whole path</a></li>${step === helper.first ? NOTHING : html`<li><a class="govuk-link" href="/procedures/helpers/${helper.slug}">Start again</a></li>`}</ul>${ageOf(model)}`;
}

function questionView(
  { helper, step, via, given, cited }: HelperModel,
  { ask, hint, answers, cites }: Question,
): Html {
  return html`<h1 class="govuk-heading-l">${ask}</h1>${hint ? html`<p class="govuk-body">${hint}</p>` : NOTHING}<ul class="govuk-list">${answers.map(
    ({ text }, n) =>
      html`<li><a class="govuk-button govuk-button--secondary" role="button" draggable="false" href="${answerHref(helper, step, n, via)}">${text}</a></li>`,
  )}</ul>${citedList(cites.map(cited), 'Rests on')}${givenList(helper, given)}`;
}

function resultView({ helper, given, cited, drawing }: HelperModel, { title, words, cites }: Result): Html {
  return html`<h1 class="govuk-heading-l">${title}</h1>${markdown(words, [], drawing)}${notice('calm', { strong: 'This helps you think. You decide.', body: 'Ask your safeguarding lead, and refer if you are still worried.' })}${citedList(cites.map(cited), 'Sections of the procedures')}${givenList(helper, given)}`;
}

function citedList(cited: readonly Cited[], title: string): Html {
  if (cited.length === 0) return NOTHING;
  return html`<h2 class="govuk-heading-s">${title}</h2><ul class="govuk-list govuk-list--bullet">${cited.map(({ href, label }) => html`<li><a class="govuk-link" href="${href}">${label}</a></li>`)}</ul>`;
}

function givenList({ slug }: Helper, given: readonly Given[]): Html {
  if (given.length === 0) return NOTHING;
  return html`<h2 class="govuk-heading-s">What you answered</h2><ol class="govuk-list govuk-list--number">${given.map(
    ({ step, ask, answer }) =>
      html`<li>${ask} <strong>${answer}</strong> <a class="govuk-link ws-noprint" href="/procedures/helpers/${slug}/${step}">Change<span class="govuk-visually-hidden"> the answer to: ${ask}</span></a></li>`,
  )}</ol>`;
}

function ageOf({ helper, today }: Pick<HelperModel, 'helper' | 'today'>): Html {
  const late = Temporal.PlainDate.compare(helper.reviewBy, today) < 0;
  return metaLine([
    html`As at ${time(dateWords(helper.asAt))}`,
    late ? html`its review was due on ${time(dateWords(helper.reviewBy))}: check the sections` : '',
    'a printed copy may be out of date',
  ]);
}

/** Every question with where each answer leads, on one page. */
export function wholePathView(helper: Helper, cited: Citing, drawing: Drawing): Html {
  const nameOf = (step: string) => helper.questions[step]?.ask ?? helper.results[step]?.title ?? step;
  const questions = Object.entries(helper.questions).map(
    ([step, { ask, hint, answers, cites }]) =>
      html`<section class="ws-card" aria-labelledby="${step}"><h3 class="ws-card__title ws-card__title--small" id="${step}">${ask}</h3>${hint ? html`<p>${hint}</p>` : NOTHING}<ul class="govuk-list">${answers.map(({ text, to }) => html`<li><strong>${text}</strong>: <a href="#${to}">${nameOf(to)}</a></li>`)}</ul>${cites.length > 0 ? html`<p class="ws-quiet">${cites.map(cited).map(({ href, label }, at) => html`${at > 0 ? '; ' : ''}<a href="${href}">${label}</a>`)}</p>` : NOTHING}</section>`,
  );
  const results = Object.entries(helper.results).map(
    ([step, { title, words, cites }]) =>
      html`<section class="ws-card" aria-labelledby="${step}"><h3 class="ws-card__title ws-card__title--small" id="${step}">${title}</h3>${markdown(words, [], drawing)}<ul class="govuk-list govuk-list--bullet">${cites.map(cited).map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}</ul></section>`,
  );
  return html`<p class="ws-noprint"><a class="govuk-link" href="/procedures/helpers/${helper.slug}">Question by question</a></p><h1 class="govuk-heading-xl">${helper.title}</h1><p class="govuk-body-l">${helper.summary}</p><h2 class="govuk-heading-m">Questions</h2>${questions}<h2 class="govuk-heading-m">What they come to</h2>${results}${metaLine([html`As at ${time(dateWords(helper.asAt))}`, 'a printed copy may be out of date'])}`;
}
