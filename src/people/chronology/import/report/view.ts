import { hiddenFields } from '../../../../platform/forms/index.ts';
import { figures, govuk, type Html, html, NOTHING, notice, time } from '../../../../platform/html/index.ts';
import { listedRows, standsStill } from '../../../../platform/lists/index.ts';
import { whenWords } from '../../../../platform/time/words.ts';
import { type ChronologyList, type ListedRow, OUTCOMES, type Outcome } from '../types.ts';

const WORDS: Readonly<Record<Outcome, string>> = {
  ready: 'Would be taken over',
  imported: 'Taken over',
  already: 'There already',
  whose: 'Whose is it?',
  wrong: 'To put right',
};

/** What became of a row, or would, in words. */
export const outcomeWords = (outcome: Outcome): string => WORDS[outcome];

export interface ReportModel {
  list: ChronologyList;
  rows: readonly ListedRow[];
  counts: Readonly<Record<Outcome, number>>;
  outcome: Outcome | undefined;
  now: Temporal.Instant;
  csrf: string;
  key: string;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** What became of each row, or would, and the button that takes the list over. */
export function reportView(model: ReportModel): Html {
  const { list, counts, rows, now, outcome } = model;
  const path = `/people/chronology/import/${list.id}`;
  const shown = OUTCOMES.filter((each) => counts[each] > 0);
  return html`<p><a href="/people/chronology/import">All your lists</a>${list.personId ? html` · <a href="/people/${list.personId}/chronology">The chronology</a>` : NOTHING}</p>
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
<p>${outcome ? html`<a href="${path}">All rows</a> · ` : NOTHING}<a href="${path}/report.csv">Download the report</a>${list.startedAt ? NOTHING : html` · <a href="${path}/columns">Change the columns</a>`} · Uploaded ${time(whenWords(list.uploadedAt, now))}</p>
${listedRows<ListedRow>({
  ...{
    caption: outcome ? WORDS[outcome] : 'Every row',
    rows,
    path,
    size: model.size,
    next: model.next,
    first: model.first,
  },
  columns: [
    { label: 'Outcome', cell: ({ outcome: became }) => WORDS[became] },
    {
      label: 'About',
      cell: ({ personId, label }) =>
        personId ? html`<a href="/people/${personId}/chronology">${label}</a>` : '–',
    },
  ],
  says: 'What to put right',
  saidOf: ({ errors }) => errors,
})}`;
}

function standing(model: ReportModel): Html {
  const { list, counts, now } = model;
  const done = counts.imported + counts.already;
  const all = done + counts.ready;
  if (list.finishedAt)
    return notice('calm', {
      strong: `${counts.imported} ${counts.imported === 1 ? 'event was' : 'events were'} taken over.`,
      body: 'Each stands in the chronology of whom it is about. What was uploaded is not kept.',
    });
  if (standsStill(list, now))
    return takeOver(
      model,
      'Go on with it',
      notice('calm', {
        strong: `It stands still: ${done} of ${all} are taken over.`,
        body: 'Nothing is lost and nothing comes in twice.',
      }),
    );
  if (list.startedAt)
    return notice('calm', {
      strong: `Being taken over: ${done} of ${all}.`,
      body: html`It goes on by itself, also after a restart. <a href="/people/chronology/import/${list.id}">Look again</a>`,
    });
  if (counts.ready === 0)
    return notice('calm', {
      strong: 'Nothing would be taken over.',
      body: 'Put the rows right in your list and upload it again, or change the columns.',
    });
  return takeOver(
    model,
    `Take over ${counts.ready} ${counts.ready === 1 ? 'event' : 'events'}`,
    html`<p>This was a trial: nothing was taken over yet. The other rows are left out; upload them again when they are right. Nothing comes in twice.</p>`,
  );
}

function takeOver({ list, csrf, key }: ReportModel, button: string, words: Html): Html {
  return html`<form method="post" action="/people/chronology/import/${list.id}" novalidate>${hiddenFields({ csrf, key })}${words}${govuk.button({ text: button, preventDoubleClick: true })}</form>`;
}
