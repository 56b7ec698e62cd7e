import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  type Fact,
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  pager,
  time,
} from '../../platform/html/index.ts';
import { dateWords, whenWords } from '../../platform/time/words.ts';
import { OUTCOME_WORDS, OUTCOMES, type Outcome } from '../rules/outcomes.ts';

interface Row {
  id: string;
  serviceId: string;
  title: string;
  personId: string | null;
  person: string | null;
  concernId: string | null;
  about: string;
  madeAt: Temporal.Instant;
  sentHow: 'email' | 'sms' | 'told';
  askWhom: 'family' | 'practitioner' | 'nobody';
  askOn: Temporal.PlainDate | null;
  askedAt: Temporal.Instant | null;
  outcome: Outcome | null;
  outcomeAt: Temporal.Instant | null;
  outcomeBy: string | null;
  note: string;
  leftBy: string | null;
}

export interface SignpostsModel {
  rows: readonly Row[];
  /** Only those whose outcome is not known. */
  open: boolean;
  now: Temporal.Instant;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** Families that one pointed somewhere, and what became of it. */
export function signpostsView({ rows, open, now, ...paged }: SignpostsModel): Html {
  const other = open
    ? html`<a href="/directory/signposts?show=all">All of mine</a>`
    : html`<a href="/directory/signposts">Only those without an answer</a>`;
  return html`<h1 class="govuk-heading-xl">Signposts</h1>
<p class="govuk-body">Families that you pointed to a service. One for a person stands on their record; the others you alone see. What somebody of your team left without an answer stands here too. ${other} · <a href="/directory">Find a service</a></p>
${dataTable<Row>({
  caption: open ? 'Without an answer' : 'All of mine',
  columns: [
    {
      label: 'Service',
      kind: 'name',
      cell: ({ id, title }) => html`<a href="/directory/signposts/${id}">${title}</a>`,
    },
    { label: 'For', cell: forWhom },
    { label: 'Made', cell: (row) => madeOf(row, now) },
    { label: 'Did they get there?', cell: outcomeOf },
  ],
  rows,
  empty: emptyState({
    title: open ? 'Nothing waits for an answer' : 'You pointed nobody anywhere yet',
    words: 'Open a service in the directory to point a family to it.',
    next: { label: 'Find a service', href: '/directory' },
  }),
})}${pager({ ...paged, of: 'signposts' })}`;
}

function forWhom({ person, personId, about, concernId }: Row): Html {
  if (personId)
    return person ? html`<a href="/people/${personId}">${person}</a>` : html`A record that you may not open`;
  if (concernId) return html`<a href="/front-door/${concernId}">A concern</a>`;
  return html`${about}`;
}

/** When, and by whom where somebody else answers for them. */
function madeOf({ madeAt, leftBy }: Row, now: Temporal.Instant): Html {
  const who = leftBy === null ? NOTHING : html` by ${leftBy}, who has left`;
  return html`${time(whenWords(madeAt, now))}${who}`;
}

/** How it ended, or who is asked and when. */
export function outcomeOf({
  outcome,
  askedAt,
  askWhom,
  askOn,
}: Pick<Row, 'outcome' | 'askedAt' | 'askWhom' | 'askOn'>): Html {
  if (outcome) return html`${OUTCOME_WORDS[outcome]}`;
  if (askWhom === 'nobody') return html`Nobody is asked`;
  if (askedAt) return askWhom === 'family' ? html`They were asked` : html`<strong>You are asked</strong>`;
  return askOn ? html`Asked on ${time(dateWords(askOn))}` : html`–`;
}

export interface OneModel {
  signpost: Row;
  now: Temporal.Instant;
  errors: readonly FormError[];
  typed: Typed;
  csrf: string;
  key: string;
}

/** One of them, and what became of it. */
export function oneView(model: OneModel): Html {
  const { signpost, now, errors } = model;
  const how = { email: 'By email', sms: 'By text message', told: 'You told them' };
  const rows: Fact[] = [
    { label: 'For', value: forWhom(signpost) },
    { label: 'Made', value: madeOf(signpost, now) },
    { label: 'How they got it', value: how[signpost.sentHow] },
    { label: 'Did they get there?', value: outcomeOf(signpost) },
    ...(signpost.outcomeAt
      ? [
          {
            label: 'Said by',
            value: html`${signpost.outcomeBy}, ${time(whenWords(signpost.outcomeAt, now))}`,
          },
        ]
      : []),
    ...(signpost.note ? [{ label: 'Note', value: signpost.note }] : []),
  ];
  return html`${errorSummary(errors)}<span class="govuk-caption-l">Signpost</span><h1 class="govuk-heading-l"><a href="/directory/${signpost.serviceId}">${signpost.title}</a></h1>${facts(rows)}${signpost.outcome ? NOTHING : answer(model)}`;
}

function answer({ signpost, typed, errors, csrf, key }: OneModel): Html {
  return html`<form method="post" action="/directory/signposts/${signpost.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      name: 'outcome',
      idPrefix: 'outcome',
      fieldset: { legend: { text: 'Did they get there?', classes: 'govuk-fieldset__legend--m' } },
      items: OUTCOMES.map((value) => ({
        value,
        text: OUTCOME_WORDS[value],
        checked: typed.value('outcome') === value,
      })),
      ...errorMessage(errors, 'outcome'),
    },
  )}${govuk.input({ id: 'note', name: 'note', label: { text: 'Anything to add (no names)' }, value: typed.value('note') })}${govuk.button({ text: 'Save' })}</form>`;
}
