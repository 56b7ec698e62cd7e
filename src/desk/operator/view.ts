import { hiddenFields } from '../../platform/forms/index.ts';
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
  time,
} from '../../platform/html/index.ts';
import { lengthWords, whenWords } from '../../platform/time/words.ts';
import type { LetterRow, Standing } from './types.ts';

export interface OperatorModel {
  now: Temporal.Instant;
  standing: Standing;
  letters: readonly LetterRow[];
  size: number;
  next: string | undefined;
  first: string | undefined;
  csrf: string;
  /** What was just done, for the notice at the top. */
  did: string | undefined;
}

/** Dead letters, and how sending and the queue stand. */
export function operatorView(model: OperatorModel): Html {
  return html`<h1 class="govuk-heading-xl">Messages and jobs</h1>
${model.did ? notice('calm', { strong: model.did }) : NOTHING}
${figures(standingFigures(model.standing), 'How sending stands')}
<h2 class="govuk-heading-l">Dead letters</h2>
<p class="govuk-body">Work that failed every time it was tried. Nothing of it is lost: put the cause right, then send it back. What it was about is not shown here.</p>
${model.letters.length > 0 ? replayAll(model) : NOTHING}
${letterTable(model)}${pager({ of: 'dead letters', size: model.size, next: model.next, first: model.first, words: `${model.standing.deadLetters} waiting to be settled, the latest first` })}
<h2 class="govuk-heading-l">Queue</h2>
${topicTable(model.standing)}`;
}

function standingFigures({ unsentMessages, oldestUnsentSeconds, deadLetters, topics }: Standing) {
  const waiting = topics.reduce((sum, topic) => sum + topic.waiting + topic.active, 0);
  const age = lengthWords(Temporal.Duration.from({ seconds: oldestUnsentSeconds })).text;
  return [
    {
      value: String(unsentMessages),
      words: unsentMessages > 0 ? `unsent messages, the oldest for ${age}` : 'unsent messages',
      // As long as a person waiting for an answer should ever wait for a machine.
      late: oldestUnsentSeconds > 15 * 60,
    },
    { value: String(deadLetters), words: 'dead letters', late: deadLetters > 0 },
    { value: String(waiting), words: 'jobs in the queue' },
  ];
}

function replayAll({ csrf, standing }: OperatorModel): Html {
  return html`<form method="post" action="/operator/replay-all">${hiddenFields({ csrf })}${govuk.button({
    text: standing.deadLetters === 1 ? 'Send it back' : `Send all ${standing.deadLetters} back`,
    preventDoubleClick: true,
  })}</form>`;
}

function letterTable({ letters, now, csrf }: OperatorModel): Html {
  return dataTable<LetterRow>({
    caption: 'Dead letters, the latest first',
    columns: [
      { label: 'Work', kind: 'name', cell: (row) => row.topic },
      { label: 'Asked for', cell: (row) => time(whenWords(row.told_at, now)) },
      { label: 'Given up', cell: (row) => time(whenWords(row.died_at, now)) },
      { label: 'Tries', kind: 'number', cell: (row) => row.tries },
      { label: 'Error', cell: (row) => html`<code>${row.error_class}</code>` },
      { label: 'Settle', cell: (row) => settleCell(row, csrf) },
    ],
    rows: letters,
    empty: emptyState({
      title: 'No dead letters',
      words: 'Everything that was asked for has been done, or is still being tried.',
    }),
  });
}

function settleCell({ id, topic }: LetterRow, csrf: string): Html {
  const heard = html`<span class="govuk-visually-hidden"> (${topic})</span>`;
  return html`<form method="post" action="/operator/${id}/replay">${hiddenFields({ csrf })}${govuk.button({
    html: html`Send back${heard}`,
    classes: 'govuk-button--secondary',
  })}</form><a href="/operator/${id}/discard">Discard${heard}</a>`;
}

function topicTable({ topics }: Standing): Html {
  return dataTable<Standing['topics'][number]>({
    caption: 'What waits, by kind of work',
    columns: [
      { label: 'Work', kind: 'name', cell: (row) => row.topic },
      { label: 'Waiting', kind: 'number', cell: (row) => row.waiting },
      { label: 'Being done', kind: 'number', cell: (row) => row.active },
    ],
    rows: topics,
    empty: emptyState({ title: 'Nothing waits', words: 'No work has been asked for yet.' }),
  });
}
