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
  govuk,
  type Html,
  html,
  NOTHING,
  stateTag,
  time,
} from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { FactorChange } from '../rules/matching/relearn.ts';
import type { Zone } from '../rules/matching/types.ts';
import { factorWords } from '../rules/matching/words.ts';
import type { ModelVersion, Moved, Trial } from './types.ts';

export interface TrialModel {
  version: string;
  /** Nothing for the version that came with the program. */
  made: ModelVersion | undefined;
  live: string;
  trial: Trial;
  /** Another proposal waits. */
  waits: boolean;
  now: Temporal.Instant;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

/** So many decisions that would come out otherwise are listed. */
const LISTED = 100;

/** A version, and what it would make of what people decided. */
export function trialView(model: TrialModel): Html {
  const { version, made, live, trial, waits, errors } = model;
  return html`${errorSummary(errors)}<span class="govuk-caption-l">How people are matched</span><h1 class="govuk-heading-l">Version ${version} ${version === live ? stateTag('Live') : NOTHING}</h1>
${made ? html`<p>${made.why}. Made by ${made.madeBy} from ${made.decisions.toLocaleString('en-GB')} decided pairs, beginning with ${made.basedOn}.</p>` : html`<p>It came with the program.</p>`}
<h2 class="govuk-heading-m">Tried on what people decided</h2><p>Nothing changes by looking. ${trial.pairs === 1 ? '1 pair was weighed when somebody decided on it; it is' : `${trial.pairs.toLocaleString('en-GB')} pairs were weighed when people decided on them; each is`} weighed anew here, by ${live}${version === live ? NOTHING : ` and by ${version}`}.</p>
${zonesTable(trial, { live, version })}${asideWords(trial)}${movedList(model)}${made && made.changes.length > 0 ? changesTable(made.changes) : NOTHING}
${version === live ? NOTHING : waits ? html`<p>A version waits for a second person already: <a href="/people/models">answer that first</a>.</p>` : proposeForm(model)}`;
}

const ZONE_WORDS: Readonly<Record<Zone, string>> = {
  same: 'Most likely the same',
  possible: 'Possible',
  new: 'Not shown',
};

function zonesTable({ zones, pairs }: Trial, { live, version }: { live: string; version: string }): Html {
  return dataTable<Trial['zones'][number]>({
    caption: 'How many pairs stand where',
    columns: [
      { label: 'People said', kind: 'name', cell: ({ same }) => (same ? 'The same person' : 'Two people') },
      { label: 'The matcher says', cell: ({ zone }) => ZONE_WORDS[zone] },
      { label: `By ${live}`, kind: 'number', cell: ({ before }) => before },
      ...(version === live
        ? []
        : [
            {
              label: `By ${version}`,
              kind: 'number' as const,
              cell: ({ after }: Trial['zones'][number]) => after,
            },
          ]),
    ],
    rows: pairs > 0 ? zones : [],
    empty: emptyState({
      title: 'Nothing was decided yet',
      words: 'When people choose who somebody is, link records or tell them apart, it counts here.',
    }),
  });
}

/** Counted: who decided them and who sees both records finds them among those that may be of one person. */
function asideWords({ setAside }: Trial): Html {
  const [many, few] = [setAside.length.toLocaleString('en-GB'), setAside.length === 1];
  return setAside.length === 0
    ? NOTHING
    : html`<p>${few ? '1 decision goes' : `${many} decisions go`} against everything that was found, at a thousand to one and more: records told apart that agree in all, or the other way round. A training learns nothing from ${few ? 'it' : 'them'}. Whoever sees both records finds those that were told apart under <a href="/people/duplicates">records that may be of one person</a>, to look again.</p>`;
}

const sentence = (words: string) => words.replace(/^./, (letter) => letter.toUpperCase());

function movedList({ trial, now }: TrialModel): Html {
  const { moved, pairs } = trial;
  if (pairs === 0) return NOTHING;
  const seen = moved.filter(({ pair }) => pair.people !== null);
  const hidden = moved.length - seen.length;
  return html`<h2 class="govuk-heading-m">${moved.length === 1 ? '1 pair would come out otherwise' : `${moved.length.toLocaleString('en-GB')} pairs would come out otherwise`}</h2>
${hidden > 0 ? html`<p>${hidden === 1 ? '1 of them is' : `${hidden} of them are`} about people whose records you do not see: counted, and not listed.</p>` : NOTHING}${
  moved.length > 0 && seen.length > 0
    ? dataTable<Moved>({
        caption: 'Decisions that would come out otherwise',
        columns: [
          {
            label: 'Decided',
            kind: 'name',
            cell: ({ pair }) =>
              html`${KIND_WORDS[pair.kind] ?? pair.kind} by ${pair.by ?? 'somebody'}, ${time(whenWords(pair.at, now))}. ${(pair.people ?? []).map((id, n) => html`<a href="/people/${id}">record ${n + 1}</a> `)}`,
          },
          { label: 'Today', cell: ({ before }) => placed(before) },
          { label: 'Then', cell: ({ after }) => placed(after) },
          {
            label: 'Reasons',
            cell: ({ pair }) =>
              html`<ul class="govuk-list">${pair.evidence.map(({ says }) => html`<li>${says}</li>`)}${pair.guard ? html`<li>${pair.guard}</li>` : NOTHING}</ul>`,
          },
        ],
        rows: seen.slice(0, LISTED),
        empty: NOTHING,
      })
    : NOTHING
}`;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  chosen: 'Chosen in a search',
  created: 'Added as somebody else',
  linked: 'Linked',
  split: 'Taken apart',
  'not same': 'Told apart',
};

const placed = ({ zone, weight }: Moved['after']) => `${ZONE_WORDS[zone]} (${weight.toFixed(1)} bits)`;

function changesTable(changes: readonly FactorChange[]): Html {
  return html`<h2 class="govuk-heading-m">What it weighs otherwise</h2>${dataTable<FactorChange>({
    caption: 'Weights that changed, in bits',
    columns: [
      { label: 'Weight', kind: 'name', cell: ({ factor }) => sentence(factorWords(factor)) },
      { label: 'Before', kind: 'number', cell: ({ before }) => before.toFixed(2) },
      { label: 'After', kind: 'number', cell: ({ after }) => after.toFixed(2) },
      { label: 'Seen in pairs', kind: 'number', cell: ({ seen }) => seen },
    ],
    rows: changes,
    empty: NOTHING,
  })}`;
}

function proposeForm({ version, typed, errors, csrf, key }: TrialModel): Html {
  return html`<h2 class="govuk-heading-m">Put it live</h2><p>Another person has to confirm it. Every search follows within half a minute, and all records are compared anew in the background.</p>
<form method="post" action="/people/models/${version}/live" novalidate>${hiddenFields({ csrf, key })}${govuk.textarea(
    {
      id: 'why',
      name: 'why',
      label: { text: 'Why should it go live?', classes: 'govuk-label--s' },
      rows: '3',
      value: typed.value('why'),
      ...errorMessage(errors, 'why'),
    },
  )}${govuk.button({ text: 'Propose that it goes live' })}</form>`;
}
