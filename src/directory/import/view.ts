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
  figures,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  pager,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { type Counts, OUTCOMES, type Outcome, type RowShown, type Run } from './types.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome | 'waiting', string>> = {
  new: 'New',
  updated: 'Updated',
  unchanged: 'Unchanged',
  held: 'Waits for its owner',
  gone: 'Gone from there',
  refused: 'To be put right',
  waiting: 'Not read yet',
};

/** "4 new, 1 updated" */
export const countsWords = (counts: Counts) =>
  OUTCOMES.flatMap((each) =>
    counts[each] ? [`${counts[each].toLocaleString('en-GB')} ${OUTCOME_WORDS[each].toLowerCase()}`] : [],
  ).join(', ') || 'no entry';

interface Paged {
  size: number;
  next: string | undefined;
  first: string | undefined;
}

const count = (number: number) => number.toLocaleString('en-GB');
const takenOf = ({ counts }: Run) => OUTCOMES.reduce((sum, each) => sum + (counts[each] ?? 0), 0);

const byWhom = ({ feedId, byName }: Run) => (feedId ? `by itself, for ${byName}` : byName);

export function stateWords(run: Run): string {
  if (run.state === 'failed') return 'Stopped';
  if (run.state === 'fetching') return 'Being fetched';
  if (run.state === 'running') return run.trial ? 'Being tried' : 'Being taken in';
  return run.trial ? 'Tried' : 'Taken in';
}

/** The feeds that were brought. */
export function importsView({
  runs,
  addresses,
  now,
  ...paged
}: Paged & { runs: readonly Run[]; addresses: Html; now: Temporal.Instant }): Html {
  return html`<h1 class="govuk-heading-xl">Feeds of services</h1>
<p class="govuk-body">Entries of other directories, in the shape of Open Referral UK. A feed is tried first and changes nothing until you take it in. What somebody edited here is never overwritten.</p>
${govuk.button({ text: 'Bring a feed', href: '/directory/imports/new' })}
${addresses}${dataTable<Run>({
  caption: 'Feeds, latest first',
  columns: [
    {
      label: 'Feed',
      kind: 'name',
      cell: ({ id, name }) => html`<a href="/directory/imports/${id}">${name}</a>`,
    },
    { label: 'From', cell: ({ source }) => source },
    { label: 'Entries', kind: 'number', cell: ({ rows }) => count(rows) },
    { label: 'State', cell: (run) => stateTag(stateWords(run)) },
    { label: 'Begun', cell: (run) => html`${time(whenWords(run.beganAt, now))}, ${byWhom(run)}` },
  ],
  rows: runs,
  empty: emptyState({
    title: 'No feed was brought yet',
    words: 'Bring one as a file, or by the address of another directory.',
  }),
})}${pager({ ...paged, of: 'feeds' })}`;
}

export interface BringModel {
  typed: Typed;
  errors: readonly FormError[];
  areas: readonly { code: string; name: string }[];
  csrf: string;
  key: string;
}

/** A file, or the address of another directory. */
export function bringView({ typed, errors, areas, csrf, key }: BringModel): Html {
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Bring a feed of services</h1>
<form method="post" action="/directory/imports/new" enctype="multipart/form-data" novalidate>${hiddenFields({ csrf, key })}${govuk.input(
    {
      id: 'source',
      name: 'source',
      label: { text: 'Where does it come from?', classes: 'govuk-label--m' },
      hint: {
        text: 'A short name that stays the same each time, like essex-directory. Entries are known again by it.',
      },
      value: typed.value('source'),
      autocomplete: 'off',
      ...errorMessage(errors, 'source'),
    },
  )}${govuk.fileUpload({
    id: 'file',
    name: 'file',
    label: { text: 'JSON file', classes: 'govuk-label--m' },
    hint: { text: 'One page of /services or all of them, up to 40 MB.' },
    attributes: { accept: '.json,application/json' },
    ...errorMessage(errors, 'file'),
  })}${govuk.textarea({ id: 'pasted', name: 'pasted', label: { text: 'Or paste it here' }, rows: '3', value: typed.value('pasted'), spellcheck: false })}${govuk.input(
    {
      id: 'url',
      name: 'url',
      label: { text: 'Or the address of another directory', classes: 'govuk-label--m' },
      hint: { text: 'It begins with https://, and /services stands below it.' },
      value: typed.value('url'),
      spellcheck: false,
      ...errorMessage(errors, 'url'),
    },
  )}${govuk.checkboxes({
    name: 'areas',
    idPrefix: 'areas',
    classes: 'govuk-checkboxes--small',
    fieldset: {
      legend: {
        text: 'Where an entry does not say whom it is for: people of',
        classes: 'govuk-fieldset__legend--s',
      },
    },
    hint: { text: 'None ticked means everywhere.' },
    items: areas.map(({ code, name }) => ({
      value: code,
      text: name,
      checked: typed.values('areas').includes(code),
    })),
  })}${govuk.checkboxes({
    name: 'whole',
    idPrefix: 'whole',
    classes: 'govuk-checkboxes--small',
    items: [
      {
        value: 'yes',
        text: 'This is all that they have',
        hint: {
          text: 'Then what came from there before and is not in it is reported, and its owner asked. An address is always read whole.',
        },
        checked: typed.value('whole') === 'yes',
      },
    ],
  })}${govuk.button({ text: 'Try it', preventDoubleClick: true })}</form>`;
}

export interface ReportModel extends Paged {
  run: Run;
  /** The address's own page, where it came from one. */
  feedId: string | undefined;
  rows: readonly RowShown[];
  outcome: Outcome | undefined;
  now: Temporal.Instant;
  csrf: string;
  key: string;
}

/** What becomes of each entry, or would. */
export function reportView(model: ReportModel): Html {
  const { run, outcome, now } = model;
  const path = `/directory/imports/${run.id}`;
  const by = run.feedId ? byWhom(run) : `by ${run.byName}`;
  const often = model.feedId
    ? html` · <a href="/directory/feeds/${model.feedId}">How often it is fetched</a>`
    : NOTHING;
  const tried = run.tried
    ? html`<p class="govuk-body">The trial before it was taken in said: ${countsWords(run.tried)}.</p>`
    : NOTHING;
  const from = html`From ${run.source}, begun ${time(whenWords(run.beganAt, now))} ${by}${often}`;
  const top = html`<h1 class="govuk-heading-xl">${run.name}</h1>${standing(model)}`;
  // Until something of it was read there is nothing to list, and no report.
  if (takenOf(run) === 0 && model.rows.every(({ outcome: became }) => became === 'waiting'))
    return html`${top}<p class="govuk-body">${from}</p>`;
  const all = outcome ? html`<a href="${path}">All entries</a> · ` : NOTHING;
  return html`${top}${outcomesOf(run)}
<p class="govuk-body">${all}<a href="${path}/report.csv${outcome ? `?show=${outcome}` : ''}">Download the report</a> · ${from}</p>${tried}
${entriesOf(model)}`;
}

function outcomesOf({ id, counts }: Run): Html {
  const shown = OUTCOMES.filter((each) => (counts[each] ?? 0) > 0);
  if (shown.length === 0) return NOTHING;
  return figures(
    shown.map((each) => ({
      value: count(counts[each] ?? 0),
      words: OUTCOME_WORDS[each].toLowerCase(),
      href: `/directory/imports/${id}?show=${each}`,
    })),
    'What becomes of the entries',
  );
}

function entriesOf({ rows, outcome, next, first, size }: ReportModel): Html {
  return html`${dataTable<RowShown>({
    caption: outcome ? OUTCOME_WORDS[outcome] : 'Every entry',
    columns: [
      { label: 'Line', kind: 'number', cell: ({ line }) => line },
      { label: 'Entry', kind: 'name', cell: nameOf },
      { label: 'Outcome', cell: ({ outcome: became }) => OUTCOME_WORDS[became] },
      { label: 'Why', cell: ({ reasons }) => reasons.join('. ') || '–' },
    ],
    rows,
    empty: emptyState({
      title: 'No entry here',
      words: 'Look again in a moment, or choose another outcome above.',
    }),
  })}${pager({ next, first, size, of: 'entries' })}`;
}

function nameOf({ name, sourceId, serviceId }: RowShown): Html {
  const words = name || sourceId || 'without a name';
  return serviceId ? html`<a href="/directory/work/${serviceId}/history">${words}</a>` : html`${words}`;
}

function standing(model: ReportModel): Html {
  const { run, csrf, key } = model;
  const path = `/directory/imports/${run.id}`;
  if (run.state === 'failed')
    return notice('late', {
      strong: 'It stopped.',
      body: html`${run.failure ?? 'Something went wrong'}. Nothing was taken in from where it stopped. ${run.url === null ? 'Put the file right' : 'Look at the address, or ask whoever keeps that directory for a file'}, then <a href="/directory/imports/new?again=${run.id}">bring it again</a>.`,
    });
  if (run.state !== 'done') return underWay(run);
  if (!run.trial)
    return notice('calm', {
      strong: 'It is taken in.',
      body: html`<a href="/directory/work?show=waiting">What waits for approval</a>${run.counts.gone ? html` · <a href="/directory/work?show=gone">What is gone from its source</a>` : NOTHING} · <a href="/directory/imports/new?again=${run.id}">Bring it again</a>`,
    });
  if (run.overtaken)
    return notice('calm', {
      strong: 'It was fetched again since.',
      body: html`Nothing of this one was taken in. <a href="/directory/feeds/${model.feedId ?? ''}">See the latest</a>`,
    });
  const takes = (run.counts.new ?? 0) + (run.counts.updated ?? 0) + (run.counts.held ?? 0);
  const gone = run.counts.gone ?? 0;
  if (takes + gone === 0)
    return notice('calm', {
      strong: 'Nothing would change.',
      body: 'Every entry is here already as it stands, or must be put right at its source.',
    });
  return html`<form method="post" action="${path}">${hiddenFields({ csrf, key })}<p class="govuk-body">This was a trial: nothing is changed yet. Entries to be put right are left out and hold up no other.</p>${missing(run, gone)}${govuk.button({ text: takes > 0 ? `Take in ${count(takes)} ${takes === 1 ? 'entry' : 'entries'}` : 'Note what is gone', preventDoubleClick: true })}</form>`;
}

/** What is no longer there stays public until somebody answers; a feed that lacks most is perhaps not all of it. */
function missing({ rows }: Run, gone: number): Html {
  if (gone === 0) return NOTHING;
  const strong = `${count(gone)} ${gone === 1 ? 'entry that came' : 'entries that came'} from there before ${gone === 1 ? 'is' : 'are'} not in it.`;
  if (gone >= rows)
    return notice('late', {
      strong,
      body: 'That is as many as it has, or more. Is this really all of it? If not, bring it again without the tick.',
    });
  return notice('clock', {
    strong,
    body:
      gone === 1
        ? 'It stays public and is marked. Its owner is asked.'
        : 'They stay public and are marked. Their owners are asked.',
  });
}

function underWay(run: Run): Html {
  const done = takenOf(run);
  const strong =
    run.state === 'fetching'
      ? `Being fetched: ${count(run.rows)} entries so far.`
      : `${stateWords(run)}: ${count(done)} of ${count(run.rows)} entries.`;
  return html`${notice('clock', { strong, body: html`It goes on by itself, and you may leave this page. <a href="/directory/imports/${run.id}">Look again</a>` })}<progress class="ws-progress" max="${Math.max(1, run.rows)}" value="${done}" aria-label="Entries read">${done} of ${run.rows}</progress>`;
}
