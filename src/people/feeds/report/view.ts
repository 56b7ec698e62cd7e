import { hiddenFields } from '../../../platform/forms/index.ts';
import { figures, govuk, type Html, html, NOTHING, notice, time } from '../../../platform/html/index.ts';
import { listedRows } from '../../../platform/lists/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { type FeedOutcome, type FeedRun, OUTCOMES, type ReportRow } from '../types.ts';
import { OUTCOME_WORDS, sourceWords, weighedOf } from '../words.ts';

export interface FeedModel {
  run: FeedRun;
  rows: readonly ReportRow[];
  outcome: FeedOutcome | undefined;
  now: Temporal.Instant;
  csrf: string;
  key: string;
  brings: boolean;
  decides: boolean;
  size: number;
  next: string | undefined;
  first: string | undefined;
}

/** What became of each row, or would: never what it says, nor whom it may be. */
export function feedView(model: FeedModel): Html {
  const { run, rows, outcome, now } = model;
  const path = `/people/feeds/${run.id}`;
  const shown = OUTCOMES.filter((each) => (run.counts[each] ?? 0) > 0);
  return html`<h1 class="govuk-heading-xl">${run.fileName}</h1>
${standing(model)}
${
  shown.length === 0
    ? NOTHING
    : figures(
        shown.map((each) => ({
          value: (run.counts[each] ?? 0).toLocaleString('en-GB'),
          words: OUTCOME_WORDS[each].toLowerCase(),
          href: `${path}?show=${each}`,
        })),
        'What becomes of the rows',
      )
}
<p class="govuk-body">${outcome ? html`<a href="${path}">All rows</a> · ` : NOTHING}<a href="${path}/report.csv">Download the report</a>${model.brings && run.trial && run.state === 'done' ? html` · <a href="${path}/columns">Change the columns</a>` : NOTHING} · From ${sourceWords(run.source)}, begun ${time(whenWords(run.beganAt, now))} by ${run.broughtBy ?? run.byName}${run.broughtBy ? `, gone on with by ${run.byName}` : NOTHING}</p>
${listedRows<ReportRow>({
  ...{
    caption: outcome ? OUTCOME_WORDS[outcome] : 'Every row',
    rows,
    path,
    size: model.size,
    next: model.next,
    first: model.first,
  },
  columns: [
    { label: 'Reference there', cell: ({ theirId }) => theirId || '–' },
    { label: 'Outcome', cell: outcomeCell },
  ],
  says: 'Why',
  saidOf: ({ reasons }) => reasons,
})}`;
}

function outcomeCell({ outcome, personId, reference }: ReportRow): Html {
  if (outcome === 'waiting') return html`Not weighed yet`;
  const words = OUTCOME_WORDS[outcome];
  return personId ? html`${words}: <a href="/people/${personId}">${reference}</a>` : html`${words}`;
}

function standing(model: FeedModel): Html {
  const { run, csrf, key } = model;
  const path = `/people/feeds/${run.id}`;
  if (run.state === 'stopped') return stopped(model);
  if (run.state !== 'done') return underWay(run);
  if (!run.trial) return taken(model);
  const takes = OUTCOMES.filter((each) => ['created', 'linked', 'updated', 'queued'].includes(each));
  const count = takes.reduce((sum, each) => sum + (run.counts[each] ?? 0), 0);
  if (count === 0)
    return notice('calm', {
      strong: 'Nothing would be taken in.',
      body: 'Put the rows right in your list and bring it again, or change the columns.',
    });
  const words = 'This was a trial: nobody was changed yet. Rows to put right are left out.';
  if (!model.brings) return html`<p class="govuk-body">${words}</p>`;
  return html`<form method="post" action="${path}" novalidate>${hiddenFields({ csrf, key })}
<p class="govuk-body">${words} Rows that wait are decided one by one by the team that holds the records. Nothing comes in twice.</p>${govuk.button({ text: `Take in ${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`, preventDoubleClick: true })}</form>`;
}

function stopped({ run, brings, csrf, key }: FeedModel): Html {
  const said = notice('clock', {
    strong: `Stopped after ${weighedOf(run).toLocaleString('en-GB')} of ${run.rows.toLocaleString('en-GB')} rows: ${run.byName} no longer may bring lists here.`,
    body: `What was ${run.trial ? 'tried' : 'taken in'} before stays as it is.${brings ? ' Whoever goes on answers for the rows that are left.' : ' Somebody who may bring lists goes on with the rows that are left.'}`,
  });
  if (!brings) return said;
  return html`${said}<form method="post" action="/people/feeds/${run.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.button({ text: 'Go on with it', preventDoubleClick: true })}</form>`;
}

function underWay(run: FeedRun): Html {
  const done = weighedOf(run);
  const strong = `${run.trial ? 'Being tried' : 'Being taken in'}: ${done.toLocaleString('en-GB')} of ${run.rows.toLocaleString('en-GB')} rows.`;
  const body = html`${run.trial ? 'Nobody is changed by this. ' : NOTHING}It goes on by itself, also after a restart, and you may leave this page. <a href="/people/feeds/${run.id}">Look again</a>`;
  return html`${notice('clock', { strong, body })}<progress class="ws-progress" max="${Math.max(1, run.rows)}" value="${done}" aria-label="Rows weighed">${done} of ${run.rows}</progress>`;
}

function taken({ run, decides }: FeedModel): Html {
  const waiting = run.counts.queued ?? 0;
  if (waiting === 0)
    return notice('calm', { strong: 'It is taken in.', body: 'No row waits for a decision.' });
  const strong = `${waiting.toLocaleString('en-GB')} ${waiting === 1 ? 'row waits' : 'rows wait'} for a person to decide.`;
  const body = decides
    ? html`<a href="/people/feeds/${run.id}/queue">Look at the rows that wait</a>`
    : 'The team that holds the records decides on them.';
  return notice('clock', { strong, body });
}
