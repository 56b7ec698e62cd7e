import {
  errorMessage,
  errorSummary,
  hiddenFields,
  previewButton,
  previewCard,
  previewRegion,
  previewScript,
  writingHint,
} from '../../../platform/forms/index.ts';
import {
  card,
  facts,
  govuk,
  type Html,
  html,
  markdown,
  NOTHING,
  notice,
  time,
} from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { paragraphs } from '../words-view.ts';
import { KIND_WORDS, type QuestionModel, STATE_WORDS } from './types.ts';

/** What somebody said, what became of it, and what can be done about it. */
export function questionView(model: QuestionModel): Html {
  const { question, errors, changed, keptDays } = model;
  const { kind, words } = question;
  const again = changed
    ? notice('late', {
        strong: 'Somebody worked on this since you opened it.',
        body: 'How it stands now is below, with what you typed: nothing of yours is kept yet.',
      })
    : NOTHING;
  const said =
    words === null
      ? html`<p class="govuk-body ws-quiet">What was said has been removed: it is kept for ${keptDays} days after it is settled.</p>`
      : paragraphs(words);
  return html`${errorSummary(errors)}${again}<p class="govuk-body"><a href="/library/inbox">Library inbox</a></p><h1 class="govuk-heading-xl">${KIND_WORDS[kind]}</h1>
${card({ title: 'What was said', body: said })}${factsOf(model)}${question.settledAt ? settledPart(model) : openPart(model)}`;
}

function factsOf({ question, now }: QuestionModel): Html {
  const { about, at, state, takenByName, email, mayPublish } = question;
  return facts([
    { label: 'Came', value: time(whenWords(at, now)) },
    { label: 'About', value: about ? html`<a href="${about}">${about}</a>` : 'No page in particular' },
    { label: 'State', value: state === 'taken' ? `Taken on by ${takenByName}` : STATE_WORDS[state] },
    {
      label: 'Answer',
      value: email ? 'They are told by email, and see it by their code' : 'They see it by their code',
    },
    { label: 'May be published', value: mayPublish ? 'Yes' : 'No' },
  ]);
}

function hidden({ question, csrf, key }: QuestionModel): Html {
  return html`${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${question.version}">`;
}

function openPart(model: QuestionModel): Html {
  const { question, typed, errors } = model;
  const to = `/library/inbox/${question.id}`;
  const take =
    question.state === 'new'
      ? html`<form method="post" action="${to}/take" novalidate>${hidden(model)}${govuk.button({ text: 'I take this on', classes: 'govuk-button--secondary' })}</form>`
      : NOTHING;
  const answer = govuk.textarea({
    id: 'answer',
    name: 'answer',
    rows: '8',
    label: { text: 'Your answer', classes: 'govuk-label--m' },
    hint: { html: html`Whoever asked reads it on their own page. ${writingHint}` },
    value: typed.value('answer'),
    ...errorMessage(errors, 'answer'),
  });
  const why = govuk.textarea({
    id: 'why',
    name: 'why',
    rows: '3',
    label: { text: 'Why it needs no answer', classes: 'govuk-label--m' },
    hint: { text: 'Whoever asked can read this, in Markdown too.' },
    value: typed.value('why'),
    ...errorMessage(errors, 'why'),
  });
  return html`${take}<form method="post" action="${to}/answer" novalidate>${hidden(model)}<div class="ws-beside"><div>${answer}</div>${previewOf(model, 'answer')}</div><div class="govuk-button-group">${govuk.button({ text: 'Send the answer' })}${previewButton(`${to}/answer`)}</div></form>${previewScript()}
<form method="post" action="${to}/close" novalidate>${hidden(model)}${why}${govuk.button({ text: 'Close without an answer', classes: 'govuk-button--secondary' })}</form>`;
}

/** How the words in a box will look, once that was asked for. */
function previewOf({ preview, typed, drawing }: QuestionModel, field: string): Html {
  if (preview?.field !== field) return previewRegion(undefined);
  return previewRegion(previewCard(preview.wrong, markdown(typed.value(field), [], drawing)));
}

function settledPart(model: QuestionModel): Html {
  const { question, now, drawing } = model;
  const { answer, closedWhy, settledAt, settledByName, state, mayPublish } = question;
  const by = settledAt
    ? html`<p class="ws-quiet">${settledByName}, ${time(whenWords(settledAt, now))}</p>`
    : NOTHING;
  const said = answer ?? closedWhy;
  const title = state === 'answered' ? 'What was answered' : 'Why it was closed';
  const body = html`${said ? markdown(said, [], drawing) : html`<p class="ws-quiet">Removed since.</p>`}${by}`;
  return html`${card({ title, body })}${state === 'answered' && mayPublish ? publishPart(model) : NOTHING}`;
}

function publishPart(model: QuestionModel): Html {
  const { question, published, typed, errors } = model;
  const to = `/library/inbox/${question.id}`;
  const stands = published !== undefined && !published.withdrawn;
  const title = govuk.input({
    id: 'title',
    name: 'title',
    label: { text: 'The question, in your own words', classes: 'govuk-label--s' },
    value: typed.value('title') || (published?.title ?? ''),
    ...errorMessage(errors, 'title'),
  });
  const words = govuk.textarea({
    id: 'words',
    name: 'words',
    rows: '8',
    label: { text: 'The answer for everybody', classes: 'govuk-label--s' },
    hint: { html: html`Leave out whatever could tell who asked. ${writingHint}` },
    value: typed.value('words') || (published?.words ?? question.answer ?? ''),
    ...errorMessage(errors, 'words'),
  });
  const withdraw = stands
    ? html`<form method="post" action="${to}/withdraw" novalidate>${hidden(model)}${govuk.button({ text: 'Take it down', classes: 'govuk-button--warning' })}</form>`
    : NOTHING;
  const where = stands
    ? html`<p class="govuk-body">It is public: <a href="/questions/${published.slug}">${published.title}</a></p>`
    : NOTHING;
  return html`<h2 class="govuk-heading-m">For everybody</h2>${where}<form method="post" action="${to}/publish" novalidate>${hidden(model)}${title}<div class="ws-beside"><div>${words}</div>${previewOf(model, 'words')}</div><div class="govuk-button-group">${govuk.button({ text: stands ? 'Publish the change' : 'Publish' })}${previewButton(`${to}/publish`)}</div></form>${withdraw}${previewScript()}`;
}
