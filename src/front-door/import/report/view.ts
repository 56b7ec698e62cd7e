import { hiddenFields } from '../../../platform/forms/index.ts';
import { figures, govuk, type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { listedRows, standsStill } from '../../../platform/lists/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { ListedImport, ListedRow, Outcome } from '../types.ts';

export const OUTCOMES: readonly Outcome[] = ['wrong', 'ready', 'already', 'imported'];

const WORDS: Readonly<Record<Outcome, string>> = {
  ready: 'Would be taken over',
  imported: 'Taken over',
  already: 'There already',
  wrong: 'To put right',
};

/** What became of a row, or would, in words. */
export const outcomeWords = (outcome: Outcome): string => WORDS[outcome];

export interface ReportModel {
  list: ListedImport;
  rows: readonly ListedRow[];
  counts: Readonly<Record<Outcome, number>>;
  outcome: Outcome | undefined;
  now: Temporal.Instant;
  csrf: string;
  key: string;
  /** Whether the reader may open concerns; which of them, the record says. */
  opens: boolean;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** What became of each row, or would, and the button that takes the list over. */
export function reportView(model: ReportModel): Html {
  const { list, counts, rows, now } = model;
  const path = `/front-door/import/${list.id}`;
  const shown = OUTCOMES.filter((each) => counts[each] > 0 || each === 'wrong');
  return html`<p><a href="/front-door/import">All lists</a></p>
<h1 class="govuk-heading-xl">${list.fileName}</h1>
${standing(model)}
${figures(
  shown.map((each) => ({
    value: String(counts[each]),
    words: WORDS[each].toLowerCase(),
    href: `${path}?show=${each}`,
  })),
  'What becomes of the rows',
)}
<p>${model.outcome ? html`<a href="${path}">All rows</a> · ` : NOTHING}<a href="${path}/report.csv">Download the report</a>${list.startedAt ? NOTHING : html` · <a href="${path}/columns">Change the columns</a>`} · Uploaded ${time(whenWords(list.uploadedAt, now))} by ${list.madeByName}</p>
${listedRows<ListedRow>({
  ...{
    caption: model.outcome ? WORDS[model.outcome] : 'Every row',
    rows,
    path,
    size: model.size,
    next: model.next,
    first: model.first,
  },
  columns: [
    { label: 'Reference there', cell: ({ theirReference }) => theirReference || '–' },
    { label: 'Outcome', cell: (row) => outcomeCell(row, model.opens) },
  ],
  says: 'What to put right',
  saidOf: ({ errors }) => errors,
})}`;
}

function outcomeCell({ outcome, reference, concernId }: ListedRow, opens: boolean): Html {
  if (outcome !== 'imported' || !reference) return html`${WORDS[outcome]}`;
  return html`${WORDS[outcome]}: ${opens && concernId ? html`<a href="/front-door/${concernId}">${reference}</a>` : reference}`;
}

function standing(model: ReportModel): Html {
  const { list, counts, csrf, key } = model;
  if (list.finishedAt)
    return notice('calm', {
      strong: `${counts.imported} concerns were taken over.`,
      body: 'Each stands in the inbox of its area, marked as imported, with its clock running from the day it was received. What was uploaded is not kept.',
    });
  if (standsStill(list, model.now)) return goOn(model);
  if (list.startedAt)
    return notice('calm', {
      strong: `Being taken over: ${counts.imported + counts.already} of ${list.rows - counts.wrong}.`,
      body: html`It goes on by itself, also after a restart. <a href="/front-door/import/${list.id}">Look again</a>`,
    });
  if (counts.ready === 0)
    return notice('calm', {
      strong: 'Nothing would be taken over.',
      body: 'Put the rows right in your list and upload it again, or change the columns.',
    });
  return html`<form method="post" action="/front-door/import/${list.id}" novalidate>${hiddenFields({ csrf, key })}
<p>This was a trial: nothing was taken over yet. Rows to put right are left out; upload them again when they are right. Nothing comes in twice.</p>
${govuk.checkboxes({
  name: 'tell',
  idPrefix: 'tell',
  items: [
    {
      value: 'yes',
      text: 'Write to the people who raised them',
      hint: {
        text: 'Only where the list has an email address. Unless ticked, nothing is sent to them by itself, now or later.',
      },
    },
  ],
})}${govuk.button({ text: `Take over ${counts.ready} ${counts.ready === 1 ? 'concern' : 'concerns'}`, preventDoubleClick: true })}</form>`;
}

function goOn({ list, counts, csrf, key }: ReportModel): Html {
  return html`<form method="post" action="/front-door/import/${list.id}" novalidate>${hiddenFields({ csrf, key })}
${notice('calm', {
  strong: `It stands still: ${counts.imported + counts.already} of ${list.rows - counts.wrong} are taken over.`,
  body: 'Perhaps whoever began it may not do so any more. Nothing is lost and nothing comes in twice: go on in your own name.',
})}${govuk.button({ text: 'Go on with it', preventDoubleClick: true })}</form>`;
}
