import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { Wording } from '../wording/types.ts';
import { wordingTable } from '../wording/view.ts';
import type { KeptTopic, Term } from './types.ts';

/** Every topic: what it is called, how many pages have it, which services fit. */
export function topicsView({
  topics,
  terms,
}: {
  topics: readonly KeptTopic[];
  terms: readonly Term[];
}): Html {
  return html`<h1>Topics</h1>
<p>What pages are about, as people read it everywhere: in guides, in the search, in messages and feeds. Each has a code that never changes, so that a new name changes no address.</p>
${govuk.button({ text: 'Add a topic', href: '/library/topics/new', classes: 'govuk-button--secondary' })}
${dataTable<KeptTopic>({
  caption: 'Topics',
  columns: [
    {
      label: 'Name',
      kind: 'name',
      cell: ({ id, label }) => html`<a href="/library/topics/${id}">${label}</a>`,
    },
    { label: 'Offered', cell: ({ atRest }) => (atRest ? 'At rest' : 'Yes') },
    {
      label: 'Pages shown',
      kind: 'number',
      cell: ({ code, pages, label }) =>
        pages > 0
          ? html`<a href="/library?topic=${code}">${pages}<span class="govuk-visually-hidden"> about ${label}</span></a>`
          : '0',
    },
    { label: 'Services that fit', cell: (topic) => helpWords(topic, terms) || 'None' },
    { label: 'Named by', cell: ({ changedBy }) => changedBy },
  ],
  rows: topics,
  empty: emptyState({ title: 'There is no topic yet', words: 'Add the first one.' }),
})}
<p><a href="/library/wording">What topics and words said before</a> · <a href="/library/searches">Words that mean the same</a> · <a href="/library">Back to the library</a></p>`;
}

function helpWords({ need, audience }: KeptTopic, terms: readonly Term[]): string {
  const fits = terms.filter(({ kind, code }) => code === (kind === 'need' ? need : audience));
  return fits.map(({ name }) => name).join(', ');
}

export interface TopicModel extends RecordForm {
  /** Undefined for a new one. */
  topic: KeptTopic | undefined;
  terms: readonly Term[];
  history: readonly Wording[];
}

/** One topic: its name, whether it is offered, and which services fit; and what it said before. */
export function topicView(model: TopicModel): Html {
  const { topic, errors, changed, typed, csrf, key, now } = model;
  const version = topic ? html`<input type="hidden" name="version" value="${topic.version}">` : NOTHING;
  const again =
    changed && topic
      ? notice('late', {
          strong: 'Somebody changed this topic since you opened it.',
          body: html`${topic.changedBy}, ${time(whenWords(topic.changedAt, now))}: ${topic.label}. Yours is below and not kept yet.`,
        })
      : NOTHING;
  const label = govuk.input({
    id: 'label',
    name: 'label',
    label: { text: 'Name', classes: 'govuk-label--s' },
    hint: { text: 'As people say it, without commas: “Safe online”.' },
    value: typed.value('label') || (topic?.label ?? ''),
    ...errorMessage(errors, 'label'),
  });
  const unused = topic?.pages === 0;
  const drop = unused
    ? html`<button class="govuk-button govuk-button--warning" name="press" value="drop">Remove this topic</button>`
    : NOTHING;
  return html`${errorSummary(errors)}${again}<h1>${topic ? `Topic: ${topic.label}` : 'A new topic'}</h1>
<form method="post" action="/library/topics/${topic?.id ?? 'new'}" novalidate>${hiddenFields({ csrf, key })}${version}${label}${offered(model)}
<h2 class="govuk-heading-m">Services that fit</h2><p>Pages about it show services of the directory that are about one of these, or for them.</p>${pick(model, 'need', 'About')}${pick(model, 'audience', 'Especially for')}
<div class="govuk-button-group">${govuk.button({ text: 'Save', preventDoubleClick: true })}${drop}<a class="govuk-link" href="/library/topics">Back to topics</a></div></form>
${topic ? html`<h2 class="govuk-heading-m">What it said before</h2>${wordingTable(model.history, now)}` : NOTHING}`;
}

function offered({ topic, typed, errors }: TopicModel): Html {
  const chosen = typed.value('offered') || (topic?.atRest ? 'no' : 'yes');
  return govuk.radios({
    name: 'offered',
    idPrefix: 'offered',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'Is it offered?', classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'yes', text: 'Yes', checked: chosen === 'yes' },
      {
        ...{ value: 'no', text: 'No, it is at rest', checked: chosen === 'no' },
        hint: {
          text: 'What has it keeps it, and whoever hears of it goes on hearing; it is offered to nobody.',
        },
      },
    ],
    ...errorMessage(errors, 'offered'),
  });
}

function pick({ topic, terms, typed }: TopicModel, name: Term['kind'], label: string): Html {
  const chosen = typed.value('label') ? typed.value(name) : (topic?.[name] ?? '');
  const items = terms
    .filter(({ kind }) => kind === name)
    .map(({ code, name: text }) => ({ value: code, text }));
  return govuk.select({
    id: name,
    name,
    label: { text: label },
    items: [{ value: '', text: 'None' }, ...items].map((item) => ({
      ...item,
      selected: item.value === chosen,
    })),
  });
}
