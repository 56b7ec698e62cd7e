import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import {
  card,
  dataTable,
  emptyState,
  facts,
  govuk,
  type Html,
  html,
  metaLine,
  NOTHING,
  notice,
  ratingTag,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { ageWords } from '../../platform/time/age.ts';
import { isBefore, londonDate } from '../../platform/time/london.ts';
import { dateWords, lateWords, whenWords } from '../../platform/time/words.ts';
import type { PassedIn, PassedInWhole } from './types.ts';

type Areas = readonly { code: string; name: string }[];

const areaName = (areas: Areas, code: string | null) =>
  areas.find((area) => area.code === code)?.name ?? 'an area not known yet';

function due(dueAt: Temporal.Instant | null, now: Temporal.Instant): Html | string {
  if (!dueAt) return 'soon';
  return isBefore(dueAt, now)
    ? html`<span class="ws-alarm">${time(lateWords(dueAt, now))}</span>`
    : time(whenWords(dueAt, now));
}

/** What other areas passed to the reader's. */
export function listView(rows: readonly PassedIn[], areas: Areas, now: Temporal.Instant): Html {
  return html`<h1 class="govuk-heading-xl">Passed to us</h1>
<p>Another area holds each of these until we say whether it is ours. Their clocks run on meanwhile.</p>
${dataTable<PassedIn>({
  caption: 'Concerns that wait for our answer, first what is due first',
  columns: [
    {
      label: 'Child',
      kind: 'name',
      cell: (row) => html`<a href="/front-door/passed-in/${row.id}">${row.childLabel}</a>`,
    },
    { label: 'From', cell: (row) => areaName(areas, row.fromArea) },
    {
      label: 'Urgency',
      cell: (row) =>
        html`${row.rating ? ratingTag(row.rating) : stateTag('Not rated')}${row.dangerNow ? html` <strong class="ws-alarm">Danger now</strong>` : NOTHING}`,
    },
    { label: 'We were told', cell: (row) => time(whenWords(row.toldAt, now)) },
    { label: 'Answer due', cell: (row) => due(row.dueAt, now) },
  ],
  rows,
  empty: emptyState({
    title: 'Nothing waits for our answer',
    words: 'When another area finds that a child lives here, the concern stands here until we accept it.',
    next: { label: 'Open the front door', href: '/front-door' },
  }),
})}`;
}

export interface OneModel {
  passed: PassedInWhole;
  areas: Areas;
  now: Temporal.Instant;
  errors: readonly FormError[];
  typed: Typed;
  csrf: string;
  key: string;
}

/** One of them, and the form that answers. */
export function oneView({ passed, areas, now, errors, typed, csrf, key }: OneModel): Html {
  const today = londonDate(now);
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Is this child ours?</h1>
${metaLine([
  passed.rating ? ratingTag(passed.rating) : stateTag('Not rated'),
  html`from ${areaName(areas, passed.fromArea)}`,
  html`it came in ${time(whenWords(passed.receivedAt, now))}`,
  html`answer due ${due(passed.dueAt, now)}`,
])}
${passed.dangerNow ? notice('late', { strong: 'Danger now, they were told.', body: 'Ring them before you answer.' }) : NOTHING}
${card({
  title: passed.childLabel,
  body: facts([
    ...passed.children.map((child) => ({
      label: child.unborn ? 'Unborn child' : 'Child',
      value: [
        child.name || 'not named',
        child.born ? `born ${dateWords(child.born).text}, ${ageWords(child.born, today)}` : child.age,
        child.expected ? `expected ${dateWords(child.expected).text}` : '',
      ]
        .filter(Boolean)
        .join(', '),
    })),
    ...passed.addresses.map((words) => ({ label: 'Address', value: words })),
    ...(passed.shielded ? [{ label: 'Address', value: 'One is shielded. Ring them about it' }] : []),
    { label: 'Why they pass it to us', value: passed.reason },
    { label: 'Told', value: html`${passed.how}, ${time(whenWords(passed.toldAt, now))}, by ${passed.by}` },
    { label: 'Contact', value: passed.contact },
  ]),
})}
<p>You see who raised it, what was told and what agencies said once you accept it.</p>
<form method="post" action="/front-door/passed-in/${passed.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      name: 'answer',
      idPrefix: 'answer',
      fieldset: {
        legend: {
          text: `Does ${areaName(areas, passed.area)} accept it?`,
          classes: 'govuk-fieldset__legend--m',
        },
      },
      items: [
        {
          value: 'accepted',
          text: 'Yes. We hold it from now on',
          hint: { text: 'Its clocks go on from when it first came in, by our limits.' },
          checked: typed.value('answer') === 'accepted',
        },
        {
          value: 'refused',
          text: 'No. It stays with them',
          hint: { text: 'They are told at once, with your words.' },
          checked: typed.value('answer') === 'refused',
        },
      ],
      ...errorMessage(errors, 'answer'),
    },
  )}${govuk.textarea({
    id: 'words',
    name: 'words',
    label: { text: 'In your words', classes: 'govuk-label--m' },
    hint: { text: 'It stands as your written answer.' },
    rows: '3',
    value: typed.value('words'),
    ...errorMessage(errors, 'words'),
  })}<button class="govuk-button">Send the answer</button></form>`;
}
